import { cpus } from 'node:os';
import { median, rounded, type BenchRow } from '../record-result.ts';
import type { DeliveryTimes } from './deliver.ts';
import type { FloorStorage } from './floor.ts';
import { measure, type Measured } from './measure.ts';
import { populationFiles, type PopulationFiles } from './population-files.ts';

/**
 * Population rows in GB18030, delivered as departments deliver them, against what DuckDB alone needs for the same
 * rows in UTF-8. Floors and deliveries alternate: both sides of a quotient meet the same load of the machine.
 */
export async function csvCase(name: string, rows: number, rounds: number): Promise<BenchRow[]> {
  const files = await populationFiles(rows);
  const floors: Record<FloorStorage, number[]> = { default: [], latest: [] };
  const deliveries: Measured<DeliveryTimes>[] = [];
  for (let round = 1; round <= rounds; round++) {
    floors.default.push(await measureFloor(files, 'default'));
    const delivery = await measure<DeliveryTimes>((directory) => ({
      kind: 'deliver',
      directory,
      path: files.gb18030,
      divisions: files.divisions,
    }));
    deliveries.push(delivery);
    floors.latest.push(await measureFloor(files, 'latest'));
    const seconds = { floor: floors.default.at(-1), floorLatest: floors.latest.at(-1), ...delivery.result };
    console.error(`${name}, round ${round}:`, seconds, `${Math.round(delivery.peakMB)} MB`);
  }
  const seconds = median(deliveries.map(({ result }) => result.deliverSeconds));
  const against = (metric: string, storage: FloorStorage, peer: string): BenchRow => {
    const ratio = rounded(
      median(deliveries.map(({ result }, at) => result.deliverSeconds / floors[storage][at]!)),
    );
    const peerValue = rounded(median(floors[storage]));
    return { case: name, metric, value: ratio, unit: 'times', peer, peerValue, ratio };
  };
  return [
    against('ratio', 'default', 'DuckDB alone: UTF-8 to a text and a TRY_CAST table, seconds'),
    against('ratioLatestStorage', 'latest', 'the same in the storage format of the warehouse, seconds'),
    { case: name, metric: 'seconds', value: rounded(seconds), unit: 's' },
    { case: name, metric: 'microsecondsPerRow', value: rounded((seconds / rows) * 1e6), unit: 'µs' },
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
  ];
}

async function measureFloor(files: PopulationFiles, storage: FloorStorage): Promise<number> {
  const { result } = await measure<{ seconds: number }>((directory) => ({
    kind: 'floor',
    directory,
    path: files.utf8,
    threads: cpus().length,
    storage,
  }));
  return result.seconds;
}
