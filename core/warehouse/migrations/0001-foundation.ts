/** Additive only: a released migration is never edited. Tables of datasets are made from their definitions by `core/ingest`. */
export const foundation = {
  number: 1,
  name: 'foundation',
  statements: [
    'CREATE SCHEMA landing',
    'CREATE SCHEMA record',
    'CREATE SCHEMA quarantine',
    'CREATE SCHEMA link',
    'CREATE SCHEMA master',
    'CREATE SCHEMA mart',
    'CREATE SCHEMA ops',
    `CREATE TABLE ops.migration (number INTEGER NOT NULL, name VARCHAR NOT NULL)`,
    // The last journal entries that this warehouse holds: insert-only, so that short commands commit beside long ones.
    `CREATE TABLE ops.applied (seq BIGINT NOT NULL, entry VARCHAR NOT NULL)`,
    `CREATE TABLE ops.source (
       source_id INTEGER NOT NULL, department VARCHAR NOT NULL, dataset VARCHAR NOT NULL, connector VARCHAR NOT NULL,
       mode VARCHAR NOT NULL, layout VARCHAR NOT NULL, mapping VARCHAR NOT NULL, code_map VARCHAR, version INTEGER NOT NULL)`,
    `CREATE TABLE ops.delivery (
       delivery_id INTEGER NOT NULL, file_name VARCHAR NOT NULL, file_size BIGINT NOT NULL, sha256 VARCHAR NOT NULL,
       received_at TIMESTAMP NOT NULL, actor VARCHAR NOT NULL)`,
    `CREATE TABLE ops.batch (
       batch_id INTEGER NOT NULL, delivery_id INTEGER NOT NULL, source_id INTEGER NOT NULL, dataset VARCHAR NOT NULL,
       sheet VARCHAR NOT NULL, stored VARCHAR NOT NULL, mode VARCHAR NOT NULL, period VARCHAR,
       state VARCHAR NOT NULL, delivered BIGINT NOT NULL, published BIGINT NOT NULL, quarantined BIGINT NOT NULL,
       non_data BIGINT NOT NULL, added BIGINT NOT NULL, changed BIGINT NOT NULL, unchanged BIGINT NOT NULL,
       gone BIGINT NOT NULL, field_issues BIGINT NOT NULL, first_record_id BIGINT NOT NULL, mapping VARCHAR NOT NULL,
       notes VARCHAR NOT NULL, data_version BIGINT NOT NULL, undone_version BIGINT, undone_at TIMESTAMP)`,
    // Published rows that have a value, by delivered field.
    `CREATE TABLE ops.batch_field (batch_id INTEGER NOT NULL, field VARCHAR NOT NULL, filled BIGINT NOT NULL)`,
    `CREATE TABLE quarantine.row (
       batch_id INTEGER NOT NULL, row_number INTEGER NOT NULL, kind VARCHAR NOT NULL, cells VARCHAR[])`, // kind: quarantined, or why it is no data
    `CREATE TABLE quarantine.issue (
       batch_id INTEGER NOT NULL, row_number INTEGER NOT NULL, field VARCHAR, code VARCHAR NOT NULL,
       severity VARCHAR NOT NULL, value VARCHAR)`,
    `CREATE TABLE link.run (
       entity VARCHAR NOT NULL, model_version VARCHAR NOT NULL, data_version BIGINT NOT NULL, pairs BIGINT NOT NULL)`,
    `CREATE TABLE link.pair (
       entity VARCHAR NOT NULL, left_id BIGINT NOT NULL, right_id BIGINT NOT NULL, pattern BIGINT NOT NULL, weight DOUBLE NOT NULL)`,
    // Which entity a subject of a source belongs to; intervals close, nothing is renumbered.
    `CREATE TABLE link.membership (
       entity VARCHAR NOT NULL, source_id INTEGER NOT NULL, source_key UHUGEINT NOT NULL, entity_id BIGINT NOT NULL,
       from_version BIGINT NOT NULL, to_version BIGINT)`,
    `CREATE TABLE ops.preference (name VARCHAR NOT NULL, value VARCHAR NOT NULL)`,
  ],
} as const;
