import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCity } from '../../sample/city/city.ts';
import { policePopulation } from '../../sample/departments/police-population.ts';
import { defaultFaults } from '../../sample/faults.ts';
import { exportRows } from '../../sample/output/export-rows.ts';
import { writeCsv } from '../../sample/output/write-csv.ts';
import { first } from './first.ts';

export interface PopulationFiles {
  gb18030: string;
  utf8: string;
  /** The city's own divisions, `code,name`. */
  divisions: string;
}

const seed = 20261121;

/**
 * The police's export of a sample city, cut at `rows` persons, in GB18030 and, the same rows, in UTF-8. Values
 * carry the sample's usual mistakes; rows of a wrong length are left out, because the floor's reader would have to
 * be slowed down for them. Made once and kept in the system's temporary folder.
 */
export async function populationFiles(rows: number): Promise<PopulationFiles> {
  const directory = join(tmpdir(), `tonghui-bench-population-${rows}-${seed}`);
  const files = {
    gb18030: join(directory, 'population-gb18030.csv'),
    utf8: join(directory, 'population-utf8.csv'),
    divisions: join(directory, 'divisions.csv'),
  };
  if (Object.values(files).every((path) => existsSync(path))) return files;
  await mkdir(directory, { recursive: true });
  const city = buildCity(Math.ceil(rows * 1.6), seed);
  const divisions = city.divisions.all.map(({ code, name }) => `${code},${name}`);
  await writeFile(files.divisions, ['code,name', ...divisions, ''].join('\n'));
  const police = policePopulation(city);
  const registered = { ...police, subjects: () => first(rows, police.subjects(city)) };
  const faults = { ...defaultFaults, rowBlank: 0, rowCells: 0, rowTwice: 0 };
  const headers = registered.columns.map(({ header }) => header);
  for (const [encoding, path] of [
    ['gb18030', files.gb18030],
    ['utf-8', files.utf8],
  ] as const) {
    const format = { encoding, delimiter: ',' } as const;
    await writeCsv(`${path}.part`, format, headers, exportRows(registered, city, faults), () => undefined);
    await rename(`${path}.part`, path);
  }
  return files;
}
