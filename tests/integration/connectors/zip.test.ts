import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { connectors } from '../../../connectors/registry.ts';
import { ParseError } from '../../../schemas/intake/connector.ts';
import { makeTextDbf } from '../../fixtures/dbf.ts';
import { memorySource } from '../../fixtures/memory-source.ts';
import { makeTextParquet } from '../../fixtures/parquet.ts';
import { readTable } from '../../fixtures/read-table.ts';
import { sharedData } from '../../fixtures/shared-data.ts';
import { makeShp } from '../../fixtures/shapefile.ts';
import { inlineRows, makeWorkbook } from '../../fixtures/workbook.ts';
import { makeZip, makeZipOf } from '../../fixtures/zip.ts';

const zipConnector = connectors.find(({ id }) => id === 'zip')!;
const csv = '姓名,住址\n张三,人民路1号\n';

/** Recognises an archive and reads all its tables. */
async function readZip(bytes: Uint8Array, name = 'delivered.zip') {
  const source = memorySource(bytes, name);
  const recognition = await zipConnector.recognise(source, new AbortController().signal);
  const tables: Record<string, string[][]> = {};
  for (const table of recognition.tables)
    tables[table.sheet] = (await readTable(zipConnector, source, table)).records;
  return { tables, notes: recognition.notes, recognition };
}

describe('what an archive holds', () => {
  it('is read by the connector that each content calls for, whatever the name says', async () => {
    const records = [
      ['姓名', '住址'],
      ['张三', '人民路1号'],
    ];
    const { tables, notes } = await readZip(
      makeZip({
        'a/名单.txt': csv,
        '工作簿.csv': makeWorkbook({
          sheets: [
            { name: '一', rows: inlineRows(records) },
            { name: '二', rows: inlineRows(records) },
          ],
        }),
        'c.json': '[{"姓名":"张三","住址":"人民路1号"}]',
        'd.parquet': await makeTextParquet(records),
        'e.dbf': makeTextDbf(records),
        'inner.zip': makeZip({ 'f.csv': csv }),
      }),
    );
    const person = [['张三', '人民路1号']];
    expect(tables).toEqual({
      'a/名单.txt': person,
      '工作簿.csv/一': person,
      '工作簿.csv/二': person,
      'c.json': person,
      'd.parquet': person,
      'e.dbf': person,
      'inner.zip/f.csv': person,
    });
    expect(notes).toEqual([]);
  });

  it('that cannot be read is noted, while the rest is read', async () => {
    const { tables, notes } = await readZip(
      makeZip({
        '好.csv': csv,
        '空.csv': '',
        '照片.jpg': Buffer.from('ffd8ffe000104a464946', 'hex'),
        '包.rar': 'Rar!\x1a\x07\x00',
        '文件.docx': makeZip({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>' }),
        '坏.json': '[{"a":1},',
        '无表.json': '[1,2]',
        '无表头.csv': '1.5,2024-03-05\n2.5,2024-03-06\n',
        '不明.bin': Buffer.from([0, 1, 2, 3, 0, 0, 255, 254, 9, 0, 0, 0]),
        '__MACOSX/._好.csv': 'x',
        'a/.DS_Store': 'x',
        'Thumbs.db': 'x',
      }),
    );
    expect(tables).toEqual({ '好.csv': [['张三', '人民路1号']] });
    expect(notes).toEqual([
      { code: 'ignored-entries', data: { entries: 3 } },
      { code: 'entry-empty', data: { entry: '空.csv' } },
      { code: 'entry-refused', data: { entry: '照片.jpg' } },
      { code: 'entry-refused', data: { entry: '包.rar' } },
      { code: 'entry-refused', data: { entry: '文件.docx' } },
      { code: 'entry-damaged', data: { entry: '坏.json' } },
      { code: 'entry-without-table', data: { entry: '无表.json' } },
      { code: 'entry-without-header', data: { entry: '无表头.csv' } },
      { code: 'entry-unknown', data: { entry: '不明.bin' } },
    ]);
  });

  it('is refused whole when one file is a secret', async () => {
    const secret = { code: 'FILE_REFUSED', data: { reason: 'secret' } };
    await expect(readZip(makeZip({ 'a.csv': csv, '名单（机密）.csv': csv }))).rejects.toMatchObject(secret);
    await expect(readZip(makeZip({ 'a.csv': csv, '机密/名单.csv': csv }))).rejects.toMatchObject(secret);
    await expect(readZip(makeZip({ 'a.csv': csv, 'b.csv': `机密★10年\n${csv}` }))).rejects.toMatchObject(
      secret,
    );
  });

  it('is an archive in an archive at most', async () => {
    const deep = makeZip({ 'b.zip': makeZip({ 'c.zip': makeZip({ 'd.csv': csv }), 'e.csv': csv }) });
    const { tables, recognition } = await readZip(deep);
    expect(Object.keys(tables)).toEqual(['b.zip/e.csv']);
    expect(recognition.tables[0]!.notes).toEqual([{ code: 'entry-refused', data: { entry: 'c.zip' } }]);
    await expect(
      readZip(makeZip({ 'b.zip': makeZip({ 'c.zip': makeZip({ 'd.csv': csv }) }) })),
    ).rejects.toMatchObject({ code: 'FILE_REFUSED', data: { reason: 'nested-archive' } });
  });

  it('is nothing: then it has no table', async () => {
    const nothing: Record<string, string>[] = [{}, { '.DS_Store': 'x' }, { 'folder/': '' }];
    for (const parts of nothing)
      await expect(readZip(makeZip(parts))).rejects.toMatchObject({ code: 'NO_TABLE' });
  });
});

describe('a layer', () => {
  const records = [['名称'], ['甲'], ['乙']];
  const shp = makeShp([
    { type: 1, point: [120.5, 31.8] },
    { type: 1, point: [120.6, 31.9] },
  ]);

  it('is the files of one name, read as one table', async () => {
    const { tables, notes, recognition } = await readZip(
      makeZip({
        '图/小区.SHP': shp,
        '图/小区.dbf': makeTextDbf(records),
        '图/小区.shx': 'x',
        '图/小区.cpg': 'UTF-8',
      }),
    );
    expect(notes).toEqual([]);
    expect(recognition.tables[0]!.columns.map(({ header }) => header)).toEqual(['名称', 'geometry']);
    expect(tables['图/小区.SHP']!.map(([name]) => name)).toEqual(['甲', '乙']);
    expect(tables['图/小区.SHP']![0]![1]).toContain('120.5');
  });

  it('without its attributes is noted', async () => {
    const { notes } = await readZip(makeZip({ 'a.csv': csv, 'b.shp': shp }));
    expect(notes).toEqual([{ code: 'entry-refused', data: { entry: 'b.shp' } }]);
  });

  it('a table with its code page is read by it', async () => {
    const { tables } = await readZip(makeZip({ 'a.dbf': makeTextDbf(records), 'a.cpg': 'UTF-8' }));
    expect(tables).toEqual({ 'a.dbf': [['甲'], ['乙']] });
  });
});

describe('names of entries', () => {
  // GB 2312 code points: 名 C3FB, 单 B5A5; code page 437: ü is 81, é is 82.
  const gbk = Buffer.from('c3fbb5a5', 'hex');
  const unicodePath = (raw: Buffer, name: string) => {
    const data = Buffer.concat([Buffer.from([1]), Buffer.alloc(4), Buffer.from(name)]);
    data.writeUInt32LE(crc32(raw), 1);
    return data;
  };
  it.each([
    ['UTF-8 by its flag', { name: Buffer.from('名单'), utf8: true }, '名单'],
    ['UTF-8 without a flag', { name: Buffer.from('名单'), utf8: false }, '名单'],
    ['GBK', { name: gbk, utf8: false }, '名单'],
    // 嶾 is 8E5C: its second byte is a backslash.
    [
      'GBK whose second byte is a backslash',
      { name: Buffer.concat([gbk, Buffer.from('8e5c', 'hex')]), utf8: false },
      '名单嶾',
    ],
    ['code page 437', { name: Buffer.from('5072816674', 'hex'), utf8: false }, 'Prüft'],
    [
      'Info-ZIP Unicode path',
      {
        name: Buffer.from('??'),
        utf8: false,
        extra: { id: 0x7075, data: unicodePath(Buffer.from('??'), '名单') },
      },
      '名单',
    ],
    [
      'a Unicode path of another name',
      { name: gbk, utf8: false, extra: { id: 0x7075, data: unicodePath(Buffer.from('??'), '别的') } },
      '名单',
    ],
    ['backslashes', { name: Buffer.from('a\\b'), utf8: true }, 'a/b'],
  ])('%s', async (_, entry, expected) => {
    const { tables } = await readZip(makeZipOf([{ ...entry, content: csv }]));
    expect(Object.keys(tables)).toEqual([expected]);
  });

  it('are told apart when two files have the same one', async () => {
    const entry = (content: string) => ({ name: Buffer.from('a.csv'), utf8: true, content });
    const { tables } = await readZip(makeZipOf([entry(csv), entry('姓名,住址\n李四,街\n')]));
    expect(tables).toEqual({ 'a.csv': [['张三', '人民路1号']], 'a (2).csv': [['李四', '街']] });
  });

  it.each(['../a.csv', '/etc/a.csv', 'C:\\a.csv', 'a/../../b.csv', '..\\a.csv'])(
    '%s leads out of the archive and is refused',
    async (name) => {
      await expect(readZip(makeZip({ [name]: csv }))).rejects.toMatchObject({
        code: 'FILE_UNREADABLE',
        data: { detail: 'archive' },
      });
    },
  );
});

const corpus = sharedData('data/files/zip-yauzl/test');
/** An archive made under Windows with backslashes in its names: those are taken for slashes. */
const windowsNames = /^invalid characters in fileName/;

describe('public archives', () => {
  it.skipIf(corpus === null)('damaged ones are refused, or their damaged files named', async () => {
    for (const folder of ['failure', 'wrong-entry-sizes'])
      for (const name of readdirSync(join(corpus!, folder)).filter((file) => !windowsNames.test(file))) {
        const outcome = await readZip(readFileSync(join(corpus!, folder, name))).then(
          ({ notes }) => notes.map(({ code }) => code),
          (error: unknown) => error,
        );
        if (!(outcome instanceof ParseError)) expect(outcome, name).toEqual(['entry-damaged']);
      }
  });

  it.skipIf(corpus === null)('encrypted ones are refused for their password', async () => {
    for (const name of ['traditional-encryption.zip', 'traditional-encryption-and-compression.zip'])
      await expect(readZip(readFileSync(join(corpus!, 'success', name)))).rejects.toMatchObject({
        code: 'FILE_REFUSED',
        data: { reason: 'password' },
      });
  });
});
