import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newIngestHub } from '../../fixtures/ingest-hub.ts';
import { sharedData } from '../../fixtures/shared-data.ts';
import { currentRows } from './published-rows.ts';

const fields = ['name', 'id_no', 'live_addr', 'phone', 'reg_date'];

/** What q01, q03 and q04 say, each in its own encoding (read by eye from the files). */
const residents = [
  ['张三', '320582190001010013', '张家港市杨舍镇人民中路1号2幢401室', '13800000000', '2024-03-05'],
  ['买买提·吐尔逊', '320582190001010021', '杨舍镇长安路8号,3楼', '0512-58000000', '2024-03-05'],
  ['李四', '32058219000101011X', '塘桥镇"老街"15号后门', '13900000000', '2024-03-05'],
];
const expected: Record<string, (string | null)[][]> = {
  'q01_gbk_noBOM.csv': residents,
  'q02_gb18030_rare.csv': [
    ['王𬭎', '320582190001010013', '𬇙水路1号', '13800000000', '2024-03-05'],
    ['㑇明', '320582190001010021', '㘵南村5组', '13800000001', '2024-03-06'],
  ],
  'q03_utf8_bom.csv': residents,
  'q04_utf16le_unicode_text.txt': residents,
  'q12_csv_prefixes.csv': [
    ['张三', '320582190001010013', null, '13800000000', null],
    ['李四', '320582190001010021', null, '13900000000', null],
    ['王五', '32058219000101011X', null, '13700000000', null],
  ],
};

const folder = sharedData('data/quirks');

describe.skipIf(folder === null)('trap files land typed, without help (shared data)', () => {
  let hub: Awaited<ReturnType<typeof newIngestHub>>;
  beforeAll(async () => void (hub = await newIngestHub()));
  afterAll(() => hub.remove());

  it.each(Object.keys(expected))('%s', async (name) => {
    const job = await hub.deliver(sharedData(`data/quirks/${name}`)!, { department: '测试局' });
    expect(job).toMatchObject({ state: 'done', error: null });
    const rows = await currentRows(hub, 'population', fields);
    await hub.undo((job.result!['batchIds'] as number[])[0]!);
    expect(rows.map((row) => fields.map((field) => row[field]))).toEqual(expected[name]);
  });
});
