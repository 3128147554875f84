import { openWarehouse } from '../../core/warehouse/open-warehouse.ts';
import type { ConnectedSession } from '../../core/warehouse/warehouse.ts';
import { recordResult, rounded, type BenchRow } from '../record-result.ts';
import { baselines, writeBaseline } from './city/baselines.ts';
import {
  falseMerges,
  linkQuality,
  pairsOfClusters,
  prepareTruePairs,
  recallByFault,
} from './city/evaluate-links.ts';
import { evaluatedKinds, loadTruth, type EvaluatedKind } from './city/load-truth.ts';
import { prepareCity } from './city/prepare-city.ts';
import { runHub } from './city/run-hub.ts';

/**
 * How well the hub recognises persons, legal entities and dwellings across the departments of the sample city, with
 * plain keys beside it. Presets are designed on entities with an even hash; `odd` is what they were not designed on.
 *
 * usage: npx tsx bench/linkage/city.ts [people] [kind …]
 */
const people = Number(process.argv[2] ?? 20_000);
const asked = process.argv.slice(3);
const kinds = asked.length > 0 ? evaluatedKinds.filter((kind) => asked.includes(kind)) : evaluatedKinds;

const row = (name: string, metric: string, value: number, unit: string): BenchRow => ({
  case: `city-${people}-${name}`,
  metric,
  value: rounded(value, 5),
  unit,
});

async function qualityRows(session: ConnectedSession, name: string): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const share of ['all', 'odd'] as const) {
    const { precision, recall, f1 } = await linkQuality(session, share);
    const suffix = share === 'all' ? '' : 'Odd';
    rows.push(
      row(name, `precision${suffix}`, precision, 'share'),
      row(name, `recall${suffix}`, recall, 'share'),
    );
    rows.push(row(name, `f1${suffix}`, f1, 'share'));
  }
  return rows;
}

async function evaluate(session: ConnectedSession, kind: EvaluatedKind): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [name, keys] of Object.entries(baselines[kind])) {
    await writeBaseline(session, kind, keys);
    rows.push(...(await qualityRows(session, `${kind}: ${name}`)));
  }
  const [cpu, begin] = [process.cpuUsage(), performance.now()];
  const pairs = await runHub(session, kind);
  const { user, system } = process.cpuUsage(cpu);
  rows.push(row(kind, 'pairs', pairs, 'pairs'));
  rows.push(row(kind, 'seconds', (performance.now() - begin) / 1000, 's'));
  rows.push(row(kind, 'cpuSeconds', (user + system) / 1e6, 's'));
  await pairsOfClusters(session);
  rows.push(...(await qualityRows(session, kind)));
  for (const { subgroup, entities, merged, per10000 } of await falseMerges(session)) {
    rows.push(row(kind, `falseMerges ${subgroup}`, per10000, `per 10,000 (${merged} of ${entities})`));
  }
  for (const { fault, pairs, recall } of await recallByFault(session))
    rows.push(row(kind, `recall ${fault}`, recall, `share of ${pairs} pairs`));
  return rows;
}

const city = await prepareCity(people);
const warehouse = await openWarehouse({
  path: city.warehouse,
  temporaryDirectory: city.directory,
  allowedDirectories: [city.directory],
  memoryLimitMB: 4000,
});
const rows: BenchRow[] = [];
for (const kind of kinds) {
  const undone = new Error('nothing of this is kept');
  await warehouse
    .transaction(async (session) => {
      await loadTruth(session, city, kind);
      await prepareTruePairs(session);
      rows.push(...(await evaluate(session, kind)));
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
}
await warehouse.close();
for (const { case: name, metric, value, unit } of rows) console.error(`${name}\t${metric}\t${value} ${unit}`);
if (asked.length === 0) await recordResult(`linkage-city-${people}`, rows);
