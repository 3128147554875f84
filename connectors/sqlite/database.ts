import initSqlJs, { type Database, type SqlJsStatic, type SqlValue } from 'sql.js';
import { limits, ParseError, type ByteSource } from '../../schemas/intake/connector.ts';

export type { SqlValue } from 'sql.js';

/** A database is read from memory, twice its size while it is opened; a larger one is refused. */
const mostBytes = 200 * 1024 * 1024;
const magic = Buffer.from('SQLite format 3\0', 'latin1');
const journalModeBytes = [18, 19];
const writeAheadLog = 2;
/** A record takes at least this much of its page: pointer, length, key and header. */
const leastRecordBytes = 4;

export interface SqliteTable {
  name: string;
  /** Columns that are stored. */
  columns: string[];
  /** Columns that the file's own expressions compute, which are not run. */
  computed: string[];
}

export interface SqliteDatabase {
  tables: SqliteTable[];
  /** Views and virtual tables, which are not read: both run what the file says. */
  unread: string[];
  /** True when changes may stand in a log beside the file. */
  hasLog: boolean;
  /** Records of a table as they are stored, integers as text with all their digits. */
  rows(table: SqliteTable, most?: number): Generator<SqlValue[]>;
  close(): void;
}

/** True when these bytes begin an SQLite database. */
export function isSqlite(head: Uint8Array): boolean {
  return magic.equals(head.subarray(0, magic.length));
}

/**
 * Opens a database in memory. Nothing in it is run: views, virtual tables and computed columns are left out, triggers
 * never fire. Throws FILE_UNREADABLE when it is damaged, FILE_LIMIT when it is too big.
 */
export async function openDatabase(source: ByteSource, signal: AbortSignal): Promise<SqliteDatabase> {
  if (source.size > mostBytes)
    throw new ParseError('FILE_LIMIT', { limit: 'size', where: `${Math.round(source.size / 2 ** 20)} MB` });
  const bytes = await readAll(source, signal);
  if (!isSqlite(bytes)) throw new ParseError('FILE_UNREADABLE', { detail: 'sqlite' });
  const hasLog = journalModeBytes.some((at) => bytes[at] === writeAheadLog);
  // There is no log beside a file in memory; without one SQLite opens the file only in its other mode.
  if (hasLog) for (const at of journalModeBytes) bytes[at] = 1;
  const sqlite = await loadSqlite();
  const database = attempt(() => new sqlite.Database(bytes));
  try {
    return {
      ...attempt(() => inspect(database)),
      hasLog,
      rows: rowsOf(database, source.size),
      close: () => database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

let loading: Promise<SqlJsStatic> | null = null;

/** A module that ran out of memory, or was led astray by a damaged file, is of no further use. */
function loadSqlite(): Promise<SqlJsStatic> {
  return (loading ??= initSqlJs());
}

/** Runs what may meet a damaged file. */
function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ParseError) throw error;
    if (error instanceof Error && error.name === 'RuntimeError') loading = null;
    throw new ParseError('FILE_UNREADABLE', { detail: 'sqlite' }, { cause: error });
  }
}

async function readAll(source: ByteSource, signal: AbortSignal): Promise<Uint8Array> {
  const bytes = new Uint8Array(source.size);
  let length = 0;
  for await (const chunk of source.stream()) {
    signal.throwIfAborted();
    bytes.set(chunk, length);
    length += chunk.length;
  }
  return bytes;
}

function inspect(database: Database): Pick<SqliteDatabase, 'tables' | 'unread'> {
  database.run('PRAGMA trusted_schema = OFF; PRAGMA query_only = ON; PRAGMA cell_size_check = ON;');
  const entries = select(
    database,
    `SELECT name, type = 'table' AND rootpage > 0 FROM sqlite_schema
     WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid LIMIT ${mostEntries}`,
  ).map(([name, isStored]) => ({ name: String(name), isStored: isStored === 1 }));
  const stored = entries.filter(({ isStored }) => isStored).map(({ name }) => describe(database, name));
  return { tables: stored, unread: entries.filter(({ isStored }) => !isStored).map(({ name }) => name) };
}

/** Schemas are walked through no further: a catalogue has its own tables beside those of the user. */
const mostEntries = limits.tables * 20;

function describe(database: Database, name: string): SqliteTable {
  // The last column says: 0 stored, 2 computed when read, 3 computed when written.
  const columns = select(database, `PRAGMA table_xinfo(${quote(name)})`).map((row) => ({
    name: String(row[1]),
    isComputed: row.at(-1) !== 0 && row.at(-1) !== 3,
  }));
  const namesOf = (isComputed: boolean) =>
    columns.filter((column) => column.isComputed === isComputed).map((column) => column.name);
  return { name, columns: namesOf(false), computed: namesOf(true) };
}

function select(database: Database, sql: string): SqlValue[][] {
  return database.exec(sql)[0]?.values ?? [];
}

function rowsOf(database: Database, size: number): SqliteDatabase['rows'] {
  return function* (table, most) {
    const cells = table.columns.map((name) => cellSql(quote(name)));
    const sql = `SELECT ${cells.join(', ')} FROM ${quote(table.name)} NOT INDEXED`;
    const statement = attempt(() => database.prepare(most === undefined ? sql : `${sql} LIMIT ${most}`));
    try {
      // Pages that point to each other make a damaged table endless.
      let possible = size / leastRecordBytes;
      while (attempt(() => statement.step())) {
        if (--possible < 0) throw new ParseError('FILE_UNREADABLE', { detail: 'sqlite' });
        yield attempt(() => statement.get()).map(withoutMark);
      }
    } finally {
      statement.free();
    }
  };
}

/**
 * Integers become text, which has all their digits. Texts get a mark before them, or the driver would take a leading
 * U+FEFF for a byte order mark; one with a NUL inside, at which the driver would stop, counts as binary.
 */
function cellSql(column: string): string {
  return `CASE typeof(${column})
    WHEN 'integer' THEN '${mark}' || ${column}
    WHEN 'text' THEN CASE WHEN instr(${column}, char(0)) > 0 THEN CAST(${column} AS BLOB) ELSE '${mark}' || ${column} END
    ELSE ${column} END`;
}

const mark = '=';

function withoutMark(value: SqlValue): SqlValue {
  return typeof value === 'string' ? value.slice(mark.length) : value;
}

function quote(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
