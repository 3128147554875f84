import { z } from 'zod';

const name = z.string().trim().min(1).max(128);

/** Where a departmental database answers. Its password is kept elsewhere. */
export const DatabaseAddress = z.object({
  system: z.enum(['postgresql', 'mysql']),
  host: z.string().trim().min(1).max(255),
  port: z.number().int().min(1).max(65_535),
  database: name,
  user: name,
  /** `off`: plain text; `on`: encrypted, whoever answers; `verified`: only a server whose certificate this machine trusts. */
  tls: z.enum(['off', 'on', 'verified']).default('verified'),
});
export type DatabaseAddress = z.infer<typeof DatabaseAddress>;

/** What is best when nobody says otherwise: nothing leaves this machine on its way to a server of its own. */
export function usualTls(host: string): DatabaseAddress['tls'] {
  return /^(localhost|127(\.\d{1,3}){3}|::1)$/i.test(host.trim()) ? 'off' : 'verified';
}

/** What is asked of it: a table or view, or a query of one's own; all of it, or what a growing key says is new. */
export const DatabaseQuery = z.object({
  what: z.union([
    z.object({ table: z.string().trim().min(1).max(260) }), // `table` or `schema.table`
    z.object({ sql: z.string().trim().min(1).max(20_000) }),
  ]),
  /**
   * A column that grows with every new or changed row; null: everything each time. A row without a value in it comes
   * with the first pull only, for nothing says when it changed.
   */
  key: name.nullable().default(null),
});
export type DatabaseQuery = z.infer<typeof DatabaseQuery>;

export interface PullRequest {
  address: DatabaseAddress;
  password: string;
  query: DatabaseQuery;
  /** The greatest key that was pulled before, from which on to read; null: from the beginning. */
  after: string | null;
}

export interface PullEnd {
  /** The greatest key in what was pulled; null when there was nothing, or without a key. */
  last: string | null;
  /** Whether there are rows without a value of the key. */
  hasKeyless: boolean;
}

/** What a database system must offer. It runs in the parser process: a server is not trusted more than a file. */
export interface DatabaseConnector {
  readonly system: DatabaseAddress['system'];
  /**
   * Reads in one read-only transaction and yields CSV (RFC 4180, UTF-8, a header line, NULL as an empty cell).
   * With a key, rows that have the greatest earlier one come again: others may have been written in that second.
   * Throws `DatabaseError`.
   */
  pull(request: PullRequest, signal: AbortSignal): AsyncGenerator<Uint8Array, PullEnd>;
}

export { DatabaseError } from './database-error.ts';
