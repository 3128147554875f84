import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchMemory } from './process-tree.ts';
import { median, recordResult, rounded } from './record-result.ts';
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
const floors: number[] = [];
const deliveries: Measured<DeliveryTimes>[] = [];
for (let round = 0; round < rounds; round++) {
  const floor = await measure<{ seconds: number }>('floor', (directory) => ({
    kind: 'floor',
    directory,
    path: files.utf8,
    threads,
  }));
  floors.push(floor.result.seconds);
  const delivery = await measure<DeliveryTimes>('deliver', (directory) => ({
    kind: 'deliver',
    directory,
    path: files.gb18030,
    divisions: files.divisions,
  }));
  deliveries.push(delivery);
  console.error(
    `round ${round + 1}: floor ${floor.result.seconds.toFixed(2)} s (${Math.round(floor.peakMB)} MB);`,
    {
      ...delivery.result,
      peakMB: Math.round(delivery.peakMB),
    },
  );
}

const floorSeconds = median(floors);
const seconds = median(deliveries.map(({ result }) => result.deliverSeconds));
const name = rows === 1_000_000 ? 'csv-gb18030-1m' : `csv-gb18030-${rows}`;
const peer = 'DuckDB alone, UTF-8, text and TRY_CAST tables';
await recordResult('ingest', [
  {
    case: name,
    metric: 'ratio',
    value: rounded(seconds / floorSeconds),
    unit: 'times the floor',
    peer,
    peerValue: 1,
    ratio: rounded(seconds / floorSeconds),
  },
  {
    case: name,
    metric: 'seconds',
    value: rounded(seconds),
    unit: 's',
    peer,
    peerValue: rounded(floorSeconds),
  },
  {
    case: name,
    metric: 'inspectSeconds',
    value: rounded(median(deliveries.map(({ result }) => result.inspectSeconds))),
    unit: 's',
  },
  {
    case: name,
    metric: 'peakRssMB',
    value: Math.round(Math.max(...deliveries.map(({ peakMB }) => peakMB))),
    unit: 'MB',
  },
]);

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
