import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { condense } from '../core/monitoring/risk/assess/condense.ts';
import { buildRisk } from '../core/monitoring/risk/build-risk.ts';
import { detectIndicator } from '../core/monitoring/risk/detect/detect-indicator.ts';
import { publishedStore } from '../core/monitoring/risk/facts/risk-store.ts';
import { loadPanel } from '../core/monitoring/risk/panels/load-panel.ts';
import { panelTimes, periodIndex } from '../core/monitoring/risk/panels/panel-time.ts';
import { readGridMap } from '../core/monitoring/risk/panels/read-grid-map.ts';
import { openWarehouse } from '../core/warehouse/open-warehouse.ts';
import type { Warehouse } from '../core/warehouse/warehouse.ts';
import { shippedIndicators } from '../schemas/indicators/shipped/index.ts';
import { addTickets, fillCity } from './dashboard/fill-city.ts';
import { dashboardQueries } from './dashboard/queries.ts';
import type { CitySize } from './dashboard/sources.ts';
import { type BenchRow, recordResult, rounded } from './record-result.ts';

/**
 * What the risk dashboard takes: counting all shipped indicators at four levels over 26 months, counting them again after one batch of
 * 2,000 tickets, assessing a day, and every query that its pages ask.
 *
 * usage: npx tsx bench/dashboard.ts [people matters]; without them a million people and 200,000 matters, recorded
 */
const [people = 1_000_000, matters = 200_000] = process.argv.slice(2).map(Number);
const size: CitySize = { people, matters };
const repetitions = 40;
const today = '2026-11-22';

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

/** Seconds by the clock, and of all processors: what it takes where other work shares them. */
async function costOf(name: string, work: () => Promise<unknown>): Promise<BenchRow[]> {
  const before = process.cpuUsage();
  const seconds = await secondsOf(work);
  const { user, system } = process.cpuUsage(before);
  return [row(name, 'seconds', seconds, 's'), row(name, 'cpuSeconds', (user + system) / 1e6, 's')];
}

function row(name: string, metric: string, value: number, unit: string): BenchRow {
  return { case: `dashboard-${people}-${name}`, metric, value: rounded(value, 2), unit };
}

async function buildRows(warehouse: Warehouse): Promise<BenchRow[]> {
  const build = () => buildRisk(warehouse, { today });
  const whole = await costOf('whole', build);
  await addTickets(warehouse, size, 2000);
  const batch = await costOf('after a batch of tickets', build);
  const nothing = await costOf('after no change', build);
  const assessed = await costOf('assessing a day', () => assessDay(warehouse));
  const count = async (table: string) =>
    Number((await warehouse.all<{ n: bigint }>(`SELECT count(*) AS n FROM mart.${table}`))[0]!.n);
  return [
    row('whole', 'indicators', shippedIndicators.length, 'indicators'),
    ...whole,
    row('whole', 'facts', await count('risk_fact'), 'rows'),
    row('whole', 'figures', await count('risk_count'), 'rows'),
    ...batch,
    ...nothing,
    ...assessed,
  ];
}

/** Holds the figures of the last day with data against the rules of all indicators, as an assessment does. */
async function assessDay(warehouse: Warehouse): Promise<void> {
  const day = '2026-10-31';
  await warehouse.transaction(async (session) => {
    const [times, map] = [panelTimes(day), await readGridMap(session)];
    for (const indicator of shippedIndicators) {
      const panel = await loadPanel(session, publishedStore, indicator, times);
      if (panel)
        condense(
          indicator,
          detectIndicator(indicator, panel, { at: periodIndex(panel.time, day), day, map }),
        );
    }
  });
}

async function queryRows(warehouse: Warehouse): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const { name, ask } of dashboardQueries) {
    const times: number[] = [];
    const before = process.cpuUsage();
    for (let at = 0; at < repetitions; at++)
      times.push(1000 * (await secondsOf(() => warehouse.transaction((session) => ask(session, at)))));
    times.sort((a, b) => a - b);
    const { user, system } = process.cpuUsage(before);
    rows.push(row(name, 'cpu', (user + system) / 1000 / repetitions, 'ms'));
    rows.push(row(name, 'p50', times[Math.floor(repetitions / 2)]!, 'ms'));
    rows.push(row(name, 'p95', times[Math.ceil(0.95 * repetitions) - 1]!, 'ms'));
  }
  return rows;
}

const directory = mkdtempSync(join(tmpdir(), 'tonghui-dashboard-'));
const warehouse = await openWarehouse({
  path: join(directory, 'warehouse.duckdb'),
  temporaryDirectory: join(directory, 'tmp'),
  allowedDirectories: [directory],
  memoryLimitMB: 4000,
});
try {
  const filled = await secondsOf(() => fillCity(warehouse, size));
  console.error(`filled in ${rounded(filled)} s`);
  const rows = [...(await buildRows(warehouse)), ...(await queryRows(warehouse))];
  for (const { case: name, metric, value, unit } of rows)
    console.error(`${name}\t${metric}\t${value} ${unit}`);
  if (process.argv.length === 2) await recordResult('dashboard', rows);
} finally {
  await warehouse.close();
  rmSync(directory, { recursive: true, force: true });
}
