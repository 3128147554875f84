import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCity } from '../../sample/city/city.ts';
import { policePopulation } from '../../sample/departments/police-population.ts';
import { defaultFaults } from '../../sample/faults.ts';
import { exportRows } from '../../sample/output/export-rows.ts';
import { writeXlsx } from '../../sample/output/write-xlsx.ts';
import { first } from './first.ts';

const seed = 20261122;
const columns = 15;

/** A workbook of `rows` persons × 15 columns, as the police would export it. Made once and kept in the temporary folder. */
export async function workbookFile(rows: number): Promise<string> {
  const directory = join(tmpdir(), `tonghui-bench-workbook-${rows}-${seed}`);
  const path = join(directory, 'population.xlsx');
  if (existsSync(path)) return path;
  await mkdir(directory, { recursive: true });
  const city = buildCity(Math.ceil(rows * 1.6), seed);
  const police = policePopulation(city);
  const cut = {
    ...police,
    columns: police.columns.slice(0, columns),
    subjects: () => first(rows, police.subjects(city)),
  };
  const faults = { ...defaultFaults, rowBlank: 0, rowCells: 0, rowTwice: 0 };
  const format = { sheet: '户籍人口', titles: [] };
  await writeXlsx(`${path}.part`, format, cut.columns, exportRows(cut, city, faults), () => undefined);
  await rename(`${path}.part`, path);
  return path;
}
