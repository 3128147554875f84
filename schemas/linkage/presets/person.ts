import type { Condition } from '../condition.ts';
import type { LinkageModel } from '../linkage-model.ts';

/** One of three characters differs or is missing; of two, the family name alone in common is not similar (0.67). */
const similarName: Condition = { kind: 'jaro', column: 'name', atLeast: 0.75 };
const namesAlike: Condition[] = [
  { kind: 'variant', column: 'name' },
  { kind: 'homophone', column: 'name' },
  { kind: 'similar-shape', column: 'name' },
  similarName,
];

/**
 * Persons. One equal number alone is no proof and name with birth date is none either (LINKAGE §4): what decides is
 * the sum. Two different valid numbers of one's own are two persons. Frequencies tell 王伟 from a rare name, and a
 * shared phone or door from evidence of one person. An equal number under a name that has nothing in common may be a
 * guardian's: it takes back what the birth date in it seems to say (14 bits, a judgement).
 */
export const personPreset: LinkageModel = {
  version: 'person-2',
  linkType: 'dedupe',
  columns: {
    number: 'text',
    digits: 'text',
    ends: 'text',
    name: 'text',
    reading: 'text',
    birth: 'date',
    birth_year: 'number',
    sex: 'text',
    phone: 'text',
    permit: 'text',
    road: 'text',
    estate: 'text',
    door: 'text',
  },
  blocking: [
    { kind: 'equal', on: ['digits'] },
    { kind: 'equal', on: ['reading', 'birth'] },
    { kind: 'equal', on: ['reading', 'phone'] },
    { kind: 'equal', on: ['reading', 'door'] },
    { kind: 'equal', on: ['phone', 'birth'] },
    { kind: 'equal', on: ['ends', 'reading'] },
    { kind: 'equal', on: ['substr(digits, 1, 14)', 'reading'] },
    { kind: 'equal', on: ['substr(digits, 12)', 'reading'] },
    { kind: 'equal', on: ['birth', 'door'] },
    { kind: 'equal', on: ['permit'] },
  ],
  largestBlock: 200,
  maximumPairs: 2e9,
  comparisons: [
    {
      name: 'number',
      columns: ['digits', 'ends', 'name'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'ends' }, isMissing: true },
        {
          name: 'other-name',
          when: {
            kind: 'and',
            of: [
              {
                kind: 'or',
                of: [
                  { kind: 'equal', column: 'digits' },
                  { kind: 'misread-citizen-number', column: 'digits' },
                  { kind: 'equal', column: 'ends' },
                ],
              },
              { kind: 'not', of: { kind: 'or', of: [{ kind: 'null', column: 'name' }, ...namesAlike] } },
            ],
          },
          m: 1e-6,
          u: 0.02,
        },
        {
          name: 'exact',
          when: {
            kind: 'or',
            of: [
              { kind: 'equal', column: 'digits' },
              { kind: 'same-citizen-number', column: 'digits' },
            ],
          },
        },
        { name: 'misread', when: { kind: 'misread-citizen-number', column: 'digits' } },
        {
          name: 'masked',
          when: {
            kind: 'and',
            of: [
              { kind: 'null', column: 'digits' },
              { kind: 'equal', column: 'ends' },
            ],
          },
        },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
    {
      name: 'name',
      columns: ['name', 'reading'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'name' }, isMissing: true },
        {
          name: 'exact',
          when: { kind: 'equal', column: 'name' },
          frequency: { column: 'name', weight: 1, atLeast: 1e-6 },
        },
        { name: 'variant', when: { kind: 'variant', column: 'name' } },
        {
          name: 'confused',
          when: {
            kind: 'or',
            of: [
              { kind: 'homophone', column: 'name' },
              { kind: 'similar-shape', column: 'name' },
            ],
          },
        },
        { name: 'similar', when: similarName },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
    {
      name: 'birth',
      columns: ['birth', 'birth_year'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'birth_year' }, isMissing: true },
        {
          name: 'exact',
          when: { kind: 'equal', column: 'birth' },
        },
        {
          name: 'year-alone',
          when: {
            kind: 'and',
            of: [
              { kind: 'null', column: 'birth' },
              { kind: 'equal', column: 'birth_year' },
            ],
          },
        },
        { name: 'swapped', when: { kind: 'day-month-swapped', column: 'birth' } },
        { name: 'near', when: { kind: 'date-difference', column: 'birth', atMost: 31, unit: 'day' } },
        { name: 'same-year', when: { kind: 'equal', column: 'birth_year' } },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
    {
      name: 'sex',
      columns: ['sex'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'sex' }, isMissing: true },
        { name: 'exact', when: { kind: 'equal', column: 'sex' } },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
    {
      name: 'phone',
      columns: ['phone'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'phone' }, isMissing: true },
        {
          name: 'exact',
          when: { kind: 'equal', column: 'phone' },
          frequency: { column: 'phone', weight: 1, atLeast: 1e-6 },
        },
        { name: 'one-digit', when: { kind: 'edit-distance', column: 'phone', atMost: 1 } },
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
        {
          name: 'place-unknown',
          when: {
            kind: 'and',
            of: [
              { kind: 'equal', column: 'door' },
              { kind: 'null', column: 'road' },
              { kind: 'null', column: 'estate' },
            ],
          },
        },
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
      name: 'permit',
      columns: ['permit'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'permit' }, isMissing: true },
        { name: 'exact', when: { kind: 'equal', column: 'permit' } },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
  ],
  correlated: [],
  training: { seed: 1, convergence: 1e-4, maximumIterations: 200, randomPairs: 1_000_000 },
  clustering: { probability: 0.99, contradictions: ['number'], uniqueSources: [], oneToOne: false },
};
