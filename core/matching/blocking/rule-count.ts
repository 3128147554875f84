/** A blocking value and how many records have it. */
export interface BlockSize {
  values: string[];
  records: number;
}

/** What one rule would cost and cover. */
export interface RuleCount {
  /**
   * Pairs that the rule brings together, whatever the other rules do. Exact for `equal`; an upper bound where two
   * records share several elements, and for a neighbourhood where the sources of neighbours decide.
   */
  pairs: number;
  /** Records that the rule brings together with at least one other. */
  records: number;
  /** Values that are left out since too many records have them, and how many have them: they are not in `pairs`. */
  excluded: { values: number; records: number };
  /** The largest blocks, excluded ones too. The values are personal: whoever shows them masks them. */
  largest: BlockSize[];
}
