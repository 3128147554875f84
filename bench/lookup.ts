import { cpSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWarehouse } from '../core/warehouse/open-warehouse.ts';
import type { Warehouse } from '../core/warehouse/warehouse.ts';
import { buildApart } from './master/build-apart.ts';
import { lookups, type Lookup } from './lookup/lookups.ts';
import { prepareMatchedCity } from './master/prepare-matched-city.ts';
import { type BenchRow, recordResult, rounded } from './record-result.ts';

/**
 * How long lookups in master data take: search, one entity, its lineage, history, portrait and graph, a page of conflicts.
 * Each is asked for other entities every time; beside it stands the floor, a bare scan of the column that it looks in.
 *
 * usage: npx tsx bench/lookup.ts [people …]
 */
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [20_000, 100_000, 1_000_000];
const repetitions = 60;

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]!;
}

async function measureLookup(warehouse: Warehouse, people: number, lookup: Lookup): Promise<BenchRow[]> {
  const subjects = await lookup.subjects(warehouse, repetitions);
  const times: number[] = [];
  const floors: number[] = [];
  for (const subject of subjects) {
    times.push(await millisecondsOf(() => lookup.ask(warehouse, subject)));
    floors.push(await millisecondsOf(() => lookup.floor(warehouse, subject)));
  }
  times.sort((a, b) => a - b);
  floors.sort((a, b) => a - b);
  return ([50, 95, 99] as const).map((share) => {
    const [value, peerValue] = [percentile(times, share / 100), percentile(floors, share / 100)];
    return {
      case: `lookup-${people}-${lookup.name}`,
      metric: `p${share}`,
      value: rounded(value, 1),
      unit: 'ms',
      peer: 'bare scan',
      peerValue: rounded(peerValue, 1),
      ratio: rounded(value / peerValue, 1),
    };
  });
}

async function measure(people: number): Promise<BenchRow[]> {
  const city = await prepareMatchedCity(people);
  const workspace = join(tmpdir(), `tonghui-lookup-${people}`);
  rmSync(workspace, { recursive: true, force: true });
  cpSync(city.workspace, workspace, { recursive: true });
  await buildApart(workspace, join(city.directory, 'keys'));
  const warehouse = await openWarehouse({
    path: join(workspace, 'warehouse.duckdb'),
    temporaryDirectory: workspace,
    allowedDirectories: [workspace],
  });
  const rows: BenchRow[] = [];
  for (const lookup of lookups) rows.push(...(await measureLookup(warehouse, people, lookup)));
  await warehouse.close();
  rmSync(workspace, { recursive: true, force: true });
  return rows;
}

const rows: BenchRow[] = [];
for (const people of sizes) rows.push(...(await measure(people)));
for (const { case: name, metric, value, peerValue } of rows)
  console.error(`${name}\t${metric}\t${value} ms\tscan ${peerValue} ms`);
if (process.argv.length === 2) await recordResult('lookup', rows);
