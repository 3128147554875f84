import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { column, readColumns } from '../pairs/read-columns.ts';
import type { PatternCounts } from '../training/pattern-counts.ts';
import type { Decisions } from '../training/rule-samples.ts';
import { eachBatch, type PreparedPairs } from './prepare-pairs.ts';

/**
 * The patterns of the candidate pairs that people have judged, for training. A judged pair that no rule brings
 * together says nothing of those that rules do: it is left out.
 *
 * @param decisions temporary table (l, r, weight) as in `cluster-scored.ts`
 */
export async function judgedPatterns(
  session: Session,
  { index, comparer }: Pick<PreparedPairs, 'index' | 'comparer'>,
  decisions: string,
  signal: AbortSignal,
): Promise<Decisions> {
  const table = await readColumns(session, `SELECT l, r, weight FROM ${quote(decisions)}`);
  const weight = column<Float64Array>(table, 2);
  const right = column<Int32Array>(table, 1);
  const judged = new Map<number, boolean>();
  const changed = new Uint8Array(index.records);
  column<Int32Array>(table, 0).forEach((l, row) => {
    judged.set(l * index.records + right[row]!, weight[row]! > 0);
    changed[l] = 1;
  });

  const found = { rules: [] as number[], pattern: [] as number[], isSame: [] as boolean[] };
  if (judged.size > 0)
    await eachBatch({ ...index, changed, byFirst: false }, signal, async (batch) => {
      let length = 0;
      for (let i = 0; i < batch.length; i++) {
        const isSame = judged.get(batch.left[i]! * index.records + batch.right[i]!);
        if (isSame === undefined) continue;
        batch.left[length] = batch.left[i]!;
        batch.right[length++] = batch.right[i]!;
        found.rules.push(batch.rules[i]!);
        found.isSame.push(isSame);
      }
      batch.length = length;
      const patterns = await comparer.compare(batch);
      for (let i = 0; i < length; i++) found.pattern.push(comparer.patternOf(patterns[i]!));
    });
  const countsOf = (isSame: boolean): PatternCounts => {
    const rows = [...found.rules.keys()].filter((row) => found.isSame[row] === isSame);
    return {
      rules: Int32Array.from(rows, (row) => found.rules[row]!),
      pattern: Float64Array.from(rows, (row) => found.pattern[row]!),
      count: new Float64Array(rows.length).fill(1),
    };
  };
  return { same: countsOf(true), different: countsOf(false) };
}
