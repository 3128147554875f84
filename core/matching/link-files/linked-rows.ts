import { column, readColumns } from '../pairs/read-columns.ts';
import { bitsToProbability } from '../scoring/level-bits.ts';
import { levelOf } from '../training/pattern-counts.ts';
import type { LinkedFiles } from './link-files.ts';

/** Where the records of a run stand, by their numbers. */
export interface Origins {
  /** Place of each record's table. */
  part: Int32Array;
  rowNumber: Int32Array;
}

/** A row of a file. */
export interface Place {
  file: string;
  sheet: string;
  row: number;
}

export async function readOrigins({ session }: LinkedFiles): Promise<Origins> {
  const table = await readColumns(
    session,
    'SELECT d.part, d.row_number FROM record JOIN delivered d USING (record_id) ORDER BY record.n',
  );
  return { part: column<Int32Array>(table, 0), rowNumber: column<Int32Array>(table, 1) };
}

export function placeOf({ tables }: LinkedFiles, { part, rowNumber }: Origins, record: number): Place {
  const { file, sheet } = tables[part[record]!]!;
  return { file, sheet, row: rowNumber[record]! };
}

export interface ClusterRow {
  source_file: string;
  sheet: string;
  row_number: number;
  cluster_id: number;
}

/**
 * The cluster of every row that was read, in the order of the files. Clusters are numbered from 1 in the order of
 * their first rows; a row that the model does not speak of stands alone.
 */
export async function* clusterRows({ session, tables, group }: LinkedFiles): AsyncGenerator<ClusterRow> {
  const table = await readColumns(
    session,
    `SELECT d.part, d.row_number, coalesce(record.n, -1)::INTEGER AS n
     FROM delivered d LEFT JOIN record USING (record_id) ORDER BY d.record_id`,
  );
  const [part, rowNumber, records] = [0, 1, 2].map((at) => column<Int32Array>(table, at)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const ids = new Map<number, number>();
  let last = 0;
  for (const [at, record] of records.entries()) {
    const name = record < 0 ? -1 : group[record]!;
    const known = name < 0 ? undefined : ids.get(name);
    const id = known ?? ++last;
    if (name >= 0) ids.set(name, id);
    const { file, sheet } = tables[part[at]!]!;
    yield { source_file: file, sheet, row_number: rowNumber[at]!, cluster_id: id };
  }
}

const placeColumns = ['left_file', 'left_sheet', 'left_row', 'right_file', 'right_sheet', 'right_row'];

/** Columns of the pairs: both rows, what speaks for them, and the level of each comparison. */
export function pairColumns({ model }: LinkedFiles): string[] {
  const levels = model.comparisons.map(({ name }) => `level_${name}`);
  return [...placeColumns, 'weight', 'probability', 'same_cluster', ...levels];
}

/**
 * The scored pairs from a weight on, the surest first.
 *
 * @param from in bits; all that were kept where it is null
 */
export async function* pairRows(
  linked: LinkedFiles,
  origins: Origins,
  from: number | null,
): AsyncGenerator<Record<string, string | number>> {
  const { session, model, group } = linked;
  const table = await readColumns(
    session,
    `SELECT l, r, pattern::DOUBLE AS pattern, weight FROM scored
     WHERE CAST(weight AS DOUBLE) >= CAST('${from ?? -Infinity}' AS DOUBLE) ORDER BY weight DESC, l, r`,
  );
  const [left, right] = [column<Int32Array>(table, 0), column<Int32Array>(table, 1)];
  const [pattern, weight] = [column<Float64Array>(table, 2), column<Float32Array>(table, 3)];
  for (const [at, record] of left.entries()) {
    const [one, other] = [placeOf(linked, origins, record), placeOf(linked, origins, right[at]!)];
    const levels = model.comparisons.map(
      ({ name, levels }, k) => [`level_${name}`, levels[levelOf(pattern[at]!, k)]!.name] as const,
    );
    yield {
      left_file: one.file,
      left_sheet: one.sheet,
      left_row: one.row,
      right_file: other.file,
      right_sheet: other.sheet,
      right_row: other.row,
      weight: Math.round(weight[at]! * 1e4) / 1e4,
      probability: Number(bitsToProbability(weight[at]!).toPrecision(6)),
      same_cluster: group[record] === group[right[at]!] ? 1 : 0,
      ...Object.fromEntries(levels),
    };
  }
}
