import { afterAll, beforeAll, expect, it } from 'vitest';
import { newIngestHub, type IngestHub } from '../../fixtures/ingest-hub.ts';
import { batchIds } from './published-rows.ts';

let hub: IngestHub & { remove(): Promise<void> };
beforeAll(async () => void (hub = await newIngestHub()));
afterAll(() => hub.remove());

/** Rows with what each of them is; `data` is published. */
const rows: [kind: string, line: string][] = [
  ['column-numbers', '甲,乙,1,2,3,4'],
  ['unit-row', ',,,（户）,,（元）'],
  ['data', '1,杨舍镇,张三,11010519491231002X,13800000000,100'],
  ['data', '2,杨舍镇,单于,11010519491231002X,13800000001,100'],
  ['total', '杨舍镇,小 计,,2,,200'],
  ['total', '塘桥镇小计（户）：,,,2,—,200元'],
  ['data', '总管处,杨舍镇,共工,11010519491231002X,13800000002,1'],
  ['total', '共2户,,,,,'],
  ['total', ',合　计,,4,/,"1,400.00"'],
  ['repeated-header', '序号,镇,姓名,公民身份号码,电话,金额'],
  ['blank', ',,,,,'],
  ['footnote', '注：本表由各镇填报,,,,,'],
  ['footnote', '注1、按户籍统计,,,,,'],
  ['footnote', '填表人：张三,审核人：李四,负责人：王五,填表日期：2024-03-05,,'],
  ['footnote', '填表人,张三,审核人,,,'],
  ['footnote', '——以下空白——,,,,,'],
  ['footnote', '第 2 页 共 3 页,,,,,'],
];

it('tells totals, footnotes and what explains the header from data', async () => {
  const text = ['序号,镇,姓名,公民身份号码,电话,金额', ...rows.map(([, line]) => line)].join('\n');
  const job = await hub.deliverText('people.csv', `${text}\n`, {
    department: '测试局',
    tables: [{ table: 0, dataset: 'population' }],
  });
  const found = await hub.store.warehouse.all<{ row_number: number; kind: string }>(
    `SELECT row_number, kind FROM quarantine.row WHERE batch_id = $1
     UNION ALL SELECT row_number, 'data' FROM record.population WHERE batch_id = $1 ORDER BY row_number`,
    [batchIds(job)[0]!],
  );
  expect(found.map(({ kind }, at) => [kind, rows[at]?.[1]])).toEqual(rows);
});

it('counts lines of delimiters at the end of a file as blank rows, and empty lines as none', async () => {
  const job = await hub.deliverText(
    'grids.csv',
    '网格编码,网格名称,所属社区\nW1,第一网格,东湖社区\n,,\n,,\n\n\n',
  );
  const { batch, nonData } = await hub.ingest.report(batchIds(job)[0]!);
  expect(batch).toMatchObject({ delivered: 3, published: 1, quarantined: 0, nonData: 2 });
  expect(nonData).toEqual([{ kind: 'blank', rows: 2 }]);
});
