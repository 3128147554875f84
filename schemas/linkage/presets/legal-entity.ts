import type { LinkageModel } from '../linkage-model.ts';

/**
 * Legal entities. The organisation code in characters 9 to 17 of the credit code names the body: two different ones are
 * two bodies, a branch and its head office too. Names carry the rest, together with who represents it, where and since
 * when.
 */
export const legalEntityPreset: LinkageModel = {
  version: 'legal-entity-2',
  linkType: 'dedupe',
  columns: {
    code: 'text',
    organisation: 'text',
    digits: 'text',
    name: 'text',
    core: 'text',
    representative: 'text',
    founded: 'date',
    phone: 'text',
    road: 'text',
    estate: 'text',
    door: 'text',
  },
  blocking: [
    { kind: 'equal', on: ['organisation'] },
    { kind: 'equal', on: ['digits'] },
    { kind: 'equal', on: ['name'] },
    { kind: 'equal', on: ['core'] },
    { kind: 'equal', on: ['phone'] },
    { kind: 'equal', on: ['representative', 'founded'] },
    { kind: 'equal', on: ['representative', 'door'] },
  ],
  largestBlock: 200,
  maximumPairs: 2e9,
  comparisons: [
    {
      name: 'code',
      columns: ['organisation', 'digits'],
      levels: [
        { name: 'exact', when: { kind: 'equal', column: 'organisation' } },
        { name: 'one-character', when: { kind: 'edit-distance', column: 'digits', atMost: 1 } },
        { name: 'missing', when: { kind: 'null', column: 'organisation' }, isMissing: true },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
    {
      name: 'name',
      columns: ['name', 'core'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'name' }, isMissing: true },
        {
          name: 'exact',
          when: { kind: 'equal', column: 'name' },
          frequency: { column: 'name', weight: 1, atLeast: 1e-6 },
        },
        { name: 'core', when: { kind: 'company-core', column: 'name' } },
        { name: 'one-character', when: { kind: 'edit-distance', column: 'name', atMost: 1 } },
        { name: 'similar', when: { kind: 'jaccard', column: 'name', atLeast: 0.6 } },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
    {
      name: 'representative',
      columns: ['representative'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'representative' }, isMissing: true },
        {
          name: 'exact',
          when: { kind: 'equal', column: 'representative' },
          frequency: { column: 'representative', weight: 1, atLeast: 1e-6 },
        },
        {
          name: 'sounds-alike',
          when: {
            kind: 'or',
            of: [
              { kind: 'variant', column: 'representative' },
              { kind: 'homophone', column: 'representative' },
            ],
          },
        },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
    {
      name: 'founded',
      columns: ['founded'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'founded' }, isMissing: true },
        { name: 'exact', when: { kind: 'equal', column: 'founded' } },
        { name: 'near', when: { kind: 'date-difference', column: 'founded', atMost: 31, unit: 'day' } },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
    {
      name: 'address',
      columns: ['road', 'estate', 'door'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'door' }, isMissing: true },
        {
          name: 'same',
          when: {
            kind: 'and',
            of: [
              { kind: 'equal', column: 'door' },
              {
                kind: 'or',
                of: [
                  { kind: 'equal', column: 'road' },
                  { kind: 'equal', column: 'estate' },
                ],
              },
            ],
          },
        },
        { name: 'same-door', when: { kind: 'equal', column: 'door' } },
        {
          name: 'same-place',
          when: {
            kind: 'or',
            of: [
              { kind: 'equal', column: 'road' },
              { kind: 'equal', column: 'estate' },
            ],
          },
        },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
    {
      name: 'phone',
      columns: ['phone'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'phone' }, isMissing: true },
        { name: 'exact', when: { kind: 'equal', column: 'phone' } },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
  ],
  correlated: [],
  training: { seed: 1, convergence: 1e-4, maximumIterations: 200, randomPairs: 1_000_000 },
  clustering: { probability: 0.99, contradictions: ['organisation'], uniqueSources: [], oneToOne: false },
};
