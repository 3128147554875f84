import type { LinkageModel } from '../linkage-model.ts';

/**
 * Dwellings. The door alone (1-2-301) is everywhere: it counts together with the road or the estate, or with the owner.
 * Every register numbers dwellings in its own way, so a number of one kind that differs is a contradiction.
 */
export const dwellingPreset: LinkageModel = {
  version: 'dwelling-1',
  linkType: 'dedupe',
  columns: {
    unit_number: 'text',
    certificate: 'text',
    house_number: 'text',
    owner: 'text',
    owner_reading: 'text',
    area: 'number',
    road: 'text',
    estate: 'text',
    door: 'text',
  },
  blocking: [
    { kind: 'equal', on: ['unit_number'] },
    { kind: 'equal', on: ['certificate'] },
    { kind: 'equal', on: ['house_number'] },
    { kind: 'equal', on: ['road', 'door'] },
    { kind: 'equal', on: ['estate', 'door'] },
    { kind: 'equal', on: ['owner_reading', 'door'] },
    { kind: 'equal', on: ['owner_reading', 'estate'] },
  ],
  largestBlock: 200,
  maximumPairs: 2e9,
  comparisons: [
    {
      name: 'number',
      columns: ['unit_number', 'certificate', 'house_number'],
      levels: [
        {
          name: 'exact',
          when: {
            kind: 'or',
            of: [
              { kind: 'equal', column: 'unit_number' },
              { kind: 'equal', column: 'certificate' },
              { kind: 'equal', column: 'house_number' },
            ],
          },
        },
        {
          name: 'missing',
          when: {
            kind: 'and',
            of: [
              { kind: 'null', column: 'unit_number' },
              { kind: 'null', column: 'certificate' },
              { kind: 'null', column: 'house_number' },
            ],
          },
          isMissing: true,
        },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
    {
      name: 'place',
      columns: ['road', 'estate'],
      levels: [
        {
          name: 'same',
          when: { kind: 'equal', column: 'road' },
          frequency: { column: 'road', weight: 1, atLeast: 1e-6 },
        },
        { name: 'same-estate', when: { kind: 'equal', column: 'estate' } },
        {
          name: 'missing',
          when: {
            kind: 'and',
            of: [
              { kind: 'null', column: 'road' },
              { kind: 'null', column: 'estate' },
            ],
          },
          isMissing: true,
        },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
    {
      name: 'door',
      columns: ['door'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'door' }, isMissing: true },
        {
          name: 'exact',
          when: { kind: 'equal', column: 'door' },
          frequency: { column: 'door', weight: 1, atLeast: 1e-6 },
        },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
    {
      name: 'owner',
      columns: ['owner', 'owner_reading'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'owner' }, isMissing: true },
        {
          name: 'exact',
          when: { kind: 'equal', column: 'owner' },
          frequency: { column: 'owner', weight: 1, atLeast: 1e-6 },
        },
        {
          name: 'sounds-alike',
          when: {
            kind: 'or',
            of: [
              { kind: 'variant', column: 'owner' },
              { kind: 'homophone', column: 'owner' },
            ],
          },
        },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
    {
      name: 'area',
      columns: ['area'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'area' }, isMissing: true },
        { name: 'same', when: { kind: 'number-difference', column: 'area', atMost: 0.5 } },
        { name: 'near', when: { kind: 'relative-difference', column: 'area', atMost: 0.05 } },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
  ],
  correlated: [],
  training: { seed: 1, convergence: 1e-4, maximumIterations: 200, randomPairs: 1_000_000 },
  clustering: {
    probability: 0.9,
    contradictions: ['unit_number', 'house_number'],
    uniqueSources: [],
    oneToOne: false,
  },
};
