import { join } from 'node:path';
import type { City } from '../city/city.ts';
import { TextFile } from '../output/text-file.ts';
import { placeTruth } from './places.ts';
import { relationTruth } from './relations.ts';
import { valueTruth } from './values.ts';

/** Where the truth about the city itself is written; see sample/README.md for the columns. */
export interface CityTruthPaths {
  relation: string;
  place: string;
  value: string;
}

/**
 * Writes what is true of the city's entities, whichever department knows them.
 *
 * @throws the signal's reason when aborted
 */
export async function writeCityTruth(
  city: City,
  folder: string,
  signal?: AbortSignal,
): Promise<CityTruthPaths> {
  for (const { file, columns, rows } of [relationTruth, placeTruth, valueTruth]) {
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
  return {
    relation: join(folder, relationTruth.file),
    place: join(folder, placeTruth.file),
    value: join(folder, valueTruth.file),
  };
}
