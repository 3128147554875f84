import { isIP } from 'node:net';
import { createConnection, type Connection, type ConnectionOptions } from 'mysql2';
import {
  DatabaseError,
  type DatabaseAddress,
  type DatabaseConnector,
  type PullEnd,
  type PullRequest,
} from '../../schemas/intake/database.ts';
import { csvLine } from './csv-line.ts';

const connectMs = 15_000;
/** A query that the department's server should not have to work on any longer. */
const statementSeconds = 3600;
const chunkCharacters = 256 * 1024;

/** MySQL, and the systems that speak its protocol (MariaDB, TiDB, OceanBase). */
export const mysqlConnector: DatabaseConnector = { system: 'mysql', pull };

async function* pull(request: PullRequest, signal: AbortSignal): AsyncGenerator<Uint8Array, PullEnd> {
  const connection = createConnection(optionsOf(request));
  connection.on('error', () => undefined); // a connection that breaks also fails the query on it
  const stop = () => connection.destroy();
  signal.addEventListener('abort', stop);
  try {
    await limitTime(connection);
    await run(connection, 'SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await run(connection, 'START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
    const { sql, values, ...end } = await selection(connection, request);
    yield* readCsv(connection, sql, values);
    return end;
  } catch (error) {
    signal.throwIfAborted();
    throw asDatabaseError(error, request.address);
  } finally {
    signal.removeEventListener('abort', stop);
    connection.destroy();
  }
}

function optionsOf({ address, password }: PullRequest): ConnectionOptions {
  const { host, port, database, user, tls } = address;
  return {
    host,
    port,
    database,
    user,
    password,
    ...(tls === 'off' ? {} : { ssl: tlsOptions(tls === 'verified', host) }),
    charset: 'utf8mb4',
    connectTimeout: connectMs,
    rowsAsArray: true,
    multipleStatements: false,
    flags: ['-LOCAL_FILES'],
    // Every value as the server writes it: nothing passes through a number or a date of JavaScript.
    typeCast: (field) => field.string('utf8'),
  };
}

/** MySQL counts milliseconds, MariaDB seconds under another name; other systems may have neither. */
async function limitTime(connection: Connection): Promise<void> {
  const settings = [
    `max_execution_time = ${statementSeconds * 1000}`,
    `max_statement_time = ${statementSeconds}`,
  ];
  for (const setting of settings)
    try {
      return void (await run(connection, `SET SESSION ${setting}`));
    } catch (error) {
      if ((error as { code?: string }).code !== 'ER_UNKNOWN_SYSTEM_VARIABLE') throw error;
    }
}

/** The driver compares a certificate with a name only: of an address it checks who signed it. */
function tlsOptions(isVerified: boolean, host: string) {
  return { rejectUnauthorized: isVerified, verifyIdentity: isVerified && isIP(host) === 0 };
}

type Rows = (string | null)[][];

function run(connection: Connection, sql: string, values: string[] = []): Promise<Rows> {
  return new Promise((resolve, reject) => {
    connection.query(sql, values, (error, rows) =>
      error ? reject(error) : resolve(rows as unknown as Rows),
    );
  });
}

interface Selection extends PullEnd {
  sql: string;
  values: string[];
}

/** The SELECT to read. The driver sends one statement a call, so that a text cannot bring a second one along. */
async function selection(connection: Connection, { query, after }: PullRequest): Promise<Selection> {
  const inner = 'sql' in query.what ? query.what.sql : `SELECT * FROM ${tableName(query.what.table)}`;
  const from = `(${inner}\n) AS pulled`;
  if (query.key === null) return { sql: `SELECT * FROM ${from}`, values: [], last: null, hasKeyless: false };
  const key = quoteName(query.key);
  const newer = after === null ? 'TRUE' : `${key} >= ?`;
  const values = after === null ? [] : [after];
  const [row] = await run(
    connection,
    `SELECT (SELECT CAST(max(${key}) AS CHAR) FROM ${from} WHERE ${newer}),
       EXISTS (SELECT 1 FROM ${from} WHERE ${key} IS NULL)`,
    values,
  );
  const sql = `SELECT * FROM ${from} WHERE ${newer} ORDER BY ${key}`;
  return { sql, values, last: row?.[0] ?? null, hasKeyless: row?.[1] === '1' };
}

async function* readCsv(connection: Connection, sql: string, values: string[]): AsyncGenerator<Uint8Array> {
  const query = connection.query(sql, values);
  let lines = '';
  query.on('fields', (fields: { name: string }[] | undefined) => {
    if (fields) lines = csvLine(fields.map(({ name }) => name));
  });
  for await (const row of query.stream({ highWaterMark: 1000 })) {
    lines += csvLine(row as (string | null)[]);
    if (lines.length < chunkCharacters) continue;
    yield Buffer.from(lines);
    lines = '';
  }
  yield Buffer.from(lines);
}

function quoteName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

function tableName(table: string): string {
  return table.split('.').map(quoteName).join('.');
}

/** Error codes of the MySQL reference manual, appendix B: who may not come in, or may not see that. */
const refusals = new Set([
  'ER_ACCESS_DENIED_ERROR',
  'ER_DBACCESS_DENIED_ERROR',
  'ER_TABLEACCESS_DENIED_ERROR',
  'ER_SPECIFIC_ACCESS_DENIED_ERROR',
  'ER_BAD_DB_ERROR',
]);

function asDatabaseError(error: unknown, { host, port, database }: DatabaseAddress): DatabaseError {
  const {
    code = '',
    message = '',
    sqlState,
  } = error as { code?: string; message?: string; sqlState?: string };
  const kind = refusals.has(code)
    ? 'DATABASE_REFUSED'
    : sqlState === undefined
      ? 'DATABASE_UNREACHABLE'
      : 'DATABASE_QUERY';
  // Of a statement that met wrong data the server quotes the values; of one that is wrong itself (class 42) names.
  const isTold = kind !== 'DATABASE_QUERY' || sqlState?.startsWith('42');
  const detail = isTold ? message.slice(0, 300) : code;
  const data = { database: `${host}:${port}/${database}`, detail };
  return new DatabaseError(kind, data, { cause: error });
}
