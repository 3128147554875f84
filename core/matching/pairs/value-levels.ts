import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { mixed } from './number-pairs.ts';
import { column, readColumns } from './read-columns.ts';
import { valueTable, type ReadyComparison } from './value-dictionary.ts';

/** Sets the level of each pair of values of one comparison. */
type ValueLevels = (left: Int32Array, right: Int32Array, length: number, levels: Uint8Array) => Promise<void>;

/** Pairs of values whose level is kept, the latest in each place (a power of two). */
const kept = 2 ** 19;
/** Bits of a kept pair that hold the second value; those above hold the level. */
const valueBits = 28;
const valueMask = 2 ** valueBits - 1;
/** Pairs that are worked out together: what one of them finds is known to the next ones. */
const turn = 2048;
const notKnown = 255;

/**
 * The levels of the k-th comparison: each pair is evaluated with the smaller value first, and looked up where it came
 * not long ago, unless evaluating is the faster of the two. What SQL decides is asked of the value tables.
 */
export function valueLevels(session: ConnectedSession, k: number, ready: ReadyComparison): ValueLevels {
  const { compiled, dictionary } = ready;
  if (!compiled.isFast) return rememberedLevels(session, k, ready);
  return async (left, right, length, levels) =>
    levels.set(compiled.levels(dictionary, left.subarray(0, length), right.subarray(0, length), []));
}

function rememberedLevels(
  session: ConnectedSession,
  k: number,
  { compiled, dictionary }: ReadyComparison,
): ValueLevels {
  const withItself = new Uint8Array(dictionary.records.length).fill(notKnown);
  const cache = new Int32Array(2 * kept).fill(-1);
  const asksSql = compiled.sqlConditions.length > 0;
  let unknown = { at: new Int32Array(turn), left: new Int32Array(turn), right: new Int32Array(turn) };

  /** Sets the levels that are known and notes the others. */
  const lookUp = (left: Int32Array, right: Int32Array, from: number, to: number, levels: Uint8Array) => {
    let missing = 0;
    for (let i = from; i < to; i++) {
      const [a, b] = [left[i]!, right[i]!];
      const first = a < b ? a : b;
      const second = a < b ? b : a;
      if (a === b) {
        const level = withItself[a]!;
        levels[i] = level;
        if (level !== notKnown) continue;
      } else {
        const slot = 2 * (mixed(first, second) & (kept - 1));
        const known = cache[slot + 1]!;
        if (cache[slot] === first && (known & valueMask) === second) {
          levels[i] = known >>> valueBits;
          continue;
        }
      }
      unknown.at[missing] = i;
      unknown.left[missing] = first;
      unknown.right[missing++] = second;
    }
    return missing;
  };

  return async (left, right, length, levels) => {
    const step = asksSql ? length : turn;
    if (step > unknown.at.length)
      unknown = { at: new Int32Array(step), left: new Int32Array(step), right: new Int32Array(step) };
    for (let from = 0; from < length; from += step) {
      const missing = lookUp(left, right, from, Math.min(length, from + step), levels);
      if (missing === 0) continue;
      const [first, second] = [unknown.left.subarray(0, missing), unknown.right.subarray(0, missing)];
      const sql = asksSql ? await sqlOutcomes(session, k, compiled.sqlConditions, first, second) : [];
      const found = compiled.levels(dictionary, first, second, sql);
      for (let i = 0; i < missing; i++) {
        const [a, b, level] = [first[i]!, second[i]!, found[i]!];
        levels[unknown.at[i]!] = level;
        if (a === b) withItself[a] = level;
        else {
          const slot = 2 * (mixed(a, b) & (kept - 1));
          cache[slot] = a;
          cache[slot + 1] = b | (level << valueBits);
        }
      }
    }
  };
}

/** Outcomes of custom SQL conditions, pair by pair, in which `l` and `r` are the values' rows. */
async function sqlOutcomes(
  session: ConnectedSession,
  k: number,
  conditions: readonly string[],
  left: Int32Array,
  right: Int32Array,
): Promise<Uint8Array[]> {
  await session.run(
    'CREATE OR REPLACE TEMP TABLE value_pair (place INTEGER, left_id INTEGER, right_id INTEGER)',
  );
  await session.append('value_pair', [Int32Array.from(left.keys()), left, right]);
  const outcomes = conditions.map((sql) => `coalesce(${sql}, false)::UTINYINT`);
  const table = await readColumns(
    session,
    `SELECT ${outcomes.join(', ')} FROM value_pair
     JOIN ${valueTable(k)} l ON l.id = left_id JOIN ${valueTable(k)} r ON r.id = right_id ORDER BY place`,
  );
  await session.run('DROP TABLE value_pair');
  return conditions.map((_, at) => column<Uint8Array>(table, at));
}
