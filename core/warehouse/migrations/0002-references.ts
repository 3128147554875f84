/** Reference data: divisions and code tables, loaded by `core/ingest/references`. */
export const references = {
  number: 2,
  name: 'references',
  statements: [
    'CREATE SCHEMA ref',
    'CREATE TABLE ref.edition (edition VARCHAR NOT NULL)',
    // level: province, city, county, town, village; own: registered by this workspace, or inside a county of its own.
    `CREATE TABLE ref.division (
       code VARCHAR NOT NULL, name VARCHAR NOT NULL, full_name VARCHAR NOT NULL, level VARCHAR NOT NULL,
       parent VARCHAR, own BOOLEAN NOT NULL)`,
    'CREATE TABLE ref.own_division (code VARCHAR NOT NULL, name VARCHAR NOT NULL)',
    'CREATE TABLE ref.abolished_division (code VARCHAR NOT NULL, successor VARCHAR, full_name VARCHAR NOT NULL, name VARCHAR NOT NULL)',
    // What a code or name means: the current code, `>` and the successor of an abolished one, `?` when it is not unique.
    'CREATE TABLE ref.division_lookup (text VARCHAR NOT NULL, hit VARCHAR NOT NULL)',
    'CREATE TABLE ref.citizen_area (code VARCHAR NOT NULL)',
    'CREATE TABLE ref.code (code_table VARCHAR NOT NULL, code VARCHAR NOT NULL, zh VARCHAR NOT NULL, en VARCHAR NOT NULL)',
  ],
} as const;
