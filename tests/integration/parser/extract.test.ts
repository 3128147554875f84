import { createHash, createHmac } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractFile, recogniseFile } from '../../../core/ingest/parser/parse-file.ts';
import { sealUpload } from '../../../core/ingest/sealed-upload.ts';
import { hmacKey, openParseDesk, queryParquet, spawnParser, type ParseDesk } from '../../fixtures/parse.ts';
import { inlineRows, makeWorkbook } from '../../fixtures/workbook.ts';

let desk: ParseDesk;
beforeAll(async () => {
  desk = await openParseDesk();
});
afterAll(() => desk.remove());

const tickets =
  '编号,来电人,来电号码,内容\n' +
  '1,张三,13800000000,"李先生来电13912345678反映路灯不亮"\n' +
  '2,李四,13800000000 ,\n' +
  '\n' +
  '3,王五,　,噪音扰民\n';

describe('extraction', () => {
  it('writes rows, cell counts, NULL for blank cells, and what a row has beyond the header', async () => {
    const file = await desk.put('t.csv', '甲,乙\n1, \n\n3\n4,5,6,,七\n8,9\n10,11\n');
    const { extracted, outputs } = await desk.parse(file);
    expect(extracted.tables).toMatchObject([{ records: 6, withheld: 0 }]);
    expect(await queryParquet(outputs[0]!)).toEqual([
      [1, 2, '1', null, null],
      [2, 0, null, null, null],
      [3, 1, '3', null, null],
      [4, 5, '4', '5', '6\x1f\x1f七'],
      [5, 2, '8', '9', null],
      [6, 2, '10', '11', null],
    ]);
  });

  it('gives the hash of the original bytes', async () => {
    const file = await desk.put('h.csv', tickets);
    const sha256 = createHash('sha256').update(tickets).digest('hex');
    const { recognised, extracted } = await desk.parse(file);
    expect(recognised).toMatchObject({ sha256, size: Buffer.byteLength(tickets) });
    expect(extracted.sha256).toBe(sha256);
  });

  it('drops, hashes and masks before anything is written', async () => {
    const file = await desk.put('reduce.csv', tickets);
    const { outputs } = await desk.parse(file, { 来电人: 'drop', 来电号码: 'hmac', 内容: 'mask-text' });
    const hash = createHmac('sha256', hmacKey).update('13800000000').digest('hex').slice(0, 32);
    expect(await queryParquet(outputs[0]!)).toEqual([
      [1, 4, '1', hash, '*先生来电***反映路灯不亮'],
      [2, 4, '2', hash, null],
      [3, 0, null, null, null],
      [4, 4, '3', null, '噪音扰民'],
    ]);
    const columns = await queryParquet(outputs[0]!, 'SELECT column_name FROM (DESCRIBE parquet)');
    expect(columns.flat()).toEqual(['row_number', 'cells', 'c0', 'c2', 'c3']);
    expect((await readFile(outputs[0]!)).includes('13800000000')).toBe(false);
  });

  it('withholds records of another length where something must not be stored', async () => {
    const file = await desk.put('shift.csv', '甲,来电人,乙\n1,张三,x\n2,路3号,李四,y\n3,王五,z\n4,赵六\n');
    const { extracted, outputs } = await desk.parse(file, { 来电人: 'drop' });
    expect(extracted.tables).toMatchObject([
      { records: 4, withheld: 2, notes: [{ code: 'withheld-records', data: { records: 2 } }] },
    ]);
    expect(await queryParquet(outputs[0]!)).toEqual([
      [1, 3, '1', 'x'],
      [2, 4, null, null],
      [3, 3, '3', 'z'],
      [4, 2, null, null],
    ]);
  });

  it('reads tables that span row groups, with dictionaries that overflow', async () => {
    const rows = 300_000;
    const lines = Array.from(
      { length: rows },
      (_, i) => `${i + 1},${i % 3 === 0 ? '' : i % 7},值${i % 20_000}`,
    );
    const file = await desk.put('long.csv', `号,小,大\n${lines.join('\n')}\n`);
    const { outputs } = await desk.parse(file);
    const wrong = await queryParquet(
      outputs[0]!,
      `SELECT count(*) FROM parquet WHERE c0 <> row_number::VARCHAR OR cells <> 3 OR c2 <> '值' || ((row_number - 1) % 20000)
         OR c1 IS DISTINCT FROM CASE WHEN (row_number - 1) % 3 <> 0 THEN ((row_number - 1) % 7)::VARCHAR END`,
    );
    expect(wrong).toEqual([['0']]);
    expect(await queryParquet(outputs[0]!, 'SELECT count(*), max(row_number) FROM parquet')).toEqual([
      [`${rows}`, rows],
    ]);
  });

  it('notes characters that were lost and the first row with one', async () => {
    const bytes = Buffer.concat([
      Buffer.from('姓名,住址\n' + '张三,人民路\n'.repeat(40)),
      Buffer.from([0xff, 0x2c, 0x61, 0x0a]),
    ]);
    const { extracted } = await desk.parse(await desk.put('lost.csv', bytes));
    expect(extracted.tables[0]!.notes).toEqual([
      { code: 'replacement-characters', data: { characters: 1, firstRow: 41 } },
    ]);
  });

  it('extracts every sheet of a workbook on its own', async () => {
    const sheets = ['甲', '乙'].map((name) => ({
      name,
      rows: inlineRows([
        ['姓名', '表'],
        ['张三', name],
      ]),
    }));
    const { extracted, outputs } = await desk.parse(await desk.put('two.xlsx', makeWorkbook({ sheets })));
    expect(extracted.tables.map(({ records }) => records)).toEqual([1, 1]);
    expect(await queryParquet(outputs[1]!)).toEqual([[1, 2, '张三', '乙', null]]);
  });

  it('reports progress', async () => {
    const file = await desk.put('progress.csv', `甲,乙\n${'一些文字,另一些文字\n'.repeat(1_500_000)}`);
    const { recognition } = await recogniseFile(spawnParser, file);
    const seen: number[] = [];
    const table = recognition.tables[0]!;
    await extractFile(
      spawnParser,
      {
        file,
        connector: 'csv',
        tables: [
          {
            table,
            columns: [{ index: 0, action: 'keep' }],
            output: join(desk.directory, 'progress.parquet'),
          },
        ],
        hmacKey,
        memoryLimitMB: 700,
      },
      { onProgress: ({ bytesRead }) => seen.push(bytesRead) },
    );
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });
});

describe('sealed uploads', () => {
  it('leave nothing readable on the disk and are read like plain files', async () => {
    const name = 'sealed.csv';
    const file = await sealUpload(Readable.from([Buffer.from(tickets)]), desk.directory, name, {
      bytes: 1e6,
    });
    expect((await readFile(file.path)).includes('13800000000')).toBe(false);
    const { recognised, outputs } = await desk.parse(file);
    expect(recognised.sha256).toBe(createHash('sha256').update(tickets).digest('hex'));
    expect((await queryParquet(outputs[0]!))[0]).toContain('张三');
  });

  it('can be read from any place: a workbook is read out of order', async () => {
    const workbook = makeWorkbook({
      sheets: [
        {
          name: '表',
          rows: inlineRows([
            ['姓名', '住址'],
            ['张三', '路'],
          ]),
        },
      ],
    });
    const file = await sealUpload(Readable.from([workbook]), desk.directory, 'sealed.xlsx', { bytes: 1e6 });
    const { outputs } = await desk.parse(file);
    expect(await queryParquet(outputs[0]!)).toEqual([[1, 2, '张三', '路', null]]);
  });

  it('are refused above the size limit and leave no file', async () => {
    const before = (await readdir(desk.directory)).length;
    await expect(
      sealUpload(Readable.from([Buffer.alloc(2000)]), desk.directory, 'big.csv', { bytes: 1000 }),
    ).rejects.toMatchObject({ code: 'FILE_LIMIT', data: { limit: 'size' } });
    expect(await readdir(desk.directory)).toHaveLength(before);
  });
});
