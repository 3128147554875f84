import { Client, DatabaseError as ServerError, escapeIdentifier, escapeLiteral } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import {
  DatabaseError,
  type DatabaseAddress,
  type DatabaseConnector,
  type PullEnd,
  type PullRequest,
} from '../../schemas/intake/database.ts';

const connectMs = 15_000;
/** A query that the department's server should not have to work on any longer. */
const statementMs = 3_600_000;

/** PostgreSQL, and the systems that speak its protocol (Kingbase, openGauss, PolarDB). The server writes the CSV itself. */
export const postgresqlConnector: DatabaseConnector = { system: 'postgresql', pull };

async function* pull(request: PullRequest, signal: AbortSignal): AsyncGenerator<Uint8Array, PullEnd> {
  const client = await connect(request);
  const stop = () => void client.end().catch(() => undefined);
  signal.addEventListener('abort', stop);
  try {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { sql, ...end } = await selection(client, request);
    const rows = client.query(copyTo(`COPY (${sql}) TO STDOUT WITH (FORMAT csv, HEADER, ENCODING 'UTF8')`));
    for await (const chunk of rows) yield chunk as Uint8Array;
    return end;
  } catch (error) {
    signal.throwIfAborted();
    throw asDatabaseError(error, request.address);
  } finally {
    signal.removeEventListener('abort', stop);
    await client.end().catch(() => undefined);
  }
}

async function connect({ address, password }: PullRequest): Promise<Client> {
  const { host, port, database, user, tls } = address;
  const client = new Client({
    host,
    port,
    database,
    user,
    password,
    ssl: tls === 'off' ? false : { rejectUnauthorized: tls === 'verified' },
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    application_name: 'tonghui',
  });
  client.on('error', () => undefined); // a connection that breaks also fails the query on it
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw asDatabaseError(error, address);
  }
}

/**
 * The SELECT to copy. It is described first, by a statement with a parameter: so the server takes it for one
 * statement only, and a text that would break out of the parentheses of COPY fails here.
 */
async function selection(client: Client, { query, after }: PullRequest): Promise<{ sql: string } & PullEnd> {
  const from = `(${'sql' in query.what ? query.what.sql : `SELECT * FROM ${tableName(query.what.table)}`}\n) AS pulled`;
  await client.query(`SELECT * FROM ${from} WHERE $1::boolean LIMIT 0`, [true]);
  if (query.key === null) return { sql: `SELECT * FROM ${from}`, last: null, hasKeyless: false };
  const key = escapeIdentifier(query.key);
  const newer = after === null ? 'TRUE' : `${key} >= ${escapeLiteral(after)}`;
  const { rows } = await client.query<PullEnd>(
    `SELECT (SELECT max(${key})::text FROM ${from} WHERE ${newer}) AS last,
       EXISTS (SELECT 1 FROM ${from} WHERE ${key} IS NULL) AS "hasKeyless"`,
  );
  return { sql: `SELECT * FROM ${from} WHERE ${newer} ORDER BY ${key}`, ...rows[0]! };
}

function tableName(table: string): string {
  return table.split('.').map(escapeIdentifier).join('.');
}

/** Classes of which the server's word quotes names and the query, never the values that it met: see `asDatabaseError`. */
const quotesNoValues = /^(0A|25|28|3D|3F|42|53|54|55|57)/;

/** SQLSTATE classes (PostgreSQL manual, appendix A): 28 login, 42501 privilege, 3D and 3F no such database or schema. */
function asDatabaseError(error: unknown, { host, port, database }: DatabaseAddress): DatabaseError {
  const place = `${host}:${port}/${database}`;
  const detail = error instanceof Error ? error.message.slice(0, 300) : '';
  const state = error instanceof ServerError ? (error.code ?? '') : null;
  if (state === null)
    return new DatabaseError('DATABASE_UNREACHABLE', { database: place, detail }, { cause: error });
  const told = quotesNoValues.test(state) ? detail : `SQLSTATE ${state}`;
  const isRefused = state.startsWith('28') || state === '42501' || state.startsWith('3D');
  return new DatabaseError(
    isRefused ? 'DATABASE_REFUSED' : 'DATABASE_QUERY',
    { database: place, detail: told },
    { cause: error },
  );
}
