import { setImmediate } from 'node:timers/promises';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { ConnectedSession, QueryOptions } from '../../warehouse/warehouse.ts';
import type { CompiledComparison } from '../comparison/compile-comparison.ts';
import { column, readColumns } from './read-columns.ts';
import { valueTable, type ValueDictionary } from './value-dictionary.ts';

/** A comparison ready to be evaluated over the distinct values of the records. */
export interface ReadyComparison {
  compiled: CompiledComparison;
  dictionary: ValueDictionary;
}

/** How many distinct value pairs are compared before other work gets its turn. */
const turn = 200_000;

/**
 * Compares candidate pairs and appends them to `compared(l, r, rules, pattern)`, where four bits of the pattern
 * from the lowest up hold the level of each comparison. Every distinct pair of values is compared once, outside
 * SQL, by character; SQL joins the levels back to the pairs.
 *
 * @param which SQL over `candidate` that chooses the pairs: a few million at a time keep the memory bounded
 */
export async function comparePairs(
  session: ConnectedSession,
  model: LinkageModel,
  ready: readonly ReadyComparison[],
  which: string,
  options: QueryOptions,
): Promise<void> {
  const keys = ready.map((_, k) => {
    const [a, b] = [`a.c${k}`, `b.c${k}`];
    return `(least(${a}, ${b})::BIGINT << 32) + greatest(${a}, ${b}) AS key${k}`;
  });
  await session.run(
    `CREATE OR REPLACE TEMP TABLE paired AS
     SELECT l, r, rules, ${keys.join(', ')}
     FROM candidate JOIN coded a ON a.n = l JOIN coded b ON b.n = r WHERE ${which}`,
    [],
    options,
  );
  for (const [k, comparison] of ready.entries()) await levelTable(session, k, comparison, options);
  await session.run(
    `INSERT INTO compared SELECT l, r, rules, ${patternSql(model)} FROM paired ${ready
      .map((_, k) => `LEFT JOIN level_${k} ON level_${k}.key = key${k}`)
      .join(' ')}`,
    [],
    options,
  );
  for (const table of ['paired', ...ready.map((_, k) => `level_${k}`)])
    await session.run(`DROP TABLE ${table}`);
}

function patternSql({ comparisons }: LinkageModel): string {
  return comparisons
    .map(({ levels }, k) => `coalesce(level_${k}.level, ${levels.length - 1})::BIGINT * ${16 ** k}`)
    .join(' + ');
}

/** `level_<k>(key, level)` for the distinct value pairs of `paired` that are not at the last level, `else`. */
async function levelTable(
  session: ConnectedSession,
  k: number,
  { compiled, dictionary }: ReadyComparison,
  options: QueryOptions,
): Promise<void> {
  const outcomes = compiled.sqlConditions.map((sql) => `, coalesce(${sql}, false)::UTINYINT`).join('');
  const joins =
    outcomes === ''
      ? ''
      : `JOIN ${valueTable(k)} l ON l.id = key >> 32 JOIN ${valueTable(k)} r ON r.id = key & 4294967295`;
  const table = await readColumns(
    session,
    `SELECT key${outcomes} FROM (SELECT DISTINCT key${k} AS key FROM paired) ${joins} ORDER BY key`,
  );
  const keys = column<BigInt64Array>(table, 0);
  const sql = compiled.sqlConditions.map((_, at) => column<Uint8Array>(table, at + 1));
  await session.run(`CREATE OR REPLACE TEMP TABLE level_${k} (key BIGINT, level UTINYINT)`);
  for (let start = 0; start < keys.length; start += turn) {
    options.signal?.throwIfAborted();
    const end = Math.min(keys.length, start + turn);
    const part = keys.slice(start, end);
    const [left, right] = splitKeys(part);
    const levels = compiled.levels(
      dictionary,
      left,
      right,
      sql.map((outcome) => outcome.subarray(start, end)),
    );
    await session.append(`level_${k}`, withoutElse(part, levels, compiled.elseLevel));
    await setImmediate();
  }
}

/** The two value numbers of each key, which are the halves of its bytes (all platforms of the product are little-endian). */
function splitKeys(keys: BigInt64Array): [Int32Array, Int32Array] {
  const halves = new Int32Array(keys.buffer, keys.byteOffset, keys.length * 2);
  const left = new Int32Array(keys.length);
  const right = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    left[i] = halves[2 * i + 1]!;
    right[i] = halves[2 * i]!;
  }
  return [left, right];
}

function withoutElse(
  keys: BigInt64Array,
  levels: Uint8Array,
  elseLevel: number,
): [BigInt64Array, Uint8Array] {
  let kept = 0;
  for (let i = 0; i < keys.length; i++) {
    if (levels[i] === elseLevel) continue;
    keys[kept] = keys[i]!;
    levels[kept++] = levels[i]!;
  }
  return [keys.slice(0, kept), levels.slice(0, kept)];
}
