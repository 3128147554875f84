/**
 * How many candidate pairs show each pattern, by the rules that brought them together. A pattern is
 * Σ level · 16^k over the comparisons in the model's order; it stays within the 53 bits of a double.
 */
export interface PatternCounts {
  /** Bit i is set when rule i brings the pair together. */
  rules: Int32Array;
  pattern: Float64Array;
  count: Float64Array;
}

/** Level of the k-th comparison in a packed pattern. */
export function levelOf(pattern: number, k: number): number {
  return Math.floor(pattern / 16 ** k) % 16;
}

/** Packs the levels of all comparisons into one pattern. */
export function packLevels(levels: readonly number[]): number {
  return levels.reduce((pattern, level, k) => pattern + level * 16 ** k, 0);
}
