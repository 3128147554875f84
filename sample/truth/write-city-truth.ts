import { join } from 'node:path';
import type { City } from '../city/city.ts';
import { TextFile } from '../output/text-file.ts';
import type { TruthTable } from './city-truth.ts';
import { eventRowTruth, eventTruth, repeatedTruth } from './events.ts';
import { placeTruth } from './places.ts';
import { relationTruth } from './relations.ts';
import { valueTruth } from './values.ts';

const tables = {
  relation: relationTruth,
  place: placeTruth,
  value: valueTruth,
  event: eventTruth,
  eventRow: eventRowTruth,
  repeated: repeatedTruth,
} satisfies Record<string, TruthTable>;

/** Where the truth about the city itself is written; see sample/README.md for the columns. */
export type CityTruthPaths = Record<keyof typeof tables, string>;

/**
 * Writes what is true of the city's entities and of what happened there, whichever department knows it.
 *
 * @throws the signal's reason when aborted
 */
export async function writeCityTruth(
  city: City,
  folder: string,
  signal?: AbortSignal,
): Promise<CityTruthPaths> {
  for (const table of Object.values(tables)) await writeTable(table, city, folder, signal);
  const paths = Object.entries(tables).map(([name, { file }]) => [name, join(folder, file)]);
  return Object.fromEntries(paths) as CityTruthPaths;
}

async function writeTable(
  { file, columns, rows }: TruthTable,
  city: City,
  folder: string,
  signal?: AbortSignal,
): Promise<void> {
  const text = await TextFile.create(join(folder, file));
  try {
    text.add(`${columns.join(',')}\n`);
    for (const row of rows(city)) {
      text.add(`${row.join(',')}\n`);
      if (!text.isFull) continue;
      signal?.throwIfAborted();
      await text.flush();
    }
  } finally {
    await text.close();
  }
}
