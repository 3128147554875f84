import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import { levelOf } from '../training/pattern-counts.ts';
import { frequencySlots, frequencyTerm } from './frequency-slots.ts';
import { bitsToProbability } from './level-bits.ts';
import { patternParts, type PatternPart } from './pattern-weight.ts';

/** One step from the prior to the weight of a pair. */
export type WaterfallPart =
  PatternPart | { kind: 'frequency'; comparison: number; column: string; bits: number };

export interface Waterfall {
  parts: WaterfallPart[];
  /** The parts' bits added up in their order; `scored` holds it as FLOAT. */
  weight: number;
  probability: number;
}

/** Rarity of both records' values by frequency column (`rarity` table); null where there is no value. */
export interface Rarities {
  left: readonly (number | null)[];
  right: readonly (number | null)[];
}

/** Why a pair weighs what it weighs: the same terms in the same order as in `score-pairs.ts`. */
export function waterfall(
  model: LinkageModel,
  parameters: LinkageParameters,
  pattern: number,
  rarities: Rarities,
): Waterfall {
  const frequencies = frequencySlots(model).flatMap(({ comparison, column, columnNumber }) => {
    const level = levelOf(pattern, comparison);
    const { weight, most, usual } = frequencyTerm(
      model.comparisons[comparison]!,
      parameters.levels[comparison]!,
      level,
      column,
    );
    if (weight === 0) return [];
    const [left, right] = [rarities.left[columnNumber], rarities.right[columnNumber]];
    const bits = weight * (Math.min(left ?? usual, right ?? usual, most) - usual);
    return [{ kind: 'frequency', comparison, column, bits } as const];
  });
  const parts = [...patternParts(model, parameters)(pattern), ...frequencies];
  const weight = parts.reduce((sum, { bits }) => sum + bits, 0);
  return { parts, weight, probability: bitsToProbability(weight) };
}
