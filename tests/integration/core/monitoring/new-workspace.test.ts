import { afterAll, beforeAll, expect, it } from 'vitest';
import { localAnalyst } from '../../../../core/access/actor.ts';
import { queryRows } from '../../../../core/catalog/query-rows.ts';
import { openTestCore, type TestCore } from '../../../fixtures/test-core.ts';

let core: TestCore;
beforeAll(async () => {
  core = await openTestCore();
});
afterAll(() => core.remove());

it('shows figures, charts and the rows behind a figure before anything was delivered or refreshed', async () => {
  const { overview, warehouse } = core;
  expect((await overview.figures()).every(({ value }) => value === null)).toBe(true);
  expect(await overview.chart('persons-by-area', { level: 'town', within: null })).toMatchObject({
    dataVersion: 0,
    stale: false,
  });
  const page = await queryRows(warehouse, localAnalyst, {
    dataset: 'population',
    filters: [{ field: 'figure', operator: 'equals', values: ['persons'] }],
    offset: 0,
    limit: 10,
  });
  expect(page.total).toBe(0);
});
