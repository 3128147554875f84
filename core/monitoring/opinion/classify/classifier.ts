import type { FeatureSpace } from './feature-space.ts';

/** A trained model: tells classes apart by the words of a text. */
export interface Classifier {
  /** In their order; results name them by their place. */
  classes: readonly string[];
  space: FeatureSpace;
  /** By feature, for each class in turn. */
  weights: Float32Array;
  /** By class. */
  intercepts: Float32Array;
  /** By what scores are multiplied before they become probabilities (temperature scaling, Guo et al. 2017). */
  sharpness: number;
}
