import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localAnalyst } from '../../../core/access/actor.ts';
import { previewRules } from '../../../core/monitoring/risk/assess/preview-rules.ts';
import { listWarnings } from '../../../core/monitoring/risk/warnings/list-warnings.ts';
import { readWarning } from '../../../core/monitoring/risk/warnings/read-warning.ts';
import { addDays } from '../../../schemas/calendar/days.ts';
import { shippedIndicators } from '../../../schemas/indicators/shipped/index.ts';
import { deliverFile } from '../../../server/cli/deliver-file.ts';
import { createOutput } from '../../../server/cli/output.ts';
import { openTestCore, type TestCore } from '../../fixtures/test-core.ts';

const grids = ['320281001001001', '320281002001001'];
let core: TestCore;

beforeAll(async () => {
  core = await openTestCore({ host: 'command-line' });
});
afterAll(() => core.remove());

/** Delivers hazards as rows of grid and day; returns the batch. */
async function deliver(
  name: string,
  rows: readonly (readonly [grid: string, day: string])[],
): Promise<number> {
  const lines = rows.map(
    ([grid, day], at) =>
      `${name}${at},消防安全,一般,${day} 09:00:00,${grid.slice(0, 9)},${grid},${addDays(day, 14)},否,`,
  );
  const header = '隐患编号,隐患类型,隐患等级,发现时间,属地,责任网格,整改期限,是否办结,整改完成时间';
  const path = join(core.workspace.paths.inbox, `${name}.csv`);
  await writeFile(path, `${[header, ...lines].join('\n')}\n`);
  const options = { department: '市应急管理局', dataset: ['incident'], mode: 'delta' } as const;
  const delivered = await deliverFile(
    core,
    path,
    { ...options, dataset: [...options.dataset] },
    createOutput(true),
  );
  return delivered.batches[0]!.batchId;
}

async function undo(batchId: number): Promise<void> {
  const batch = (await core.ingest.listBatches()).find((one) => one.batchId === batchId)!;
  const { jobId } = await core.ingest.undo(batchId, batch.dataVersion, localAnalyst);
  await core.jobs.wait(jobId);
}

const list = () =>
  listWarnings(core.warehouse, {
    state: 'all',
    levels: [],
    topics: ['hazard', 'fire'],
    indicator: null,
    within: '320281001',
    asOf: null,
    offset: 0,
    limit: 100,
  });

it('marks a warning whose batch is undone as without basis, and raises none from what is left', async () => {
  const calm = Array.from(
    { length: 150 },
    (_, at) => [grids[at % 2]!, addDays('2025-01-02', at * 3)] as const,
  );
  await deliver('Y', calm);
  const { days } = await core.risk.refresh(localAnalyst);
  expect(days).toHaveLength(14);
  expect((await list()).total).toBe(0);

  const until = days.at(-1)!;
  const burst = Array.from(
    { length: 24 },
    (_, at) => [grids[0]!, addDays(until, -Math.floor(at / 6))] as const,
  );
  const batch = await deliver('B', burst);
  expect((await core.risk.refresh(localAnalyst)).days).toEqual([until]);
  const raised = (await list()).warnings;
  expect(raised.map(({ indicator }) => indicator)).toContain('fire-hazards-found');
  expect(raised.every(({ state }) => state === 'open')).toBe(true);
  const explained = await readWarning(core.warehouse, raised[0]!.warningId);
  expect(explained.trend.at(-1)).toMatchObject({ period: until, state: 'ok' });

  await undo(batch);
  await core.risk.refresh(localAnalyst);
  const withdrawn = (await list()).warnings;
  expect(withdrawn).toHaveLength(raised.length);
  expect(withdrawn.every(({ state }) => state === 'basis-withdrawn')).toBe(true);
  const { history } = await readWarning(core.warehouse, raised[0]!.warningId);
  expect(history.map(({ event }) => event)).toEqual(['basis-withdrawn', 'raised']);
});

it('shows what a changed rule would have raised in a year, beside the one that holds', async () => {
  const found = shippedIndicators.find(({ id }) => id === 'fire-hazards-found')!;
  const eager = {
    ...found,
    rules: [{ method: 'fixed' as const, levels: ['city' as const], bounds: { blue: 1 } }],
  };
  const { now, then, rows, latest } = await previewRules(core.warehouse, eager, core.risk.today());
  expect(now).toMatchObject({ days: 365, raised: { red: 0, orange: 0, yellow: 0, blue: 0 } });
  // One hazard every third day: a day with one opens the warning, two quiet days never close it.
  expect(then.raised).toEqual({ red: 0, orange: 0, yellow: 0, blue: 1 });
  expect(then.months).toHaveLength(12);
  expect(rows).toBeGreaterThan(115);
  expect([0, 1]).toContain(latest);
});
