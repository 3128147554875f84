import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certainConfidence } from '../../../schemas/intake/mapping-confidence.ts';
import { newIngestHub, tester, type IngestHub } from '../../fixtures/ingest-hub.ts';
import { sharedData } from '../../fixtures/shared-data.ts';
import { batchIds, currentRows } from './published-rows.ts';

type Fields = Record<string, string>;

const divisionColumns: Fields = {
  code: 'code',
  name: 'name',
  provinceCode: 'province_code',
  cityCode: 'city_code',
  areaCode: 'county_code',
  streetCode: 'town_code',
};

/** Rows and code lengths as the data's README counts them, and what the columns mean. */
const divisionFiles: [file: string, rows: number, lengths: number[], columns: Fields][] = [
  ['provinces.csv', 31, [2], divisionColumns],
  ['cities.csv', 342, [4], divisionColumns],
  ['areas.csv', 2978, [6], divisionColumns],
  ['streets.csv', 41_352, [9], divisionColumns],
  ['villages_seed_cities.csv', 9733, [12], divisionColumns],
  [
    'areacity_level4.csv',
    43_118,
    [2, 4, 6, 9],
    {
      id: 'code',
      pid: 'parent_code',
      deep: 'level',
      name: 'name',
      pinyin_prefix: 'initials',
      pinyin: 'pinyin',
      ext_id: 'long_code',
      ext_name: 'full_name',
    },
  ],
  [
    'gb2260_historic_idvalidator.csv',
    3465,
    [6],
    { code: 'code', full_name: 'full_name', still_current: 'current' },
  ],
];

const codeFiles: [file: string, rows: number, columns: Fields][] = [
  ['comp_type.csv', 283, { comp_type: 'code', comp_type_name: 'name', comp_dalei: 'parent' }],
  ['企业状态码值.xlsx', 9, { 编码: 'code', 中文: 'name' }],
  ['行业小类代码与对应行业名称.xlsx', 267, { 行业小类名称: 'name', 行业小类代码: 'code' }],
];

const isAbsent = sharedData('data/divisions') === null || sharedData('data/dict') === null;

describe.skipIf(isAbsent)('real lists of divisions and codes (shared data)', () => {
  let hub: IngestHub & { remove(): Promise<void> };
  beforeAll(async () => void (hub = await newIngestHub()));
  afterAll(() => hub.remove());

  /** Delivers a file as proposed; its only table must be that dataset's, with every column certain. */
  async function publish(path: string, dataset: string, columns: Fields, rows: number, department: string) {
    const name = path.split('/').at(-1)!;
    const proposal = await hub.ingest.inspect({ kind: 'plain', path, name }, tester);
    expect(proposal.tables.map((table) => [table.dataset, table.layoutChange, table.codeColumns])).toEqual([
      [dataset, null, []],
    ]);
    const proposed = proposal.tables[0]!.columns;
    expect(Object.fromEntries(proposed.map(({ header, field }) => [header, field]))).toEqual(
      Object.fromEntries(proposed.map(({ header }) => [header, columns[header]])),
    );
    expect(proposed.filter(({ confidence }) => confidence < certainConfidence)).toEqual([]);
    const [batchId] = batchIds(await hub.deliver(path, { department }));
    const { batch, rules } = await hub.ingest.report(batchId!);
    expect(batch).toMatchObject({
      dataset,
      state: 'published',
      heldFor: [],
      delivered: rows,
      published: rows,
      quarantined: 0,
      nonData: 0,
      fieldIssues: 0,
    });
    expect(rules).toEqual([]);
    return batchId!;
  }

  it.each(divisionFiles)(
    'publishes %s: %i divisions, their codes as they are',
    async (file, rows, lengths, columns) => {
      const path = sharedData(`data/divisions/${file}`)!;
      const batchId = await publish(path, 'division', columns, rows, '民政局');
      const { header, records } = readPlainCsv(await readFile(path, 'utf8'));
      const texts = header.filter((name) => columns[name] !== 'current');
      const published = await hub.store.warehouse.all<Record<string, string>>(
        `SELECT * FROM record.division WHERE batch_id = ${batchId} ORDER BY row_number`,
      );
      const expected = records.map(
        (record) => texts.map((name) => record[header.indexOf(name)]!.replace('０', '0')), // 二九０农场
      );
      const actual = published.map((row) => texts.map((name) => row[columns[name]!]));
      expect(
        actual.flatMap((row, at) => (row.join() === expected[at]!.join() ? [] : [[row, expected[at]]])),
      ).toEqual([]);
      expect([...new Set(expected.map(([code]) => code!.length))].sort((a, b) => a - b)).toEqual(lengths);
    },
  );

  it('publishes the first 100,000 villages of the whole list', async () => {
    const packed = await readFile(sharedData('data/divisions/villages_all.csv.gz')!);
    const lines = gunzipSync(packed).toString('utf8').split('\n').slice(0, 100_001);
    const path = `${hub.directory}/villages_all.csv`;
    await writeFile(path, lines.join('\n'));
    const batchId = await publish(path, 'division', divisionColumns, 100_000, '统计局');
    const [counted] = await hub.store.warehouse.all(
      `SELECT count(DISTINCT source_key) AS subjects, min(length(code)) AS shortest, max(length(code)) AS longest
       FROM record.division WHERE batch_id = ${batchId}`,
    );
    expect(counted).toEqual({ subjects: 100_000n, shortest: 12n, longest: 12n });
  });

  it.each(codeFiles)('publishes %s: %i codes', async (file, rows, columns) => {
    await publish(sharedData(`data/dict/${file}`)!, 'code-list', columns, rows, file);
  });

  it('keeps zeros in front of codes and the letters of states', async () => {
    const rows = await currentRows(hub, 'code-list', ['code', 'name', 'parent']);
    expect(rows).toContainEqual({ code: '0160', name: '私营合伙企业', parent: '33' });
    expect(rows).toContainEqual({ code: 'D', name: '吊销未注销', parent: null });
    expect(rows).toContainEqual({ code: '1784', name: '篷、帆布制造', parent: null });
  });

  it('asks for a header where a list of codes has none', async () => {
    const path = sharedData('data/dict/行业类型代码与中文含意.txt')!;
    const inspection = hub.ingest.inspect(
      { kind: 'plain', path, name: '行业类型代码与中文含意.txt' },
      tester,
    );
    await expect(inspection).rejects.toMatchObject({ code: 'HEADER_MISSING' });
  });
});

/** Records of a file in which no cell holds a comma, a line break or a quote. */
function readPlainCsv(text: string): { header: string[]; records: string[][] } {
  const [header, ...records] = text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '')));
  return { header: header!, records };
}
