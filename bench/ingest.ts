import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchMemory } from './process-tree.ts';
import { median, recordResult, rounded, type BenchRow } from './record-result.ts';
import type { FloorStorage } from './ingest/floor.ts';
import type { DeliveryTimes } from './ingest/deliver.ts';
import { populationFiles } from './ingest/population-files.ts';
import type { Order } from './ingest/worker.ts';

/**
 * One million population rows in GB18030, delivered as departments deliver them, against what DuckDB alone needs
 * for the same rows in UTF-8. Run `node scripts/build.mjs` first: the parser process is started from its bundle.
 *
 * usage: npx tsx bench/ingest.ts [rows] [rounds]
 */
const [rows = 1_000_000, rounds = 3] = process.argv.slice(2).map(Number);

interface Measured<T> {
  result: T;
  peakMB: number;
}

const files = await populationFiles(rows);
const threads = cpus().length;
const floors: Record<FloorStorage, number[]> = { default: [], latest: [] };
const deliveries: Measured<DeliveryTimes>[] = [];
for (let round = 1; round <= rounds; round++) {
  floors.default.push(await measureFloor('default'));
  const delivery = await measure<DeliveryTimes>('deliver', (directory) => ({
    kind: 'deliver',
    directory,
    path: files.gb18030,
    divisions: files.divisions,
  }));
  deliveries.push(delivery);
  floors.latest.push(await measureFloor('latest'));
  const seconds = { floor: floors.default.at(-1), floorLatest: floors.latest.at(-1), ...delivery.result };
  console.error(`round ${round}:`, seconds, `${Math.round(delivery.peakMB)} MB`);
}
await recordResult('ingest', toRows());

function toRows(): BenchRow[] {
  const seconds = median(deliveries.map(({ result }) => result.deliverSeconds));
  const inspectSeconds = median(deliveries.map(({ result }) => result.inspectSeconds));
  const peakMB = Math.max(...deliveries.map(({ peakMB: peak }) => peak));
  const against = (metric: string, storage: FloorStorage, peer: string): BenchRow => {
    // Round by round: both sides of a quotient met the same load of the machine.
    const ratio = rounded(
      median(deliveries.map(({ result }, at) => result.deliverSeconds / floors[storage][at]!)),
    );
    const peerValue = rounded(median(floors[storage]));
    return { case: name, metric, value: ratio, unit: 'times', peer, peerValue, ratio };
  };
  const name = rows === 1_000_000 ? 'csv-gb18030-1m' : `csv-gb18030-${rows}`;
  return [
    against('ratio', 'default', 'DuckDB alone: UTF-8 to a text and a TRY_CAST table, seconds'),
    against('ratioLatestStorage', 'latest', 'the same in the storage format of the warehouse, seconds'),
    { case: name, metric: 'seconds', value: rounded(seconds), unit: 's' },
    { case: name, metric: 'inspectSeconds', value: rounded(inspectSeconds), unit: 's' },
    { case: name, metric: 'peakRssMB', value: Math.round(peakMB), unit: 'MB' },
  ];
}

async function measureFloor(storage: FloorStorage): Promise<number> {
  const { result } = await measure<{ seconds: number }>('floor', (directory) => ({
    kind: 'floor',
    directory,
    path: files.utf8,
    threads,
    storage,
  }));
  return result.seconds;
}

async function measure<T>(label: string, toOrder: (directory: string) => Order): Promise<Measured<T>> {
  const directory = await mkdtemp(join(tmpdir(), `tonghui-bench-${label}-`));
  try {
    const child = fork(join(import.meta.dirname, 'ingest/worker.ts'), {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const memory = watchMemory(child.pid!);
    const result = await new Promise<T>((resolve, reject) => {
      child.on('message', (message) => resolve(message as T));
      child.on('exit', (code) => reject(new Error(`the measuring process ended with ${code}`)));
      child.send(toOrder(directory));
    });
    return { result, peakMB: memory.stop() };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
