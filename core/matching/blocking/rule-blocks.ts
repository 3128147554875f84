import type { ConnectedSession, Session } from '../../warehouse/warehouse.ts';
import { duckdbDialect as sql } from '../dialect.ts';
import { numberPairs } from '../pairs/number-pairs.ts';
import { column, readColumns } from '../pairs/read-columns.ts';
import { blockRowsSql, keyOfValues, valueNames, type ValueRule } from './block-rows.ts';
import type { BlockSize } from './rule-count.ts';

/** Which records have which blocking value of one rule. */
export interface RuleBlocks {
  /** A record and the number of its block, row by row; of a list's elements there are several for one record. */
  record: Int32Array;
  block: Int32Array;
  /** By block: how many records it has, the smallest of them, and the key of the value. */
  records: Int32Array;
  first: Int32Array;
  key: BigUint64Array;
}

/**
 * Reads the blocks of a rule over `record`.
 *
 * @param changed table with a column n: only blocks that have one of these records
 */
export async function readRuleBlocks(
  session: Session,
  rule: ValueRule,
  changed?: string,
): Promise<RuleBlocks> {
  const rows = `SELECT n, ${keyOfValues(rule)} AS k FROM (${blockRowsSql(rule)})`;
  const touched = changed
    ? `WHERE k IN (SELECT k FROM (${rows}) WHERE n IN (SELECT n FROM ${sql.quote(changed)}))`
    : '';
  const table = await readColumns(session, `SELECT n, k FROM (${rows}) ${touched}`);
  return groupRows(column<Int32Array>(table, 0), column<BigUint64Array>(table, 1));
}

function groupRows(record: Int32Array, keys: BigUint64Array): RuleBlocks {
  const halves = new Int32Array(keys.buffer, keys.byteOffset, keys.length * 2);
  const numbering = numberPairs(record.length);
  const block = new Int32Array(record.length);
  for (let row = 0; row < record.length; row++)
    block[row] = numbering.numberOf(halves[2 * row]!, halves[2 * row + 1]!);
  const blocks = numbering.size();
  const records = new Int32Array(blocks);
  const first = new Int32Array(blocks).fill(-1);
  const key = new BigUint64Array(blocks);
  const keyHalves = new Int32Array(key.buffer);
  for (let row = 0; row < record.length; row++) {
    const number = block[row]!;
    records[number]!++;
    if (first[number]! < 0 || record[row]! < first[number]!) first[number] = record[row]!;
  }
  const [low, high] = [numbering.firsts(), numbering.seconds()];
  for (let number = 0; number < blocks; number++) {
    keyHalves[2 * number] = low[number]!;
    keyHalves[2 * number + 1] = high[number]!;
  }
  return { record, block, records, first, key };
}

/** Texts of the values of some blocks, the largest first. */
export async function blockTexts(
  session: ConnectedSession,
  rule: ValueRule,
  { records, first, key }: RuleBlocks,
  blocks: readonly number[],
): Promise<BlockSize[]> {
  if (blocks.length === 0) return [];
  const names = valueNames(rule);
  const rows = await session.all<Record<string, string> & { records: number }>(
    `WITH chosen AS (SELECT unnest($1::BIGINT[]) AS n, unnest($2::VARCHAR[])::UBIGINT AS k, unnest($3::BIGINT[]) AS records)
     SELECT ${names.join(', ')}, c.records::DOUBLE AS records
     FROM (SELECT *, ${keyOfValues(rule)} AS k
           FROM (${blockRowsSql(rule, '(SELECT * FROM record WHERE n IN (SELECT n FROM chosen))')})) b
     JOIN chosen c ON c.k = b.k AND c.n = b.n
     ORDER BY c.records DESC, c.n, ${names.join(', ')}`,
    [
      blocks.map((block) => BigInt(first[block]!)),
      blocks.map((block) => String(key[block]!)),
      blocks.map((block) => BigInt(records[block]!)),
    ],
  );
  return rows.map((row) => ({ values: names.map((name) => row[name]!), records: row.records }));
}
