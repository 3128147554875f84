import { createHash } from 'node:crypto';
import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { recordTable } from '../../../schemas/datasets/index.ts';
import { quote } from '../../warehouse/quote.ts';
import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';
import { datasetsOf } from '../datasets-of.ts';
import { ownPlaces } from './company-names.ts';
import { standardisations } from './index.ts';
import { isIncludedSql, plainRecordsSql, standardiseRecords } from './make-records.ts';

/**
 * The table of an entity's records as the last run standardised them: record_id, from_version, source_id, source_key,
 * is_included, and the columns of its standardisation. It exists from the first run on.
 */
export function standardisedTable(entity: EntityKind): string {
  return `link.${quote(`standardised_${entity.replaceAll('-', '_')}`)}`;
}

/** Query of road and estate as the newest version of the entity's model learnt them. */
export function keptEstatesSql(entity: EntityKind): string {
  return `SELECT road, estate FROM link.estate WHERE entity = '${entity}'`;
}

/** Query of all current records of the entity's datasets, with the data version since which each says what it says. */
function currentRecordsSql(entity: EntityKind): string {
  return datasetsOf(entity)
    .map(
      (dataset) =>
        `SELECT record_id, from_version, source_id FROM ${recordTable(dataset)} WHERE to_version IS NULL`,
    )
    .join(' UNION ALL ');
}

/** Query of the current records that speak of the entity: record_id, source_id. */
export function includedRecordsSql(entity: EntityKind): string {
  const standardisation = standardisations[entity];
  if (!standardisation.where) return currentRecordsSql(entity);
  return `SELECT record_id, source_id FROM (${plainRecordsSql(standardisation)}) p WHERE ${isIncludedSql(standardisation)}`;
}

/** Query of how many records came, changed or went since the last run: `waiting`. Only once there was one. */
export function waitingRecordsSql(entity: EntityKind): string {
  return `SELECT count(*)::DOUBLE AS waiting FROM (${currentRecordsSql(entity)}) c
    FULL JOIN ${standardisedTable(entity)} s USING (record_id, from_version) WHERE c.record_id IS NULL OR s.record_id IS NULL`;
}

/**
 * A digest of all that standardisation goes by beside a record itself and the estates that a version keeps: fields of
 * the datasets, rules, and the names of the workspace's own divisions. Where it differs, kept records are outdated.
 */
export async function standardisationDigest(session: Session, entity: EntityKind): Promise<string> {
  const { refined, where } = standardisations[entity];
  const rules = [plainRecordsSql(standardisations[entity]), refined, where, await ownPlaces(session)];
  return createHash('sha256').update(JSON.stringify(rules)).digest('hex').slice(0, 32);
}

/**
 * Standardises all current records anew, keeps them, and keeps which estate stands where. Makes the temporary table
 * `gone(source_id, source_key)` of all that have belonged to an entity so far: who of them is still there is not asked.
 */
export async function standardiseAll(
  session: Session,
  entity: EntityKind,
  query: QueryOptions,
): Promise<void> {
  await standardiseRecords(session, standardisations[entity], query);
  await session.run(
    `CREATE OR REPLACE TABLE ${standardisedTable(entity)} AS SELECT * FROM standardised ORDER BY record_id`,
    [],
    query,
  );
  await session.run(
    `CREATE OR REPLACE TEMP TABLE gone AS
     SELECT source_id, source_key FROM link.membership WHERE entity = $1 AND to_version IS NULL`,
    [entity],
  );
  await session.run('DELETE FROM link.estate WHERE entity = $1', [entity]);
  await session.run('INSERT INTO link.estate SELECT $1, road, estate FROM estate_at ORDER BY road', [entity]);
  for (const table of ['standardised', 'estate_at']) await session.run(`DROP TABLE temp.${table}`);
}

/**
 * Brings the kept records up to date: takes out those that are no longer current and standardises those that are new,
 * as the last training run would have done it. A changed record has a new
 * id, or, after an undoing, its old one with a new version, and is both. Makes the temporary tables
 * `gone(record_id, source_id, source_key)`, `fresh(record_id)`, and `standardised` of the fresh ones.
 */
export async function standardiseChanged(
  session: Session,
  entity: EntityKind,
  query: QueryOptions,
): Promise<void> {
  const kept = standardisedTable(entity);
  const current = currentRecordsSql(entity);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE gone AS
     SELECT record_id, source_id, source_key FROM ${kept} ANTI JOIN (${current}) USING (record_id, from_version)`,
    [],
    query,
  );
  await session.run(
    `CREATE OR REPLACE TEMP TABLE fresh AS SELECT record_id FROM (${current}) ANTI JOIN ${kept} USING (record_id, from_version)`,
    [],
    query,
  );
  await standardiseRecords(session, standardisations[entity], {
    ...query,
    only: 'fresh',
    estates: keptEstatesSql(entity),
  });
  await session.run(`DELETE FROM ${kept} WHERE record_id IN (SELECT record_id FROM gone)`);
  await session.run(`INSERT INTO ${kept} BY NAME SELECT * FROM standardised ORDER BY record_id`);
  await session.run('DROP TABLE temp.estate_at');
}
