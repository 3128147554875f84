import { datasetById } from '../../schemas/datasets/index.ts';
import type { GoldenKind } from '../../schemas/master/golden-field.ts';
import { goldenKinds } from '../../schemas/master/index.ts';
import { components } from '../address/components.ts';
import { warehouseType } from '../ingest/normalise/index.ts';
import { isSearched } from './search/searched-fields.ts';
import { quote } from '../warehouse/quote.ts';
import { derivedTables } from '../warehouse/derived-tables.ts';

const addressComponents = components.map((component) => `${quote(component)} VARCHAR`).join(', ');

/** Texts in which words are looked for are read whole at every search: uncompressed that takes little more than half the time. */
const plainText = 'USING COMPRESSION uncompressed';

/** Every derived table in schema `master` with its columns, as DDL. What people decide stands in tables of the migrations. */
const tables: Readonly<Record<string, string>> = {
  // Which records an entity is made of, in the order of kind and entity: what every look at one entity begins with.
  member:
    'kind VARCHAR, entity_id BIGINT, dataset VARCHAR, record_id BIGINT, source_id INTEGER, source_key UHUGEINT',
  ...Object.fromEntries(Object.values(goldenKinds).map((golden) => [golden.table, goldenColumns(golden)])),
  // Which share of a town's entities (9 digits) a department knows.
  coverage: 'kind VARCHAR, dataset VARCHAR, department VARCHAR, town VARCHAR, share DOUBLE',
  // Departments say different things of a field: others: valid values beside the chosen one.
  conflict:
    'kind VARCHAR, entity_id BIGINT, field VARCHAR, chosen_record BIGINT, others INTEGER, departments INTEGER, settled BOOLEAN',
  // One row per piece of evidence, in the order of from_kind and from_id. A grid has no id but a code: to_code; so has an address that is no standard one.
  relation: `relation VARCHAR, from_kind VARCHAR, from_id BIGINT, to_kind VARCHAR, to_id BIGINT, to_code VARCHAR,
    evidence_dataset VARCHAR, evidence_record BIGINT, target_record BIGINT, since DATE, until DATE,
    method VARCHAR, confidence DOUBLE`,
  // The same by its other end, in the order of that.
  relation_end: 'to_kind VARCHAR, to_id BIGINT, from_kind VARCHAR, from_id BIGINT',
  // The standard-address base: grid, of whose rows a share says so; is_home: only dwellings have it. What confirmed ones name.
  address: `address_id BIGINT, normal VARCHAR, ${addressComponents}, remainder VARCHAR, code VARCHAR, building_key VARCHAR,
    estate_key VARCHAR, road_key VARCHAR, grid VARCHAR, grid_share DOUBLE, lng DOUBLE, lat DOUBLE, records INTEGER,
    departments INTEGER, is_home BOOLEAN, confirmed BOOLEAN, confirmation_id BIGINT`,
  address_mention: 'address_id BIGINT, dataset VARCHAR, field VARCHAR, record_id BIGINT',
  address_name: 'component VARCHAR, name VARCHAR, "count" INTEGER',
  // method: declared, point, door, building, estate, village. CGCS2000. given: the grid's code as it was declared, before mergers;
  // of method village both are the village's code where it has several grids.
  place: `kind VARCHAR, entity_id BIGINT, grid VARCHAR, given VARCHAR, method VARCHAR, confidence DOUBLE, lng DOUBLE, lat DOUBLE`,
  grid: `code VARCHAR, name VARCHAR, type VARCHAR, village VARCHAR, town VARCHAR, leader VARCHAR, members INTEGER,
    from_date DATE, to_date DATE, geometry VARCHAR, area_m2 DOUBLE`,
  grid_issue: 'issue VARCHAR, code VARCHAR, other_code VARCHAR, area_m2 DOUBLE, geometry VARCHAR',
  // Entities that a figure counts because a link is missing; by area what the figures are made of. area: as of `spot`.
  unlinked: 'figure VARCHAR, entity_id BIGINT, area VARCHAR',
  unlinked_count: 'figure VARCHAR, area VARCHAR, counted BIGINT, among BIGINT, cases BIGINT, missed BIGINT',
  // Rows that are counted by themselves where they lie: tickets, incidents, and those that matching has not seen. area to lat: as of `spot`.
  row_place: 'dataset VARCHAR, record_id BIGINT, area VARCHAR, given VARCHAR, lng DOUBLE, lat DOUBLE',
  // What the map draws now, with a point inside each; level: county, town, village, grid, custom.
  area: 'level VARCHAR, code VARCHAR, name VARCHAR, geometry VARCHAR, lng DOUBLE, lat DOUBLE',
  // What the map counts. area: a grid, or the finest division that is known; month: its first day; lng, lat: none for persons.
  spot: `layer VARCHAR, area VARCHAR, given VARCHAR, month DATE, lng DOUBLE, lat DOUBLE, weight BIGINT`,
  // What lies in areas of people's own: grids by the codes that they had or have, and points of spots.
  custom_grid: 'area_id BIGINT, area VARCHAR',
  custom_point: 'area_id BIGINT, lng DOUBLE, lat DOUBLE',
  custom_count: 'layer VARCHAR, area_id BIGINT, month DATE, weight BIGINT',
};

/** A golden field's value, the record that it comes from and the rule that chose it. */
export function goldenColumnNames(field: string): { value: string; record: string; rule: string } {
  return { value: quote(field), record: quote(`${field}__record`), rule: quote(`${field}__rule`) };
}

function goldenColumns({ kind, dataset: id, fields, initialsOf }: GoldenKind): string {
  const types = new Map(datasetById(id)!.fields.map(({ key, type }) => [key, warehouseType(type)]));
  const columns = fields.flatMap(({ field }) => {
    const { value, record, rule } = goldenColumnNames(field);
    const searched = isSearched(kind, field) ? plainText : '';
    return [`${value} ${types.get(field)} ${searched}`, `${record} BIGINT`, `${rule} VARCHAR`];
  });
  const initials = initialsOf ? [`name_initials VARCHAR ${plainText}`] : [];
  return ['entity_id BIGINT', 'records INTEGER', 'departments INTEGER', ...columns, ...initials].join(', ');
}

export const { create: createMasterTables, prepare: prepareMaster } = derivedTables('master', tables);
