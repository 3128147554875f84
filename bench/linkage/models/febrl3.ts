import { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { febrlColumns, febrlComparisons, febrlRules } from './febrl.ts';

/** One file in which persons stand several times. */
export const febrl3 = LinkageModel.parse({
  version: 'febrl3-1',
  linkType: 'dedupe',
  columns: Object.fromEntries(Object.keys(febrlColumns).map((column) => [column, 'text'])),
  blocking: febrlRules,
  largestBlock: 500,
  comparisons: febrlComparisons,
  correlated: [['postcode', 'suburb']],
  clustering: { probability: 0.5, contradictions: [] },
});
