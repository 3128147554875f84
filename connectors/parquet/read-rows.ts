import { parquetRead, parquetSchema, type RowGroup } from 'hyparquet';
import {
  getMaxDefinitionLevel,
  getMaxRepetitionLevel,
  getTreePath,
  isFlatColumn,
} from 'hyparquet/src/schema.js';
import { limits, ParseError } from '../../schemas/intake/connector.ts';
import { checkPages } from './check-pages.ts';
import { boundedCompressors } from './compressors.ts';
import { bytesText } from './leaf-text.ts';
import { nestedText } from './nested-text.ts';
import { chunkRange, readable, type ParquetColumn, type ParquetFile } from './open.ts';

/** Cells that are in memory at a time; a row group may hold many more. */
const cellsAtOnce = 1_000_000;
const fewestRowsAtOnce = 4096;

/** Columns whose bytes are no text, and how many of their cells. */
export type BinaryCells = Map<ParquetColumn, number>;

/** Yields the rows as text, in pieces that fit into memory; bytes that are no text are blank, and counted. */
export async function* readRows(
  parquet: ParquetFile,
  end: number,
  binary: BinaryCells,
): AsyncGenerator<string[][]> {
  const step = Math.max(fewestRowsAtOnce, Math.floor(cellsAtOnce / parquet.columns.length));
  let groupStart = 0;
  for (const group of parquet.metadata.row_groups) {
    const groupEnd = groupStart + Number(group.num_rows);
    if (groupStart >= end) return;
    if (groupEnd > groupStart) await checkGroupPages(parquet, group);
    for (let start = groupStart; start < Math.min(end, groupEnd); start += step)
      yield await readable(() => readPiece(parquet, start, Math.min(start + step, groupEnd, end), binary));
    groupStart = groupEnd;
  }
}

async function checkGroupPages({ file, metadata }: ParquetFile, group: RowGroup): Promise<void> {
  const schema = parquetSchema(metadata);
  for (const { meta_data: column } of group.columns) {
    const { start, end } = chunkRange(column!);
    await readable(async () => {
      const path = getTreePath(schema, column!.path_in_schema);
      checkPages(await file.slice(start, end), column!, {
        maxDefinition: getMaxDefinitionLevel(path),
        maxRepetition: getMaxRepetitionLevel(path),
        rows: isFlatColumn(path) ? Number(group.num_rows) : null,
      });
    });
  }
}

async function readPiece(
  parquet: ParquetFile,
  rowStart: number,
  rowEnd: number,
  binary: BinaryCells,
): Promise<string[][]> {
  const rows = Array.from({ length: rowEnd - rowStart }, () =>
    new Array<string>(parquet.columns.length).fill(''),
  );
  for (const [number, column] of parquet.columns.entries()) {
    const toCell = cellMaker(parquet, column, binary);
    await parquetRead({
      file: parquet.file,
      metadata: parquet.metadata,
      columns: [String(number)],
      rowStart,
      rowEnd,
      compressors: boundedCompressors,
      utf8: false,
      geoparquet: false,
      parsers: {
        stringFromBytes: (bytes: Uint8Array | undefined) => bytes && (bytesText(bytes) ?? bytes),
        timestampFromNanoseconds: (nanos) => nanos,
      },
      onComplete(values: unknown[][]) {
        for (const [row, [value]] of values.entries())
          if (rows[row]) rows[row][number] = toCell(value, rowStart + row);
      },
    });
  }
  return rows;
}

function cellMaker({ toText }: ParquetFile, column: ParquetColumn, binary: BinaryCells) {
  const { tree } = column;
  const isNested = tree.children.length > 0 || tree.element.repetition_type === 'REPEATED';
  const text = toText(tree);
  return (value: unknown, row: number): string => {
    if (value === null || value === undefined) return '';
    const cell = isNested ? nestedText(value, tree, toText) : text(value);
    if (cell === null) binary.set(column, (binary.get(column) ?? 0) + 1);
    if (cell !== null && cell.length > limits.cellBytes)
      throw new ParseError('FILE_LIMIT', { limit: 'cell', where: String(row + 1) });
    return cell ?? '';
  };
}
