import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildCity, type City } from './city/city.ts';
import { cityName } from './city/place-names.ts';
import { exportCount, visitExports } from './departments/registry.ts';
import { defaultFaults, type FaultRates } from './faults.ts';
import type { DepartmentExport, ExportRow } from './output/department-export.ts';
import { exportRows } from './output/export-rows.ts';
import { type FileFacts, TruthWriter } from './output/truth.ts';
import { writeCsv } from './output/write-csv.ts';
import { writeXlsx } from './output/write-xlsx.ts';
import { type CityTruthPaths, writeCityTruth } from './truth/write-city-truth.ts';

export interface SampleOptions {
  /** 2,000 to 2,000,000. */
  people: number;
  /** Any integer; the same number of people and seed give the same bytes. */
  seed: number;
  /** Folder to write into; created when missing, files of the same name are replaced. */
  directory: string;
  /** Fault rates other than the documented defaults. */
  faults?: Partial<FaultRates>;
  /** Rows that a workbook's sheet holds, its titles and header among them: as many as a spreadsheet can, unless given. */
  rowsPerSheet?: number;
  /** Writes the exports of these datasets alone, with the same rows as among all. */
  datasets?: ReadonlySet<string>;
  /** Told the fraction done and what comes next: a file's name, first `city`, last `done`. */
  onProgress?(fraction: number, step: string): void;
  signal?: AbortSignal;
}

/** One file as a department hands it in. */
export interface SampleFile {
  /** The department's name. */
  name: string;
  /** Name of the file in the sample's folder. */
  file: string;
  dataset: string;
  /** Names of the sheets in workbooks: one, unless there are more rows than a sheet holds. */
  sheets?: string[];
  /** Physical records below the header, and how many of them are blank lines, totals and notes. */
  delivered: number;
  nonData: number;
  /** Local codes by header, with the national code each stands for. */
  codeMaps?: Record<string, Record<string, string>>;
}

export interface SampleManifest {
  /** The city's name. */
  city: string;
  people: number;
  seed: number;
  departments: SampleFile[];
  /** Paths of the truth (see sample/README.md for the columns): who each row is, and what is true of the city. */
  truth: CityTruthPaths & Record<'person' | 'legalEntity' | 'dwelling' | 'faults' | 'files', string>;
  /** Path of the workspace's own divisions: `code,name,parent`. */
  definitions: string;
}

/**
 * Writes the sample city: departmental exports, own divisions, and the truth beside them.
 *
 * @throws RangeError when `people` is outside 2,000 to 2,000,000
 * @throws the signal's reason when aborted; unfinished files stay behind
 */
export async function generateSample(options: SampleOptions): Promise<SampleManifest> {
  const { people, seed, directory, signal } = options;
  if (!Number.isInteger(people) || people < 2000 || people > 2_000_000)
    throw new RangeError('people must be a whole number from 2,000 to 2,000,000');
  const truthFolder = join(directory, 'truth');
  await mkdir(truthFolder, { recursive: true });
  options.onProgress?.(0, 'city');
  const city = buildCity(people, seed);
  const definitions = await writeDivisions(city, directory);
  const truth = await TruthWriter.create(truthFolder);
  const departments: SampleFile[] = [];
  try {
    await visitExports(city, async (definition) => {
      signal?.throwIfAborted();
      if (options.datasets && !options.datasets.has(definition.dataset)) return;
      options.onProgress?.((departments.length + 1) / (exportCount + 1), definition.file);
      departments.push(await writeExport(definition, city, truth, options));
    });
  } finally {
    await truth.close();
  }
  const cityTruth = await writeCityTruth(city, truthFolder, signal);
  const manifest: SampleManifest = {
    city: cityName,
    people,
    seed,
    departments,
    truth: {
      person: join(truthFolder, 'person.csv'),
      legalEntity: join(truthFolder, 'legal-entity.csv'),
      dwelling: join(truthFolder, 'dwelling.csv'),
      faults: join(truthFolder, 'faults.csv'),
      files: join(truthFolder, 'files.csv'),
      ...cityTruth,
    },
    definitions,
  };
  options.onProgress?.(1, 'done');
  return manifest;
}

async function writeExport<Subject>(
  definition: DepartmentExport<Subject>,
  city: City,
  truth: TruthWriter,
  { directory, faults, rowsPerSheet, signal }: SampleOptions,
): Promise<SampleFile> {
  const { format, columns } = definition;
  const path = join(directory, definition.file);
  const rows = exportRows(definition, city, { ...defaultFaults, ...faults });
  const afterRow = (row: ExportRow, sheet: string) => {
    signal?.throwIfAborted();
    return truth.row(definition, row, sheet);
  };
  if (format.kind === 'csv') {
    const headers = columns.map((column) => column.header);
    await writeCsv(path, format, headers, rows, (row) => afterRow(row, ''));
  } else await writeXlsx(path, rowsPerSheet ? { ...format, rowsPerSheet } : format, columns, rows, afterRow);
  const facts = truth.endFile(definition);
  const sum = (count: (of: FileFacts) => number) =>
    [...facts.values()].reduce((total, of) => total + count(of), 0);
  return {
    name: definition.department,
    file: definition.file,
    dataset: definition.dataset,
    ...(format.kind === 'xlsx' ? { sheets: [...facts.keys()] } : {}),
    delivered: sum(({ delivered }) => delivered),
    nonData: sum(({ nonData }) => nonData),
    ...(definition.codeMaps ? { codeMaps: definition.codeMaps } : {}),
  };
}

async function writeDivisions(city: City, directory: string): Promise<string> {
  const folder = join(directory, 'definitions');
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'divisions.csv');
  const lines = city.divisions.all.map(({ code, name, parent }) => `${code},${name},${parent}`);
  await writeFile(path, `code,name,parent\n${lines.join('\n')}\n`);
  return path;
}
