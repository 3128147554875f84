import { afterAll, beforeAll, expect, it } from 'vitest';
import { newIngestHub } from '../../fixtures/ingest-hub.ts';
import { batchIds } from './published-rows.ts';

/** Rows 2, 4 and 5 claim one citizen number (the worked example of GB 11643); row 3 is a total, rows 1 and 6 stand alone. */
const extract = (first: string) =>
  [
    '公民身份号码,姓名,户号',
    `,${first},H1`,
    '11010519491231002X,张三,H2',
    '合计,1,1',
    '11010519491231002X,张三,H3',
    '11010519491231002X,李四,H4',
    ',王五,H5',
    '',
  ].join('\n');

let hub: Awaited<ReturnType<typeof newIngestHub>>;
beforeAll(async () => {
  hub = await newIngestHub();
});
afterAll(() => hub.remove());

const issuesOf = async (batchId: number) => {
  const { rows } = await hub.ingest.issues({ batchId, offset: 0, limit: 10 });
  return rows.map(({ rowNumber, severity, issues }) => [
    rowNumber,
    severity,
    issues.map(({ field, code, value }) => [field, code, value]),
  ]);
};
const warning = [null, 'identity-repeated', '2'];
const expected = [
  [4, 'warning', [warning]],
  [5, 'warning', [warning]],
];

it('warns of each row that claims the identity of an earlier one, and names that row', async () => {
  const job = await hub.deliverText('一.csv', extract('赵一'), { department: '公安局' });
  const [batchId] = batchIds(job);
  expect(await issuesOf(batchId!)).toEqual(expected);
  const batches = await hub.ingest.listBatches();
  expect(batches).toMatchObject([{ delivered: 6, published: 5, nonData: 1, quarantined: 0, fieldIssues: 0 }]);
});

it('does so too when there is an earlier delivery to compare with', async () => {
  const job = await hub.deliverText('二.csv', extract('钱二'), { department: '公安局' });
  const [batchId] = batchIds(job);
  expect(await issuesOf(batchId!)).toEqual(expected);
  const [second] = await hub.ingest.listBatches();
  expect(second).toMatchObject({ batchId, published: 5, added: 1, unchanged: 4, gone: 1 });
});

it('lists them among what was found', async () => {
  const rejects = await hub.ingest.rejects();
  expect(rejects.map(({ row_number, field, code, value }) => [row_number, field, code, value])).toEqual([
    ...[4, 5, 4, 5].map((row) => [row, '', 'identity-repeated', '2']),
  ]);
});
