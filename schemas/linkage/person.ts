import type { LinkageModel } from './model.ts';

/**
 * Persons. The weights are judgements in bits, not trained: a birth date agrees by chance once in some
 * 25,000 pairs (14 bits, less a margin for default dates), a sex once in two, a phone number hardly ever but
 * families share one. Name and birth date alone stay below the threshold for common names (王伟).
 */
export const personModel: LinkageModel = {
  version: 'person-1',
  entity: 'person',
  blocking: [
    ['citizen_number'],
    ['name_sound', 'birth'],
    ['name', 'phone'],
    ['name', 'address'],
    ['number_stem', 'name_sound'],
    ['phone', 'birth'],
  ],
  largestBlock: 100,
  comparisons: [
    {
      column: 'number_digits',
      levels: [
        { kind: 'null', weight: 0 },
        { kind: 'equal', weight: 24 },
        { kind: 'one-character', weight: 14 },
        { kind: 'else', weight: -12 },
      ],
    },
    {
      column: 'name',
      levels: [
        { kind: 'null', weight: 0 },
        { kind: 'equal-by-frequency', least: 7, most: 14 },
        { kind: 'equal-in', column: 'name_sound', weight: 6 },
        { kind: 'one-character', weight: 2 },
        { kind: 'else', weight: -7 },
      ],
    },
    {
      column: 'birth',
      levels: [
        { kind: 'null', weight: 0 },
        { kind: 'equal', weight: 12 },
        { kind: 'one-character', weight: 3 },
        { kind: 'else', weight: -6 },
      ],
    },
    {
      column: 'sex',
      levels: [
        { kind: 'null', weight: 0 },
        { kind: 'equal', weight: 1 },
        { kind: 'else', weight: -5 },
      ],
    },
    {
      column: 'phone',
      levels: [
        { kind: 'null', weight: 0 },
        { kind: 'equal', weight: 10 },
        { kind: 'else', weight: -1 },
      ],
    },
    {
      column: 'address',
      levels: [
        { kind: 'null', weight: 0 },
        { kind: 'equal', weight: 8 },
        { kind: 'else', weight: -0.5 },
      ],
    },
  ],
  threshold: 5,
  contradiction: 'citizen_number',
};
