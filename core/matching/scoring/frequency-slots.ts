import type { Comparison } from '../../../schemas/linkage/comparison.ts';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';

/** A comparison some of whose levels weigh by the frequency of one column's values. */
export interface FrequencySlot {
  comparison: number;
  column: string;
  /** Position among `frequencyColumns`. */
  columnNumber: number;
}

/** Columns whose values' frequencies count in the model. */
export function frequencyColumns({ comparisons }: Pick<LinkageModel, 'comparisons'>): string[] {
  return [
    ...new Set(
      comparisons.flatMap(({ levels }) => levels.flatMap(({ frequency }) => frequency?.column ?? [])),
    ),
  ];
}

export function frequencySlots(model: Pick<LinkageModel, 'comparisons'>): FrequencySlot[] {
  const columns = frequencyColumns(model);
  return model.comparisons.flatMap(({ levels }, comparison) =>
    columns.flatMap((column, columnNumber) =>
      levels.some(({ frequency }) => frequency?.column === column)
        ? [{ comparison, column, columnNumber }]
        : [],
    ),
  );
}

/** How a level turns the rarity of a value into bits: `weight` · (the smaller of rarity and `most`, less `usual`). */
export interface FrequencyTerm {
  weight: number;
  /** Rarity, −log2 of the frequency, from which on a value gets no rarer. */
  most: number;
  /** Rarity that the level's u supposes. */
  usual: number;
}

const none: FrequencyTerm = { weight: 0, most: 0, usual: 0 };

/**
 * The term of a slot at a level of its comparison. Replacing u by the frequency f to the power of w adds
 * w · (log2 u − log2 f). For an inexact level u is that of the comparison's exact level on the column, as f is how
 * often two values agree exactly (Splink; Winkler 1988 for exact levels).
 */
export function frequencyTerm(
  comparison: Comparison,
  probabilities: LinkageParameters['levels'][number],
  level: number,
  column: string,
): FrequencyTerm {
  const { frequency } = comparison.levels[level]!;
  if (frequency?.column !== column) return none;
  const exact = comparison.levels.findIndex(({ when }) => when.kind === 'equal' && when.column === column);
  return {
    weight: frequency.weight,
    most: -Math.log2(frequency.atLeast),
    usual: -Math.log2(probabilities[exact < 0 ? level : exact]!.u),
  };
}
