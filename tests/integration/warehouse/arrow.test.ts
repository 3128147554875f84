import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBTypeId } from '@duckdb/node-api';
import { tableFromIPC, type Table } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnEncoders } from '../../../core/warehouse/arrow/column-encoders.ts';
import { openScratch, type Scratch } from '../../../core/warehouse/scratch.ts';

let directory: string;
let scratch: Scratch;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tonghui-arrow-'));
  scratch = await openScratch({ memoryLimitMB: 500, outputDirectory: directory });
});

afterAll(async () => {
  scratch.close();
  await rm(directory, { recursive: true, force: true });
});

async function query(sql: string): Promise<Table> {
  return tableFromIPC(await scratch.arrow(sql));
}

/** What lies in the column's buffer: `get` cannot give times beyond what a Date holds. */
function stored(table: Table, column: string, row: number): unknown {
  const data = table.getChild(column)?.data[0];
  return data?.getValid(row) ? (data.values as ArrayLike<unknown>)[row] : null;
}

function decoded(table: Table, column: string, row: number): unknown {
  return table.getChild(column)?.get(row);
}

const bytes = (text: string) => new TextEncoder().encode(text);

/**
 * Smallest and largest value of every type as DuckDB documents them (`test_all_types()`: rows min, max, null).
 * Times count from 1970; infinity lies one beyond the largest timestamp.
 */
const kept: [column: string, arrowType: string, min: unknown, max: unknown][] = [
  ['tinyint', 'Int8', -128, 127],
  ['smallint', 'Int16', -32768, 32767],
  ['int', 'Int32', -2147483648, 2147483647],
  ['bigint', 'Int64', -(2n ** 63n), 2n ** 63n - 1n],
  ['utinyint', 'Uint8', 0, 255],
  ['usmallint', 'Uint16', 0, 65535],
  ['uint', 'Uint32', 0, 4294967295],
  ['ubigint', 'Uint64', 0n, 2n ** 64n - 1n],
  ['float', 'Float32', -Math.fround(3.4028234663852886e38), Math.fround(3.4028234663852886e38)],
  ['double', 'Float64', -Number.MAX_VALUE, Number.MAX_VALUE],
  ['dec_4_1', 'Float64', -999.9, 999.9],
  ['dec_9_4', 'Float64', -99999.9999, 99999.9999],
  ['date', 'Date32<DAY>', -2147483646, 2147483646],
  ['time', 'Time64<MICROSECOND>', 0n, 86_400_000_000n],
  ['time_ns', 'Time64<NANOSECOND>', 0n, 86_400_000_000_000n],
  ['timestamp', 'Timestamp<MICROSECOND>', -9223372022400000000n, 2n ** 63n - 2n],
  ['timestamp_s', 'Timestamp<SECOND>', -9223372022400n, 9223372036854n],
  ['timestamp_ms', 'Timestamp<MILLISECOND>', -9223372022400000n, 9223372036854775n],
  ['timestamp_ns', 'Timestamp<NANOSECOND>', -9223286400000000000n, 9223372036854775806n],
  ['timestamp_tz', 'Timestamp<MICROSECOND, UTC>', -9223372022400000000n, 2n ** 63n - 2n],
];

const decodedTypes: typeof kept = [
  ['bool', 'Bool', false, true],
  ['varchar', 'Utf8', '🦆🦆🦆🦆🦆🦆', 'goo\0se'],
  ['small_enum', 'Utf8', 'DUCK_DUCK_ENUM', 'GOOSE'],
  ['medium_enum', 'Utf8', 'enum_0', 'enum_299'],
  ['large_enum', 'Utf8', 'enum_0', 'enum_69999'],
  ['blob', 'Binary', bytes('thisisalongblob\0withnullbytes'), bytes('\0\0\0a')],
];

/** Types that travel as text, with how they are written. */
const asText: typeof kept = [
  ['hugeint', 'Utf8', String(-(2n ** 127n)), String(2n ** 127n - 1n)],
  ['uhugeint', 'Utf8', '0', String(2n ** 128n - 1n)],
  ['dec_18_6', 'Utf8', '-999999999999.999999', '999999999999.999999'],
  ['dec38_10', 'Utf8', `-${'9'.repeat(28)}.${'9'.repeat(10)}`, `${'9'.repeat(28)}.${'9'.repeat(10)}`],
  ['uuid', 'Utf8', '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
  ['interval', 'Utf8', '00:00:00', '83 years 3 months 999 days 00:16:39.999999'],
  ['time_tz', 'Utf8', '00:00:00+15:59:59', '24:00:00-15:59:59'],
  ['bit', 'Utf8', '0010001001011100010101011010111', '10101'],
  ['int_array', 'Utf8', '[]', '[42, 999, NULL, NULL, -42]'],
  ['fixed_int_array', 'Utf8', '[NULL, 2, 3]', '[4, 5, 6]'],
  ['struct', 'Utf8', "{'a': NULL, 'b': NULL}", "{'a': 42, 'b': '🦆🦆🦆🦆🦆🦆'}"],
  ['map', 'Utf8', '{}', "{'key1': '🦆🦆🦆🦆🦆🦆', 'key2': 'goose'}"],
  ['union', 'Utf8', 'Frank', '5'],
];

/** Too long to write out, or covered by a type above in another nesting: they only have to be text and keep their null. */
const onlyText = [
  'bignum',
  'double_array',
  'date_array',
  'timestamp_array',
  'timestamptz_array',
  'varchar_array',
  'nested_int_array',
  'struct_of_arrays',
  'array_of_structs',
  'fixed_varchar_array',
  'fixed_nested_int_array',
  'fixed_nested_varchar_array',
  'fixed_struct_array',
  'struct_of_fixed_array',
  'fixed_array_of_int_list',
  'list_of_fixed_int_array',
  'geometry',
];

describe('every type', () => {
  let all: Table;
  beforeAll(async () => {
    all = await query('SELECT * FROM test_all_types()');
  });

  const cases = [
    ...kept.map((row) => [...row, stored] as const),
    ...[...decodedTypes, ...asText].map((row) => [...row, decoded] as const),
  ];
  it.each(cases)('%s travels as %s with its min, max and null', (column, arrowType, min, max, valueAt) => {
    expect(String(all.getChild(column)?.type)).toBe(arrowType);
    expect(all.getChild(column)?.nullCount).toBe(1);
    expect([0, 1, 2].map((row) => valueAt(all, column, row))).toEqual([min, max, null]);
  });

  it.each(onlyText)('%s travels as text', (column) => {
    expect(String(all.getChild(column)?.type)).toBe('Utf8');
    expect([0, 1, 2].map((row) => typeof decoded(all, column, row))).toEqual(['string', 'string', 'object']);
  });

  it('of the engine is in one of the lists', () => {
    const listed = [...[...kept, ...decodedTypes, ...asText].map(([column]) => column), ...onlyText];
    expect(all.schema.fields.map(({ name }) => name).sort()).toEqual(listed.sort());
  });

  it('that the driver knows has an encoder', () => {
    const ids = Object.values(DuckDBTypeId).filter((id) => typeof id === 'number');
    expect(Object.keys(columnEncoders).map(Number).sort()).toEqual(ids.sort());
  });
});

describe('record batches', () => {
  it('split a long result and keep every value at its row', async () => {
    const table = await query(
      `SELECT n, CASE WHEN n % 3 = 0 THEN NULL ELSE n END AS odd, n % 2 = 0 AS even,
         CASE WHEN n % 5 = 0 THEN NULL ELSE '第' || n || '号居民住在很长的一条街上' END AS text
       FROM range(200000) t(n) WHERE n % 7 <> 6`,
    );
    expect(table.batches.length).toBeGreaterThan(2);
    const rows = Array.from({ length: 200_000 }, (_, n) => n).filter((n) => n % 7 !== 6);
    expect(table.numRows).toBe(rows.length);
    const columns = ['n', 'odd', 'even', 'text'].map((name) => table.getChild(name));
    for (let at = 0; at < rows.length; at += 97) {
      const n = rows[at] as number;
      expect(columns.map((column) => column?.get(at))).toEqual([
        BigInt(n),
        n % 3 === 0 ? null : BigInt(n),
        n % 2 === 0,
        n % 5 === 0 ? null : `第${n}号居民住在很长的一条街上`,
      ]);
    }
  });

  it('are a few MB large', async () => {
    const table = await query(`SELECT repeat('长', 2000) AS text FROM range(4000)`);
    for (const batch of table.batches)
      expect(batch.data.children[0]?.values.byteLength).toBeLessThan(24_000_000);
    expect(table.batches.length).toBeGreaterThan(1);
  });

  it('of an empty result still have their columns', async () => {
    const table = await query(`SELECT 1 AS a, 'x' AS b WHERE false`);
    expect([table.numRows, table.schema.names]).toEqual([0, ['a', 'b']]);
  });
});
