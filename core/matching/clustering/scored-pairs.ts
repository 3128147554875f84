/** Compared pairs of records as parallel columns, each pair once, in any order. */
export interface ScoredPairs {
  left: Int32Array;
  right: Int32Array;
  /**
   * log2 odds of being one entity, prior included. `Infinity` joins the two whatever stands against it and
   * `-Infinity` keeps them apart: what a reviewer decided.
   */
  weight: Float32Array;
}

/** What cannot stand in one group. */
export interface Constraints {
  /** One column per identity (citizen number, credit code): records with different numbers ≥ 0 are two entities; -1 is unknown. */
  contradictions?: readonly Int32Array[];
  /** Sources in which every entity has at most one record: per record the number of such a source, or -1. */
  uniqueSource?: Int32Array;
}
