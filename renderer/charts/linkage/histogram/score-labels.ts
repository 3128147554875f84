export interface ScoreHistogramLabels {
  weight: string;
  probability: string;
  pairs: string;
  /** Of the pairs from a weight on, as the model expects it. */
  precision: string;
  recall: string;
  f1: string;
  /** Matches that the model expects among the pairs. */
  matches: string;
  threshold: string;
}
