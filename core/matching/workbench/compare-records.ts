import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { compileComparison } from '../comparison/compile-comparison.ts';
import { encodeValues, readDictionary, valueTable } from '../pairs/value-dictionary.ts';
import { ownPlaces } from '../standardise/company-names.ts';
import { packLevels } from '../training/pattern-counts.ts';

/** Two records of the temporary table `record` by their numbers. */
export interface NumberedPair {
  l: number;
  r: number;
}

/**
 * Compares pairs of `record` by a model as a run does, whether or not a rule brings them together.
 *
 * @returns the pattern of each pair, in their order
 */
export async function compareRecords(
  session: Session,
  model: LinkageModel,
  pairs: readonly NumberedPair[],
): Promise<number[]> {
  const places = await ownPlaces(session);
  await encodeValues(session, model);
  const levels: Uint8Array[] = [];
  for (const [k, comparison] of model.comparisons.entries()) {
    const compiled = compileComparison(comparison, model.columns, places);
    const dictionary = await readDictionary(session, k, comparison, model.columns);
    const [left, right] = await valuesOf(session, k, comparison.columns, pairs);
    const outcomes = await sqlOutcomes(session, k, compiled.sqlConditions, [left, right]);
    levels.push(compiled.levels(dictionary, left, right, outcomes));
  }
  return pairs.map((_, at) => packLevels(levels.map((of) => of[at]!)));
}

/** The numbers of both records' values of the k-th comparison, the smaller first as in a run. */
async function valuesOf(
  session: Session,
  k: number,
  columns: readonly string[],
  pairs: readonly NumberedPair[],
): Promise<[Int32Array, Int32Array]> {
  const isSame = columns.map((name) => `v.${quote(name)} IS NOT DISTINCT FROM record.${quote(name)}`);
  const rows = await session.all<{ n: number; id: number }>(
    `SELECT record.n, v.id FROM record JOIN ${valueTable(k)} v ON ${isSame.join(' AND ')}`,
  );
  const valueOf = new Map(rows.map(({ n, id }) => [n, id]));
  const sides = pairs.map(({ l, r }) => [valueOf.get(l)!, valueOf.get(r)!] as const);
  return [
    Int32Array.from(sides, ([l, r]) => Math.min(l, r)),
    Int32Array.from(sides, ([l, r]) => Math.max(l, r)),
  ];
}

/** Outcomes of the preset's own SQL conditions, pair by pair. */
async function sqlOutcomes(
  session: Session,
  k: number,
  conditions: readonly string[],
  [left, right]: [Int32Array, Int32Array],
): Promise<Uint8Array[]> {
  if (conditions.length === 0) return [];
  const outcomes = conditions.map((sql, at) => `coalesce(${sql}, false)::INTEGER AS o${at}`);
  const rows = await session.all<Record<string, number>>(
    `SELECT ${outcomes.join(', ')}
     FROM (SELECT unnest($1::BIGINT[]) AS a, unnest($2::BIGINT[]) AS b, generate_subscripts($1::BIGINT[], 1) AS place)
     JOIN ${valueTable(k)} l ON l.id = a JOIN ${valueTable(k)} r ON r.id = b ORDER BY place`,
    [Array.from(left, BigInt), Array.from(right, BigInt)],
  );
  return conditions.map((_, at) => Uint8Array.from(rows, (row) => row[`o${at}`]!));
}
