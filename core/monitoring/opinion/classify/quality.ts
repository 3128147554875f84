/** How well classes were told: per class and as a whole. */
export interface ClassQuality {
  precision: number;
  recall: number;
  /** Harmonic mean of both; 0 where neither is anything. */
  f1: number;
  /** Texts that are of the class. */
  texts: number;
}

export interface Quality {
  /** Mean of the classes' F1, each alike. */
  macroF1: number;
  /** Share of the texts that were told rightly. */
  accuracy: number;
  classes: ClassQuality[];
}

/** Compares told classes with the true ones; only classes that some text has count in the mean. */
export function qualityOf(truth: Uint16Array, told: Uint16Array, classes: number): Quality {
  const right = new Int32Array(classes);
  const wanted = new Int32Array(classes);
  const given = new Int32Array(classes);
  for (let text = 0; text < truth.length; text++) {
    wanted[truth[text]!]!++;
    given[told[text]!]!++;
    if (truth[text] === told[text]) right[truth[text]!]!++;
  }
  const each = Array.from(right, (count, one) => ({
    precision: given[one] === 0 ? 0 : count / given[one]!,
    recall: wanted[one] === 0 ? 0 : count / wanted[one]!,
    f1: wanted[one]! + given[one]! === 0 ? 0 : (2 * count) / (wanted[one]! + given[one]!),
    texts: wanted[one]!,
  }));
  const present = each.filter(({ texts }) => texts > 0);
  return {
    macroF1: present.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(present.length, 1),
    accuracy: right.reduce((sum, count) => sum + count, 0) / Math.max(truth.length, 1),
    classes: each,
  };
}
