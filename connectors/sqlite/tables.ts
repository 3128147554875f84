import type { Note, RecognisedTable, TextBatch } from '../../schemas/intake/connector.ts';
import { limits, ParseError } from '../../schemas/intake/connector.ts';
import { declaredColumns } from '../shared/declared-columns.ts';
import { refuseSecret } from '../shared/secrecy.ts';
import { TextBatchWriter } from '../shared/text-batch-writer.ts';
import type { SqliteDatabase, SqliteTable, SqlValue } from './database.ts';

/** Turns a binary value of a column into text; null when it is none that can be read. */
export type BinaryReader = (bytes: Uint8Array, column: string) => string | null;

const noBinary: BinaryReader = () => null;
const mostNames = 10;
const rowsBetweenChecks = 1000;

/** Describes tables of a database. Throws NO_TABLE when there are none, FILE_LIMIT when they are too many. */
export function recogniseTables(
  fileName: string,
  database: SqliteDatabase,
  tables: readonly SqliteTable[],
  readerOf: (table: SqliteTable) => BinaryReader = () => noBinary,
): RecognisedTable[] {
  refuseSecret(
    fileName,
    tables.map(({ name }) => name),
  );
  if (tables.length === 0) throw new ParseError('NO_TABLE');
  if (tables.length > limits.tables)
    throw new ParseError('FILE_LIMIT', { limit: 'tables', where: String(tables.length) });
  return tables.map((table) => {
    const toRecord = rowReader(table, readerOf(table), new Map());
    return {
      sheet: table.name,
      columns: declaredColumns(table.columns),
      headerRecords: 0,
      sample: Array.from(database.rows(table, limits.sampleRecords), toRecord),
      dialect: { table: table.name },
      notes: computedNotes(table),
    };
  });
}

/** What the file holds beside its tables. */
export function databaseNotes({ hasLog }: SqliteDatabase, unread: readonly string[]): Note[] {
  const notes: Note[] = [];
  if (hasLog) notes.push({ code: 'write-ahead-log' });
  if (unread.length > 0) notes.push({ code: 'unread-views', data: { names: listed(unread) } });
  return notes;
}

function computedNotes({ computed }: SqliteTable): Note[] {
  return computed.length === 0 ? [] : [{ code: 'computed-columns', data: { columns: listed(computed) } }];
}

function listed(names: readonly string[]): string {
  return names.slice(0, mostNames).join('、') + (names.length > mostNames ? '…' : '');
}

/** Reads one table that `recogniseTables` described. */
export async function* readTable(
  database: SqliteDatabase,
  table: RecognisedTable,
  signal: AbortSignal,
  reader: BinaryReader = noBinary,
): AsyncGenerator<TextBatch, Note[]> {
  const stored = database.tables.find(({ name }) => name === table.dialect['table']);
  if (!stored) throw new ParseError('FILE_UNREADABLE', { detail: 'sqlite' });
  const binaries = new Map<string, number>();
  const toRecord = rowReader(stored, reader, binaries);
  const writer = new TextBatchWriter();
  let count = 0;
  for (const row of database.rows(stored)) {
    if (count++ % rowsBetweenChecks === 0) signal.throwIfAborted();
    const record = toRecord(row);
    if (record.every((cell) => cell.trim() === '')) writer.addBlanks(1);
    else writer.addRecord(record);
    if (writer.isFull) yield writer.take()!;
  }
  const rest = writer.take();
  if (rest) yield rest;
  return [...binaries].map(([column, cells]) => ({ code: 'binary-cells', data: { column, cells } }));
}

function rowReader({ columns }: SqliteTable, reader: BinaryReader, binaries: Map<string, number>) {
  return (row: SqlValue[]): string[] =>
    row.map((value, i) => {
      if (!(value instanceof Uint8Array)) return value === null ? '' : String(value);
      const text = reader(value, columns[i]!);
      if (text === null) binaries.set(columns[i]!, (binaries.get(columns[i]!) ?? 0) + 1);
      return text ?? '';
    });
}
