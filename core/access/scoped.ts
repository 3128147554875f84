import type { Dataset, Field } from '../../schemas/datasets/dataset.ts';
import { recordTable } from '../../schemas/datasets/index.ts';
import { quote } from '../warehouse/quote.ts';
import type { Actor } from './actor.ts';
import { heldAt } from './held-at.ts';
import { maskSql } from './mask-sql.ts';
import { permissionsOf } from './permissions.ts';

/** A query with the values to bind to it, by position. */
export interface ScopedRelation {
  sql: string;
  values: string[];
}

/** Where a row comes from. `source_key` is not among them: it holds what identifies the subject. */
const originColumns = ['record_id', 'source_id', 'batch_id', 'row_number', 'from_version'];

/** A few rows by their ids, with the keys of some fields. */
interface FewRows {
  records: readonly bigint[];
  fields: readonly string[];
}

/**
 * The rows of a dataset as this actor may see them, current ones or those of an earlier data version: `record_id, source_id, batch_id, row_number,
 * from_version, department` and the dataset's fields, masked by their definition. Every read of published rows
 * passes through here. Filters and sorting belong outside, where they see masked values only.
 *
 * A role without `view-rows` sees none; a liaison those of the own department; `areas` keeps what lies in them.
 */
export function scoped(actor: Actor, dataset: Dataset, version: number | null = null): ScopedRelation {
  return visibleRows(actor, dataset, version, masked);
}

/**
 * The same rows with their values whole, and the issues that were found in them: for what is compared inside the core and
 * masked before anybody sees it, or shown under a stated purpose.
 *
 * @param few the only rows that are looked at, and the fields of them: they are found by their places, not by a scan
 */
export function scopedWhole(
  actor: Actor,
  dataset: Dataset,
  version: number | null = null,
  few: FewRows | null = null,
): ScopedRelation {
  const more = few ? ['r.issues'] : ['r.issues', 'r.rowid AS place'];
  return visibleRows(actor, dataset, version, whole, { more, few });
}

/** `scopedWhole` of every data version, with the interval that each row held in. */
export function scopedEver(actor: Actor, dataset: Dataset): ScopedRelation {
  return visibleRows(actor, dataset, 'ever', whole, { more: ['r.to_version'] });
}

/** Whether the actor sees every row of every department. */
export function seesAll({ role, areas }: Actor): boolean {
  return permissionsOf(role).includes('view-rows') && role !== 'liaison' && areas === null;
}

function whole({ key }: Field): string {
  return `r.${quote(key)}`;
}

function masked({ key, masking }: Field): string {
  return `${maskSql(masking, `r.${quote(key)}`)} AS ${quote(key)}`;
}

function visibleRows(
  actor: Actor,
  dataset: Dataset,
  version: number | null | 'ever',
  show: (field: Field) => string,
  { more = [], few = null }: { more?: readonly string[]; few?: FewRows | null } = {},
): ScopedRelation {
  const values: string[] = [];
  const bind = (value: string) => `$${values.push(value)}`;
  const columns = [
    ...originColumns.map((column) => `r.${column}`),
    's.department',
    ...more,
    ...dataset.fields.filter(({ key }) => few?.fields.includes(key) ?? true).map(show),
  ];
  const held = version === 'ever' ? 'TRUE' : heldAt('r', version);
  const conditions = [held, ...rowFilter(actor, dataset, bind)];
  const sql = `SELECT ${columns.join(', ')} FROM ${few ? `(${pointsSql(dataset, few)})` : recordTable(dataset)} r
    JOIN ops.source s ON s.source_id = r.source_id WHERE ${conditions.join(' AND ')}`;
  return { sql, values };
}

function rowFilter(actor: Actor, dataset: Dataset, bind: (value: string) => string): string[] {
  if (!permissionsOf(actor.role).includes('view-rows')) return ['FALSE'];
  const filters: string[] = [];
  if (actor.role === 'liaison')
    filters.push(actor.department === null ? 'FALSE' : `s.department = ${bind(actor.department)}`);
  if (actor.areas !== null) filters.push(areaFilter(actor.areas, dataset, bind));
  return filters;
}

/** A column of a row has its price: no more of them than are wanted, and what conditions go by. */
function pointsSql(dataset: Dataset, { records, fields }: FewRows): string {
  const wanted = [...new Set([...fields, ...placeFields(dataset)])];
  const columns = [...originColumns, 'to_version', 'issues', ...wanted.map(quote)].join(', ');
  return records
    .map((id) => `SELECT ${columns} FROM ${recordTable(dataset)} WHERE record_id = ${id}`)
    .join(' UNION ALL ');
}

/** Divisions that say where somebody comes from, not where the row's subject is. */
const originFields = new Set(['native_place', 'hukou_code']);

function placeFields({ fields }: Dataset): string[] {
  return fields
    .filter(({ key, type }) => (type === 'division' || type === 'grid-code') && !originFields.has(key))
    .map(({ key }) => key);
}

function areaFilter(areas: readonly string[], dataset: Dataset, bind: (value: string) => string): string {
  const places = placeFields(dataset).map((key) => `r.${quote(key)}`);
  if (places.length === 0) return 'FALSE'; // and nothing is bound that no condition names
  const inside = areas.flatMap((area) => {
    const prefix = bind(area);
    return places.map((place) => `starts_with(${place}, ${prefix})`);
  });
  return inside.length === 0 ? 'FALSE' : `(${inside.join(' OR ')})`;
}
