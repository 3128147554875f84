import type { ComparisonOutcome, PairView } from '../../../schemas/api/linkage/pairs.ts';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { Waterfall } from '../scoring/waterfall.ts';
import { levelOf } from '../training/pattern-counts.ts';
import { differingCharacters } from './differing-characters.ts';
import type { RecordText, RecordTexts } from './record-texts.ts';

interface Sides {
  left: RecordTexts;
  right: RecordTexts;
}

/** What a pair's weight is made of, as it may be shown. */
export function pairParts(
  { comparisons }: LinkageModel,
  pattern: number,
  { parts }: Waterfall,
  sides: Sides,
): Pick<PairView, 'priorBits' | 'outcomes' | 'interactions'> {
  const sum = (bits: readonly { bits: number }[]) => bits.reduce((total, part) => total + part.bits, 0);
  const outcomes = comparisons.map(({ name, columns, levels }, k): ComparisonOutcome => {
    const level = levels[levelOf(pattern, k)]!;
    const own = parts.filter((part) => 'comparison' in part && part.comparison === k);
    return {
      comparison: name,
      level: level.name,
      isMissing: level.isMissing ?? false,
      differing: Object.fromEntries(columns.map((column) => [column, differing(sides, column)])),
      bits: sum(own.filter(({ kind }) => kind === 'level')),
      frequencyBits: sum(own.filter(({ kind }) => kind === 'frequency')),
    };
  });
  const interactions = parts.flatMap((part) =>
    part.kind === 'interaction'
      ? [{ comparisons: part.comparisons.map((k) => comparisons[k]!.name), bits: part.bits }]
      : [],
  );
  return { priorBits: sum(parts.filter(({ kind }) => kind === 'prior')), outcomes, interactions };
}

function differing(sides: Sides, column: string): ComparisonOutcome['differing'][string] {
  const [left, right] = [sides.left[column], sides.right[column]];
  if (!left || !right) return { left: [], right: [] };
  const places = differingCharacters(left.real, right.real);
  return {
    left: keepsPlaces(left) ? places.left : [],
    right: keepsPlaces(right) ? places.right : [],
  };
}

/** Only where every character of the value has its place in what is shown can a place be marked. */
function keepsPlaces({ real, shown, masking }: RecordText): boolean {
  if (masking === 'hidden' || masking === 'address') return false;
  return [...real].length === [...shown].length;
}
