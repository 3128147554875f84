import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import type { ColumnData, ConnectedSession } from '../../warehouse/warehouse.ts';
import { levelOf } from '../training/pattern-counts.ts';
import { double } from './double.ts';
import { frequencySlots, frequencyTerm, type FrequencySlot } from './frequency-slots.ts';
import { patternWeights } from './pattern-weight.ts';

/**
 * Makes `pattern_weight`: what each pattern weighs, and how its levels turn rarity into bits. Patterns that stay
 * below `atLeast` however rare their values are left out, and their pairs with them.
 *
 * @param patterns the distinct patterns that occur
 * @param rarest the rarity that no value exceeds
 * @param atLeast bits over even odds
 */
export async function writePatternWeights(
  session: ConnectedSession,
  model: LinkageModel,
  parameters: LinkageParameters,
  { patterns, rarest, atLeast }: { patterns: Float64Array; rarest: number; atLeast: number },
): Promise<void> {
  const slots = frequencySlots(model);
  const names = slots.flatMap((_, i) => [`factor${i}`, `most${i}`, `usual${i}`]);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE pattern_weight (pattern BIGINT, weight DOUBLE${names.map((name) => `, ${name} DOUBLE`).join('')})`,
  );
  const weightOf = patternWeights(model, parameters);
  const rows = Array.from(patterns, (pattern) => {
    const terms = slots.map(({ comparison, column }) =>
      frequencyTerm(
        model.comparisons[comparison]!,
        parameters.levels[comparison]!,
        levelOf(pattern, comparison),
        column,
      ),
    );
    return { pattern, weight: weightOf(pattern), terms };
  }).filter(({ weight, terms }) => {
    return (
      terms.reduce((sum, t) => sum + Math.max(0, t.weight * (Math.min(rarest, t.most) - t.usual)), weight) >=
      atLeast
    );
  });
  const columns: ColumnData[] = [
    BigInt64Array.from(rows, ({ pattern }) => BigInt(pattern)),
    Float64Array.from(rows, ({ weight }) => weight),
    ...slots.flatMap((_, i) => [
      Float64Array.from(rows, ({ terms }) => terms[i]!.weight),
      Float64Array.from(rows, ({ terms }) => terms[i]!.most),
      Float64Array.from(rows, ({ terms }) => terms[i]!.usual),
    ]),
  ];
  await session.append('pattern_weight', columns);
}

/**
 * Query for `scored(l, r, pattern, weight)` over `compared`, `pattern_weight` and, where the model weighs rarity,
 * `rarity`. The sides' rarities are joined only where they can differ.
 *
 * @param atLeast bits over even odds
 */
export function scoredQuery(model: LinkageModel, atLeast: number, compared = 'compared'): string {
  const slots = frequencySlots(model);
  const left = slots.length > 0 ? 'JOIN rarity a ON a.n = c.l' : '';
  const right = slots.some(({ isSameValue }) => !isSameValue) ? 'JOIN rarity b ON b.n = c.r' : '';
  return `SELECT l, r, pattern, weight FROM (
      SELECT c.l, c.r, c.pattern, CAST(${['p.weight', ...slots.map(bitsSql)].join(' + ')} AS FLOAT) AS weight
      FROM ${compared} c JOIN pattern_weight p ON p.pattern = c.pattern ${left} ${right})
    WHERE CAST(weight AS DOUBLE) >= ${double(atLeast)}`;
}

/** A value that is not there is as rare as usual. */
function bitsSql({ columnNumber, isSameValue }: FrequencySlot, slot: number): string {
  const sides = isSameValue ? ['a'] : ['a', 'b'];
  const rarities = sides.map((side) => `coalesce(${side}.b${columnNumber}, p.usual${slot})`);
  return `p.factor${slot} * (least(${[...rarities, `p.most${slot}`].join(', ')}) - p.usual${slot})`;
}
