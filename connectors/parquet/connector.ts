import {
  limits,
  ParseError,
  type ByteSource,
  type Connector,
  type Note,
  type RecognisedTable,
  type Recognition,
  type TextBatch,
} from '../../schemas/intake/connector.ts';
import { declaredColumns } from '../shared/declared-columns.ts';
import { refuseSecret } from '../shared/secrecy.ts';
import { TextBatchWriter } from '../shared/text-batch-writer.ts';
import { openParquet, type ParquetFile } from './open.ts';
import { readRows, type BinaryCells } from './read-rows.ts';

/** Parquet: dates and times as text, instants as Beijing time, decimals and long integers to the last digit. */
export const parquetConnector: Connector = {
  id: 'parquet',
  async sniff(source) {
    const magic = Buffer.from(await source.read(0, 4)).toString('latin1');
    return magic === 'PAR1' || magic === 'PARE' ? 0.95 : 0;
  },
  recognise,
  read,
};

async function recognise(source: ByteSource, signal: AbortSignal): Promise<Recognition> {
  refuseSecret(source.name, []);
  const parquet = await openParquet(source);
  const columns = declaredColumns(parquet.columns.map(({ name }) => name));
  if (columns.length === 0) throw new ParseError('NO_TABLE');
  const sample: string[][] = [];
  for await (const rows of readRows(parquet, limits.sampleRecords, new Map())) {
    signal.throwIfAborted();
    sample.push(...rows);
  }
  const table: RecognisedTable = {
    sheet: '',
    columns,
    headerRecords: 0,
    sample,
    estimatedRecords: parquet.rows,
    dialect: {},
    notes: instantNotes(parquet),
  };
  return { connector: 'parquet', tables: [table], notes: [] };
}

async function* read(
  source: ByteSource,
  table: RecognisedTable,
  signal: AbortSignal,
): AsyncGenerator<TextBatch, Note[]> {
  const parquet = await openParquet(source);
  const writer = new TextBatchWriter();
  const binary: BinaryCells = new Map();
  for await (const rows of readRows(parquet, parquet.rows, binary)) {
    signal.throwIfAborted();
    for (const row of rows) {
      writer.addRow(row, table.columns.length);
      if (writer.isFull) yield writer.take()!;
    }
  }
  const rest = writer.take();
  if (rest) yield rest;
  return [...binary].map(([{ name }, cells]) => ({ code: 'binary-cells', data: { column: name, cells } }));
}

function instantNotes(parquet: ParquetFile): Note[] {
  const names = parquet.columns.filter((column) => parquet.hasInstants(column)).map(({ name }) => name);
  return names.length === 0 ? [] : [{ code: 'instants', data: { columns: names.slice(0, 10).join('、') } }];
}
