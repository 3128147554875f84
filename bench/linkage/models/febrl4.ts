import { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { febrlColumns, febrlComparisons, febrlRules } from './febrl.ts';

/** Two files, each person once in both. */
export const febrl4 = LinkageModel.parse({
  version: 'febrl4-1',
  linkType: 'link',
  columns: Object.fromEntries(Object.keys(febrlColumns).map((column) => [column, 'text'])),
  blocking: febrlRules,
  largestBlock: 500,
  comparisons: febrlComparisons,
  correlated: [['postcode', 'suburb']],
  clustering: { probability: 0.5, contradictions: [], oneToOne: true },
});
