import { z } from 'zod';
import { PullDefinition } from '../../../schemas/api/pulls.ts';
import { DatabaseQuery } from '../../../schemas/intake/database.ts';
import { hmacOf } from '../parser/reduce.ts';
import type { PullState } from './pull-state.ts';

/**
 * A pull's definition as the journal and the warehouse have it: a query of one's own may name persons, so only its
 * keyed hash stands there, and its text beside the password in the sealed file.
 */
export const StoredDefinition = PullDefinition.extend({
  query: DatabaseQuery.extend({
    what: z.union([z.object({ sqlHash: z.string() }), ...DatabaseQuery.shape.what.options]),
  }),
});
export type StoredDefinition = z.infer<typeof StoredDefinition>;

/** Its text was in a sealed file that is gone: whoever opens the pull writes it anew. */
const lostText = '--';

/** Takes the text of the query out; `key` is the workspace's for hashes. */
export function toStored(definition: PullDefinition, key: Uint8Array): StoredDefinition {
  const { what } = definition.query;
  if (!('sql' in what)) return definition;
  return { ...definition, query: { ...definition.query, what: { sqlHash: hmacOf(what.sql, key) } } };
}

/** Puts the text back in, as the sealed state has it. */
export function fromStored(stored: StoredDefinition, { queries }: PullState): PullDefinition {
  const { what, key } = stored.query;
  const asked = 'sqlHash' in what ? { sql: queries[what.sqlHash] ?? lostText } : what;
  return { ...stored, query: { what: asked, key } };
}

/** The texts to keep for a definition, by hash. */
export function textsOf({ query: { what } }: PullDefinition, key: Uint8Array): PullState['queries'] {
  return 'sql' in what ? { [hmacOf(what.sql, key)]: what.sql } : {};
}
