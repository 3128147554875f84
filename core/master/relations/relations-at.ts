import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';

/** Query of the rows of `master.relation` that begin at some entities of a kind. */
export function relationsFromSql(kind: EntityKind, ids: readonly bigint[]): string {
  return `SELECT * FROM master.relation WHERE from_kind = '${kind}' AND from_id IN (${ids.join(', ')})`;
}

/** Query of those that end at them, by where they begin: `master.relation` is in the order of that. */
export function relationsToSql(kind: EntityKind, ids: readonly bigint[]): string {
  const here = `to_kind = '${kind}' AND to_id IN (${ids.join(', ')})`;
  return `SELECT r.* FROM (SELECT * FROM master.relation WHERE ${here}) r
    SEMI JOIN (SELECT from_kind, from_id FROM master.relation_end WHERE ${here}) USING (from_kind, from_id)`;
}
