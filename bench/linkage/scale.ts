import { fork } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWarehouse } from '../../core/warehouse/open-warehouse.ts';
import { recordResult, rounded, type BenchRow } from '../record-result.ts';
import { preparePersons } from './city/prepare-city.ts';
import { runHub } from './city/run-hub.ts';
import { drawScale } from './city/draw-scale.ts';

/**
 * How time and memory of matching persons grow with the sample city: about 10⁵, 10⁶ and 5.2·10⁶ records, each city in a
 * process of its own. Standardising, training, scoring and clustering are in the time. The chart goes to
 * docs/images/linkage-scale.svg. Making the largest city takes 4 GB on the disk and ten minutes or more.
 *
 * usage: npx tsx bench/linkage/scale.ts [people …]
 */
export interface ScalePoint {
  people: number;
  records: number;
  pairs: number;
  seconds: number;
  cpuSeconds: number;
  peakRssMB: number;
}

async function measure(people: number): Promise<ScalePoint> {
  const city = await preparePersons(people);
  const warehouse = await openWarehouse({
    path: city.warehouse,
    temporaryDirectory: city.directory,
    allowedDirectories: [city.directory],
    memoryLimitMB: 2500,
  });
  const undone = new Error('nothing of this is kept');
  let point: ScalePoint | undefined;
  await warehouse
    .transaction(async (session) => {
      const [cpu, begin] = [process.cpuUsage(), performance.now()];
      const pairs = await runHub(session, 'person');
      const { user, system } = process.cpuUsage(cpu);
      const seconds = (performance.now() - begin) / 1000;
      const [row] = await session.all<{ records: number }>('SELECT count(*)::DOUBLE AS records FROM record');
      const peakRssMB = process.resourceUsage().maxRSS / 1024;
      point = { people, records: row!.records, pairs, seconds, cpuSeconds: (user + system) / 1e6, peakRssMB };
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  await warehouse.close();
  return point!;
}

/** In a process of its own, so that its memory is its own; the city is made before. */
async function measureApart(people: number): Promise<ScalePoint> {
  await preparePersons(people);
  const child = fork(import.meta.filename, ['measure', String(people)]);
  return new Promise((resolve, reject) => {
    child.on('message', (message) => resolve(message as ScalePoint));
    child.on('exit', (code) => reject(new Error(`${people}: the measuring process ended with ${code}`)));
  });
}

function rowsOf({ people, records, pairs, seconds, cpuSeconds, peakRssMB }: ScalePoint): BenchRow[] {
  const row = (metric: string, value: number, unit: string): BenchRow => ({
    case: `city-${people}-person`,
    metric,
    value: rounded(value, 2),
    unit,
  });
  return [
    row('records', records, 'records'),
    row('pairs', pairs, 'pairs'),
    row('seconds', seconds, 's'),
    row('cpuSeconds', cpuSeconds, 's'),
    row('cpuMicrosecondsPerRecord', (cpuSeconds / records) * 1e6, 'µs'),
    row('cpuMicrosecondsPerPair', (cpuSeconds / pairs) * 1e6, 'µs'),
    row('peakRssMB', peakRssMB, 'MB'),
  ];
}

if (process.argv[2] === 'measure') {
  const point = await measure(Number(process.argv[3]));
  process.send!(point, () => process.exit(0));
} else {
  const asked = process.argv.slice(2).map(Number);
  const points: ScalePoint[] = [];
  for (const people of asked.length > 0 ? asked : [34_500, 345_000, 2_000_000]) {
    points.push(await measureApart(people));
    console.error(points.at(-1));
  }
  if (asked.length === 0) {
    await recordResult('linkage-scale', points.flatMap(rowsOf));
    await writeFile(join(import.meta.dirname, '../../docs/images/linkage-scale.svg'), drawScale(points));
  }
}
