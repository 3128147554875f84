import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newIngestHub, openIngestHub, type IngestHub } from '../../fixtures/ingest-hub.ts';
import { valueCases } from '../../fixtures/value-cases.ts';
import { batchIds } from './published-rows.ts';

let hub: Awaited<ReturnType<typeof newIngestHub>>;
beforeEach(async () => void (hub = await newIngestHub()));
afterEach(() => hub.remove().catch(() => undefined)); // a rebuild has closed it already

const ditto = valueCases('空值').find(({ id }) => id === 'T152')!.raw;

const file = [
  '公民身份号码,姓名,性别,民族,现住址,登记日期',
  `320582190001010013,张三,${ditto},汉族,杨舍镇人民路1号,2024-03-05`,
  `320582190001010021,李四,女,〃,${ditto},${ditto}`,
  `32058219000101011X,王五,${ditto},${ditto},${ditto},2024-03-06`,
  '合计,3,,,,',
  `11010519491231002X,赵六,男,回族,,${ditto}`,
  `440524188001010014,孙七,"""",${ditto},${ditto},2024-03-07`,
].join('\n');

const rowsOf = ({ store }: Pick<IngestHub, 'store'>) =>
  store.warehouse.all(
    `SELECT row_number, sex, nation AS ethnic, live_addr, reg_date::VARCHAR AS reg_date
     FROM record.population WHERE to_version IS NULL ORDER BY row_number`,
  );

const expected = [
  { row_number: 1, sex: null, ethnic: '01', live_addr: '杨舍镇人民路1号', reg_date: '2024-03-05' },
  { row_number: 2, sex: '2', ethnic: '01', live_addr: '杨舍镇人民路1号', reg_date: '2024-03-05' },
  { row_number: 3, sex: '2', ethnic: '01', live_addr: '杨舍镇人民路1号', reg_date: '2024-03-06' },
  { row_number: 5, sex: '1', ethnic: '03', live_addr: null, reg_date: '2024-03-06' },
  { row_number: 6, sex: '1', ethnic: '03', live_addr: '杨舍镇人民路1号', reg_date: '2024-03-07' },
];

it('T152 同上 is the value above it, past totals and blanks; nothing above it is an issue', async () => {
  const [batch] = batchIds(await hub.deliverText('a.csv', file));
  expect(await rowsOf(hub)).toEqual(expected);
  const { rules } = await hub.ingest.report(batch!);
  const filled = rules.filter(({ code }) => code === 'filled-down');
  expect(Object.fromEntries(filled.map(({ field, rows }) => [field, rows]))).toEqual({
    sex: 2,
    nation: 3,
    live_addr: 3,
    reg_date: 2,
  });
  expect(filled.map(({ severity }) => severity)).toEqual(filled.map(() => 'warning'));
  const issues = await hub.ingest.issues({ batchId: batch!, code: 'same-as-above', offset: 0, limit: 10 });
  expect(issues.rows.map(({ rowNumber }) => rowNumber)).toEqual([1]);
});

it('is the same after a later batch is undone, and at a rebuild', async () => {
  await hub.deliverText('a.csv', file);
  const [second] = batchIds(await hub.deliverText('b.csv', file.replace('李四,女', '李四,男')));
  await hub.undo(second!);
  expect(await rowsOf(hub)).toEqual(expected);
  await hub.close();
  for (const name of await readdir(hub.workspacePath))
    if (name.startsWith('warehouse.duckdb')) await rm(join(hub.workspacePath, name));
  const rebuilt = await openIngestHub(hub.directory);
  expect(await rowsOf(rebuilt)).toEqual(expected);
  await rebuilt.close();
});
