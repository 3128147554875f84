import type { LinkageModel } from './model.ts';

/** Legal entities: the credit code decides where both sides have a valid one; names carry the rest. Weights are judgements in bits. */
export const legalEntityModel: LinkageModel = {
  version: 'legal-entity-1',
  entity: 'legal-entity',
  blocking: [['credit_code'], ['organisation_code'], ['name_core'], ['representative', 'address']],
  largestBlock: 100,
  comparisons: [
    {
      column: 'code_characters',
      levels: [
        { kind: 'null', weight: 0 },
        { kind: 'equal', weight: 24 },
        { kind: 'one-character', weight: 14 },
        { kind: 'else', weight: -6 },
      ],
    },
    {
      column: 'organisation_code',
      levels: [
        { kind: 'null', weight: 0 },
        { kind: 'equal', weight: 20 },
        { kind: 'else', weight: -4 },
      ],
    },
    {
      column: 'name',
      levels: [
        { kind: 'null', weight: 0 },
        { kind: 'equal', weight: 20 },
        { kind: 'equal-in', column: 'name_core', weight: 17 },
        { kind: 'one-character', weight: 8 },
        { kind: 'else', weight: -6 },
      ],
    },
    {
      column: 'representative',
      levels: [
        { kind: 'null', weight: 0 },
        { kind: 'equal-by-frequency', least: 5, most: 10 },
        { kind: 'else', weight: -2 },
      ],
    },
    {
      column: 'address',
      levels: [
        { kind: 'null', weight: 0 },
        { kind: 'equal', weight: 8 },
        { kind: 'else', weight: -1 },
      ],
    },
  ],
  threshold: 3,
  contradiction: 'credit_code',
};
