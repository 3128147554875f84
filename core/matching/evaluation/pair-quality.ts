/** Precision, recall and F1 of pairs that were found against those that are true. */
export interface PairQuality {
  truePairs: number;
  foundPairs: number;
  /** Found pairs that are true. */
  correctPairs: number;
  precision: number;
  recall: number;
  f1: number;
}

/** With nothing found there is nothing wrong, with nothing to find nothing missed. */
export function pairQuality(truePairs: number, foundPairs: number, correctPairs: number): PairQuality {
  return {
    truePairs,
    foundPairs,
    correctPairs,
    precision: foundPairs === 0 ? 1 : correctPairs / foundPairs,
    recall: truePairs === 0 ? 1 : correctPairs / truePairs,
    f1: truePairs + foundPairs === 0 ? 1 : (2 * correctPairs) / (truePairs + foundPairs),
  };
}
