/**
 * What people decide about master data. It refers to subjects of sources, codes and geometry, never to delivered values,
 * and outlives every rebuild; what is derived from the records stands in `core/master/master-tables.ts`.
 */
export const master = {
  number: 7,
  name: 'master',
  statements: [
    // Of the entity that the subject belongs to, the field has the value that this subject gives.
    `CREATE TABLE master.settlement (
       settlement_id BIGINT NOT NULL, kind VARCHAR NOT NULL, field VARCHAR NOT NULL,
       source_id INTEGER NOT NULL, source_key UHUGEINT NOT NULL,
       note VARCHAR NOT NULL, by_name VARCHAR NOT NULL, by_role VARCHAR NOT NULL, settled_at VARCHAR NOT NULL,
       data_version BIGINT NOT NULL, withdrawn_version BIGINT)`,
    // The address in this field of the subject is a standard one.
    `CREATE TABLE master.address_confirmation (
       confirmation_id BIGINT NOT NULL, dataset VARCHAR NOT NULL, field VARCHAR NOT NULL,
       source_id INTEGER NOT NULL, source_key UHUGEINT NOT NULL,
       by_name VARCHAR NOT NULL, by_role VARCHAR NOT NULL, confirmed_at VARCHAR NOT NULL,
       data_version BIGINT NOT NULL, withdrawn_version BIGINT)`,
    // Old grids that became a new one on a day.
    `CREATE TABLE master.grid_mapping (
       old_code VARCHAR NOT NULL, new_code VARCHAR NOT NULL, since DATE NOT NULL,
       by_name VARCHAR NOT NULL, by_role VARCHAR NOT NULL, mapped_at VARCHAR NOT NULL,
       data_version BIGINT NOT NULL, withdrawn_version BIGINT)`,
    // The form of grid codes, a regular expression; the newest holds.
    `CREATE TABLE master.grid_code_form (pattern VARCHAR NOT NULL, data_version BIGINT NOT NULL)`,
    // Areas that are no divisions: functional zones, school districts; geometry: GeoJSON, CGCS2000.
    `CREATE TABLE master.custom_area (
       area_id BIGINT NOT NULL, name VARCHAR NOT NULL, kind VARCHAR NOT NULL, grids VARCHAR[] NOT NULL, geometry VARCHAR,
       from_date DATE, to_date DATE, data_version BIGINT NOT NULL, removed_version BIGINT)`,
  ],
} as const;
