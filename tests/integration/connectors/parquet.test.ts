import { describe, expect, it } from 'vitest';
import { parquetConnector } from '../../../connectors/parquet/connector.ts';
import { memorySource } from '../../fixtures/memory-source.ts';
import { makeTextParquet, parquetOf } from '../../fixtures/parquet.ts';
import { readTable } from '../../fixtures/read-table.ts';

async function readParquet(bytes: Uint8Array) {
  const source = memorySource(bytes);
  const { tables } = await parquetConnector.recognise(source, new AbortController().signal);
  return { table: tables[0]!, ...(await readTable(parquetConnector, source, tables[0]!)) };
}

/** Text of one column of one row. */
async function textOf(expression: string): Promise<string> {
  const { records } = await readParquet(await parquetOf(`SELECT ${expression} AS v, 'end' AS e`));
  return records[0]![0]!;
}

describe('every type becomes text without losing anything', () => {
  it.each([
    ['320582199001010013::BIGINT', '320582199001010013'],
    ['(-9223372036854775808)::BIGINT', '-9223372036854775808'],
    ['18446744073709551615::UBIGINT', '18446744073709551615'],
    ['4294967295::UINTEGER', '4294967295'],
    ['(-2147483648)::INTEGER', '-2147483648'],
    ['255::UTINYINT', '255'],
    ['(-12)::SMALLINT', '-12'],
    ["'12345678901234567890123456.789'::DECIMAL(38,3)", '12345678901234567890123456.789'],
    ["'-0.05'::DECIMAL(9,2)", '-0.05'],
    ["'123456789012.34'::DECIMAL(18,2)", '123456789012.34'],
    ["'-7'::DECIMAL(4,0)", '-7'],
    ['1.1::FLOAT', '1.1'],
    ['0.1::DOUBLE', '0.1'],
    ['16777217.5::DOUBLE', '16777217.5'],
    ['true', 'true'],
    ["DATE '2024-02-29'", '2024-02-29'],
    ["DATE '1899-12-31'", '1899-12-31'],
    ["TIME '08:30:05'", '08:30:05'],
    ["TIME '23:59:59.5'", '23:59:59.5'],
    ["TIMESTAMP '2024-03-05 08:30:00'", '2024-03-05 08:30:00'],
    ["TIMESTAMP '1969-12-31 23:59:59.999999'", '1969-12-31 23:59:59.999999'],
    ["TIMESTAMP_MS '2024-03-05 08:30:00.120'", '2024-03-05 08:30:00.12'],
    ["TIMESTAMP_NS '2024-03-05 08:30:00.000000001'", '2024-03-05 08:30:00.000000001'],
    ["TIMESTAMPTZ '2024-03-05 00:30:00+00'", '2024-03-05 08:30:00'],
    ["UUID '123e4567-e89b-12d3-a456-426614174000'", '123e4567-e89b-12d3-a456-426614174000'],
    ["INTERVAL '1 month 2 days 3 seconds'", 'P1M2DT3S'],
    ["'a'::ENUM('a','b')", 'a'],
    [`'{"a": 1}'::JSON`, '{"a": 1}'],
    ['[1, 2, NULL]', '[1,2,null]'],
    ["['甲', '乙']", '["甲","乙"]'],
    [
      "{'名': '甲', '数': 12345678901234567::BIGINT, '日': DATE '2024-03-05', '额': 1.50::DECIMAL(5,2)}",
      '{"名":"甲","数":12345678901234567,"日":"2024-03-05","额":1.50}',
    ],
    ["[{'a': [1.50::DECIMAL(5,2)]}]", '[{"a":[1.50]}]'],
    ["MAP {'k': 1}", '{"k":1}'],
    ["''", ''],
    ['NULL::INTEGER', ''],
    ['[]::INTEGER[]', '[]'],
  ])('%s', async (expression, expected) => {
    expect(await textOf(expression)).toBe(expected);
  });

  it('says which columns hold moments with a time zone', async () => {
    const { table } = await readParquet(
      await parquetOf(
        "SELECT TIMESTAMPTZ '2024-03-05 00:30:00+00' AS 受理时间, TIMESTAMP '2024-03-05 00:30:00' AS 登记时间",
      ),
    );
    expect(table.notes).toEqual([{ code: 'instants', data: { columns: '受理时间' } }]);
    expect(table.sample).toEqual([['2024-03-05 08:30:00', '2024-03-05 00:30:00']]);
  });

  it('counts bytes that are no text and leaves them blank', async () => {
    const { records, notes } = await readParquet(
      await parquetOf("SELECT '\\xFF\\xD8'::BLOB AS 照片, 'abc'::BLOB AS b, 1 AS n"),
    );
    expect(records).toEqual([['', 'abc', '1']]);
    expect(notes).toEqual([{ code: 'binary-cells', data: { column: '照片', cells: 1 } }]);
  });
});

describe('whatever way it is written', () => {
  const query =
    "SELECT i AS 序号, (i * 7919) % 1000 AS 数, 'text ' || (i % 50) AS 文, CASE WHEN i % 3 = 0 THEN NULL ELSE 'x' || i END AS 空 FROM range(5000) t(i)";
  const expected = Array.from({ length: 5000 }, (_, i) => [
    String(i),
    String((i * 7919) % 1000),
    `text ${i % 50}`,
    i % 3 === 0 ? '' : `x${i}`,
  ]);
  it.each(['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4_raw'])('%s', async (codec) => {
    const bytes = await parquetOf(query, `, COMPRESSION ${codec}, ROW_GROUP_SIZE 2048`);
    const { table, records } = await readParquet(bytes);
    expect(table.estimatedRecords).toBe(5000);
    expect(table.sample).toEqual(expected.slice(0, 200));
    expect(records).toEqual(expected);
  });

  it('with delta encodings', async () => {
    const { records } = await readParquet(await parquetOf(query, ', PARQUET_VERSION v2'));
    expect(records).toEqual(expected);
  });
});

describe('what is refused', () => {
  const bytes = makeTextParquet([
    ['甲', '乙'],
    ['1', '2'],
  ]);
  it.each([
    [
      'cut off',
      (file: Buffer) => file.subarray(0, -20),
      { code: 'FILE_UNREADABLE', data: { detail: 'parquet' } },
    ],
    [
      'with an encrypted footer',
      (file: Buffer) => Buffer.concat([file.subarray(0, -4), Buffer.from('PARE')]),
      { code: 'FILE_REFUSED', data: { reason: 'password' } },
    ],
    [
      'with pages that are gone',
      (file: Buffer) => Buffer.concat([file.subarray(0, 4), Buffer.alloc(40), file.subarray(44)]),
      { code: 'FILE_UNREADABLE' },
    ],
  ])('%s', async (_, damage, expected) => {
    await expect(readParquet(damage(await bytes))).rejects.toMatchObject(expected);
  });
});
