import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { ConnectedSession, Session } from '../../warehouse/warehouse.ts';
import { makeRecords, standardisations } from '../standardise/index.ts';
import { keptEstatesSql, standardisationDigest, standardisedTable } from '../standardise/kept-records.ts';
import { numberRecords, standardiseRecords } from '../standardise/make-records.ts';
import { currentSubjectsSql } from './current-subjects.ts';

/**
 * Makes the temporary table `record` of some current records of an entity as the last run standardised them; those
 * that came since as it would have done it. What does not speak of the entity is not among them.
 */
export async function makeChosenRecords(
  session: ConnectedSession,
  entity: EntityKind,
  ids: readonly number[],
  signal: AbortSignal,
): Promise<void> {
  await session.run(
    'CREATE OR REPLACE TEMP TABLE chosen AS SELECT DISTINCT unnest($1::BIGINT[]) AS record_id',
    [ids.map(BigInt)],
  );
  await numberStandardised(session, entity, 'SELECT record_id FROM chosen', signal);
}

/** Makes the temporary table `record` of all current records of an entity and returns how many there are. */
export async function makeAllRecords(
  session: ConnectedSession,
  entity: EntityKind,
  signal: AbortSignal,
): Promise<number> {
  if (await isKept(session, entity)) {
    const current = `SELECT record_id FROM (${currentSubjectsSql(entity)})`;
    await numberStandardised(session, entity, current, signal);
  } else await makeRecords(session, standardisations[entity], { signal });
  const [row] = await session.all<{ records: number }>('SELECT count(*)::DOUBLE AS records FROM record');
  return row!.records;
}

/** Whether the last run kept its records, standardised as they would be now. */
async function isKept(session: Session, entity: EntityKind): Promise<boolean> {
  const [version] = await session.all<{ standardisation: string }>(
    'SELECT standardisation FROM link.version WHERE entity = $1 ORDER BY version_id DESC LIMIT 1',
    [entity],
  );
  return version?.standardisation === (await standardisationDigest(session, entity));
}

async function numberStandardised(
  session: Session,
  entity: EntityKind,
  wanted: string,
  signal: AbortSignal,
): Promise<void> {
  const kept = standardisedTable(entity);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE fresh AS SELECT record_id FROM (${wanted}) ANTI JOIN ${kept} USING (record_id)`,
    [],
    { signal },
  );
  const from = [`SELECT * FROM ${kept} WHERE record_id IN (${wanted})`];
  const [row] = await session.all<{ isNew: boolean }>('SELECT count(*) > 0 AS "isNew" FROM fresh');
  if (row!.isNew) {
    await standardiseRecords(session, standardisations[entity], {
      signal,
      only: 'fresh',
      estates: keptEstatesSql(entity),
    });
    from.push('SELECT * FROM standardised');
  }
  await numberRecords(session, `(${from.join(' UNION ALL BY NAME ')})`, { signal });
}
