import type { GoldenKind } from '../../../schemas/master/golden-field.ts';
import type { Actor } from '../../access/actor.ts';
import { scopedWhole, seesAll } from '../../access/scoped.ts';
import { literal, quote } from '../../warehouse/quote.ts';
import { gives, givingDatasets } from '../golden/given-fields.ts';

/**
 * What an actor may know of the entities of a kind, values whole, as SQL without bound values: entity_id, departments, the
 * given fields, and name_initials where the kind has them. Who sees everything is shown golden records; who sees some rows,
 * what these rows say, one row each. Of `only` some entities no more is read of the texts than they need: a few rows by their
 * places cost a fraction of a scan.
 */
export function seenEntitiesSql(
  actor: Actor,
  golden: GoldenKind,
  fields: readonly string[],
  only: readonly string[] | null = null,
): string {
  const among = only && `entity_id IN (${only.map((id) => BigInt(id)).join(', ') || 'NULL'})`;

  const initials = golden.initialsOf ? ['name_initials'] : [];
  if (seesAll(actor))
    return `SELECT ${['entity_id', 'departments', ...fields.map(quote), ...initials].join(', ')} FROM master.${golden.table}
      ${among ? `WHERE rowid IN (SELECT rowid FROM master.${golden.table} WHERE ${among})` : ''}`;
  const rows = givingDatasets(golden).map((dataset) => {
    const { sql, values } = scopedWhole(actor, dataset);
    const given = fields.filter((field) => gives(dataset, golden, field)).map((field) => `r.${quote(field)}`);
    return `SELECT ${['m.entity_id', ...given].join(', ')} FROM (${inlined(sql, values)}) r
      JOIN (SELECT record_id, entity_id FROM master.member
            WHERE kind = '${golden.kind}' AND dataset = '${dataset.id}' ${among ? `AND ${among}` : ''}) m USING (record_id)`;
  });
  // The initials of a golden name are those of a row only where the row has that name.
  const own = golden.initialsOf
    ? `, (SELECT g.name_initials FROM master.${golden.table} g WHERE g.entity_id = seen.entity_id AND g.${quote(golden.initialsOf)} = seen.${quote(golden.initialsOf)}) AS name_initials`
    : '';
  return `SELECT seen.*, 1 AS departments ${own} FROM (${rows.join(' UNION ALL BY NAME ')}) seen`;
}

/** A scope's few values (a department, area codes) as literals, so that several scopes fit into one statement. */
export function inlined(sql: string, values: readonly string[]): string {
  return sql.replace(/\$(\d+)/g, (_, place: string) => literal(values[Number(place) - 1]!));
}
