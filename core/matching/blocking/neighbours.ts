import type { BlockingRule } from '../../../schemas/linkage/blocking-rule.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { duckdbDialect as sql } from '../dialect.ts';
import { column, readColumns } from '../pairs/read-columns.ts';
import { keyOfRecord } from './block-rows.ts';
import type { RuleCount } from './rule-count.ts';

/** The records of a sorted neighbourhood in its order. */
export interface Neighbours {
  at: number;
  window: number;
  record: Int32Array;
  /** By place in the order: the first place that is no longer in the same group. */
  end: Int32Array;
  /** By record: its place in the order, or -1. */
  place: Int32Array;
}

/** Places count within the records that agree on `on`; equal values stand in the order of the records. */
export async function readNeighbours(
  session: Session,
  rule: Extract<BlockingRule, { kind: 'neighbourhood' }>,
  at: number,
  records: number,
): Promise<Neighbours> {
  const key = rule.on.length > 0 ? keyOfRecord(rule.on) : '0';
  const table = await readColumns(
    session,
    `SELECT n, (count(*) OVER (PARTITION BY k))::INTEGER AS size
     FROM (SELECT n, ${key} AS k, (${rule.by}) AS v FROM record)
     WHERE k IS NOT NULL AND ${sql.text('v')} <> '' ORDER BY k, v, n`,
  );
  const [record, size] = [column<Int32Array>(table, 0), column<Int32Array>(table, 1)];
  const end = new Int32Array(record.length);
  for (let start = 0; start < end.length; start = end[start]!)
    end.fill(start + size[start]!, start, start + size[start]!);
  const place = new Int32Array(records).fill(-1);
  record.forEach((n, i) => (place[n] = i));
  return { at, window: rule.window, record, end, place };
}

/** Of c records in order, c − 1 pairs are one place apart, c − 2 two places, … */
export function countNeighbours({ window, end }: Neighbours): RuleCount {
  let [pairs, records] = [0, 0];
  for (let start = 0; start < end.length; start = end[start]!) {
    const size = end[start]! - start;
    const places = Math.min(size - 1, window);
    pairs += places * size - (places * (places + 1)) / 2;
    if (size > 1) records += size;
  }
  return { pairs, records, excluded: { values: 0, records: 0 }, largest: [] };
}
