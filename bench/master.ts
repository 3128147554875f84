import { cpSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWarehouse } from '../core/warehouse/open-warehouse.ts';
import type { ConnectedSession } from '../core/warehouse/warehouse.ts';
import { buildApart, type BuildCost } from './master/build-apart.ts';
import { evaluateLocations } from './master/evaluate-locations.ts';
import { evaluatePlaces } from './master/evaluate-places.ts';
import { evaluateRelations } from './master/evaluate-relations.ts';
import { evaluateUnlinked } from './master/evaluate-unlinked.ts';
import { evaluateValues } from './master/evaluate-values.ts';
import { loadCityTruth } from './master/load-city-truth.ts';
import { type MatchedCity, prepareMatchedCity } from './master/prepare-matched-city.ts';
import { type BenchRow, recordResult, rounded } from './record-result.ts';

/**
 * Master data of the sample city against its truth, and what building them takes: relations, golden values, grids, and
 * the figures that count what has no link. Recall of relations is told three times: of all that hold in the city, of those that
 * some delivered row states between entities that some row knows, and of those of which the rows tell who and which.
 *
 * usage: npx tsx bench/master.ts [people …]
 */
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [20_000, 100_000];

type Rows = (name: string, metric: string, value: number, unit: string) => BenchRow;

function costRows(row: Rows, { seconds, cpuSeconds, peakRssMB, steps }: BuildCost): BenchRow[] {
  return [
    row('build', 'seconds', seconds, 's'),
    row('build', 'cpuSeconds', cpuSeconds, 's'),
    row('build', 'peakRss', peakRssMB, 'MB'),
    ...Object.entries(steps).map(([step, took]) => row(`build: ${step}`, 'seconds', took, 's')),
  ];
}

async function relationRows(session: ConnectedSession, row: Rows): Promise<BenchRow[]> {
  const qualities = await evaluateRelations(session);
  return qualities.flatMap(
    ({ relation, found, precision, recall, recallOfSaid, said, recallOfTold, told }) => [
      row(relation, 'found', found, 'relations'),
      row(relation, 'precision', precision, 'share'),
      row(relation, 'recall', recall, 'share of all in the city'),
      row(relation, 'recallOfStated', recallOfSaid ?? 1, `share of ${said} that rows state`),
      row(relation, 'recallOfTold', recallOfTold ?? 1, `share of ${told} of which rows tell who and which`),
    ],
  );
}

async function locationRows(
  session: ConnectedSession,
  row: Rows,
  { manifest }: MatchedCity,
): Promise<BenchRow[]> {
  const { found, precision, recall, true: truth } = await evaluateLocations(session, manifest);
  return [
    row('located-at', 'found', found, 'relations'),
    row('located-at', 'precision', precision, 'share'),
    row('located-at', 'recall', recall, `share of ${truth} of known entities`),
  ];
}

async function valueRows(
  session: ConnectedSession,
  row: Rows,
  { manifest }: MatchedCity,
): Promise<BenchRow[]> {
  const qualities = await evaluateValues(session, manifest);
  const sum = (of: 'known' | 'right') => qualities.reduce((total, one) => total + one[of], 0);
  return [
    row('golden values', 'right', sum('right') / sum('known'), `share of ${sum('known')}`),
    ...qualities.map(({ kind, field, known, right }) =>
      row(`${kind} ${field}`, 'right', right / known, `share of ${known}`),
    ),
  ];
}

async function placeRows(session: ConnectedSession, row: Rows): Promise<BenchRow[]> {
  const qualities = await evaluatePlaces(session);
  return qualities.map(({ kind, method, placed, share }) =>
    row(`${kind} in grid by ${method}`, 'right', share ?? 0, `share of ${placed}`),
  );
}

async function unlinkedRows(
  session: ConnectedSession,
  row: Rows,
  { manifest }: MatchedCity,
): Promise<BenchRow[]> {
  const qualities = await evaluateUnlinked(session, manifest);
  return qualities.flatMap(({ id, value, low, high, true: truth, isCovered, missedShare, isNotable }) => [
    row(id, 'counted', value ?? -1, 'entities'),
    row(id, 'missedShare', missedShare ?? -1, 'share of the links'),
    row(id, 'low', low ?? -1, 'entities'),
    row(id, 'high', high ?? -1, 'entities'),
    row(id, 'true', truth, isCovered ? 'entities, within the interval' : 'entities, outside the interval'),
    row(id, 'notable', isNotable ? 1 : 0, '1: more than missed links explain'),
  ]);
}

async function measure(people: number): Promise<BenchRow[]> {
  const row: Rows = (name, metric, value, unit) => ({
    case: `master-${people}-${name}`,
    metric,
    value: rounded(value, 5),
    unit,
  });
  const city = await prepareMatchedCity(people);
  const workspace = join(tmpdir(), `tonghui-master-built-${people}`);
  rmSync(workspace, { recursive: true, force: true });
  cpSync(city.workspace, workspace, { recursive: true });
  const rows = costRows(row, await buildApart(workspace, join(city.directory, 'keys')));
  const warehouse = await openWarehouse({
    path: join(workspace, 'warehouse.duckdb'),
    temporaryDirectory: workspace,
    allowedDirectories: [workspace, city.directory],
    memoryLimitMB: 4000,
  });
  await warehouse.transaction(async (session) => {
    await loadCityTruth(session, city.manifest);
    rows.push(...(await relationRows(session, row)));
    rows.push(...(await locationRows(session, row, city)));
    rows.push(...(await valueRows(session, row, city)));
    rows.push(...(await placeRows(session, row)));
    rows.push(...(await unlinkedRows(session, row, city)));
  });
  await warehouse.close();
  rmSync(workspace, { recursive: true, force: true });
  return rows;
}

const rows: BenchRow[] = [];
for (const people of sizes) rows.push(...(await measure(people)));
for (const { case: name, metric, value, unit } of rows) console.error(`${name}\t${metric}\t${value} ${unit}`);
if (process.argv.length === 2) await recordResult('master', rows);
