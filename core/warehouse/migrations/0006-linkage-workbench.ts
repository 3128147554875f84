/** Model versions that later batches go by, people's models and judgements, merges and splits of entities, audits. */
export const linkageWorkbench = {
  number: 6,
  name: 'linkage-workbench',
  statements: [
    // What a training run learnt. JSON of schemas/linkage/{linkage-model,parameters}.ts and of the blocking values left out.
    `CREATE TABLE link.version (
       version_id BIGINT NOT NULL, entity VARCHAR NOT NULL, data_version BIGINT NOT NULL, trained_at VARCHAR NOT NULL,
       records BIGINT NOT NULL, pairs BIGINT NOT NULL, judgements BIGINT NOT NULL,
       model VARCHAR NOT NULL, parameters VARCHAR NOT NULL, excluded VARCHAR NOT NULL,
       standardisation VARCHAR NOT NULL)`, // digest of how records were standardised
    // How rare values are in the newest version of each entity; the row without value stands for all others.
    'CREATE TABLE link.frequency (entity VARCHAR NOT NULL, number INTEGER NOT NULL, value VARCHAR, rarity FLOAT NOT NULL)',
    // Which estate stands at which number of a road, as the newest version of each entity learnt it.
    'CREATE TABLE link.estate (entity VARCHAR NOT NULL, road VARCHAR NOT NULL, estate VARCHAR NOT NULL)',
    'ALTER TABLE link.run ADD COLUMN version_id BIGINT',
    'ALTER TABLE link.run ADD COLUMN mode VARCHAR', // train: with a version of its own; update: with the last one
    'ALTER TABLE link.run ADD COLUMN unlinkable VARCHAR', // JSON of `Unlinkable`, schemas/api/linkage/clusters.ts
    // The model of the next training; null: the one that comes with the program.
    'CREATE TABLE link.model (entity VARCHAR NOT NULL, edition BIGINT NOT NULL, model VARCHAR, data_version BIGINT NOT NULL)',
    // What people decided of two subjects, the smaller (source, key) on the left; it outlives versions of their records.
    `CREATE TABLE link.judgement (
       judgement_id BIGINT NOT NULL, entity VARCHAR NOT NULL,
       left_source INTEGER NOT NULL, left_key UHUGEINT NOT NULL, right_source INTEGER NOT NULL, right_key UHUGEINT NOT NULL,
       verdict VARCHAR NOT NULL, note VARCHAR NOT NULL, by_name VARCHAR NOT NULL, by_role VARCHAR NOT NULL, judged_at VARCHAR NOT NULL,
       data_version BIGINT NOT NULL, withdrawn_version BIGINT)`,
    // merged: records of other_id came to entity_id; split: records of entity_id went to other_id.
    `CREATE TABLE link.change (
       entity VARCHAR NOT NULL, data_version BIGINT NOT NULL, kind VARCHAR NOT NULL,
       entity_id BIGINT NOT NULL, other_id BIGINT NOT NULL, records BIGINT NOT NULL)`,
    `CREATE TABLE link.audit (
       audit_id BIGINT NOT NULL, entity VARCHAR NOT NULL, data_version BIGINT NOT NULL, started_at VARCHAR NOT NULL,
       size INTEGER NOT NULL, seed BIGINT NOT NULL, threshold DOUBLE NOT NULL)`,
    // Bits; null: no limit.
    `CREATE TABLE link.audit_stratum (
       audit_id BIGINT NOT NULL, stratum INTEGER NOT NULL, low DOUBLE, high DOUBLE, is_found BOOLEAN NOT NULL,
       pairs BIGINT NOT NULL, sample INTEGER NOT NULL)`,
    `CREATE TABLE link.audit_pair (
       audit_id BIGINT NOT NULL, stratum INTEGER NOT NULL,
       left_source INTEGER NOT NULL, left_key UHUGEINT NOT NULL, right_source INTEGER NOT NULL, right_key UHUGEINT NOT NULL,
       weight DOUBLE NOT NULL, verdict VARCHAR)`,
  ],
} as const;
