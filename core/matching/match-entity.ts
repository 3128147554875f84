import type { EntityKind } from '../../schemas/api/linkage/entity-kind.ts';
import type { LinkageModel } from '../../schemas/linkage/linkage-model.ts';
import type { ConnectedSession, Session } from '../warehouse/warehouse.ts';
import { assignEntities, type IdRange } from './assign-entities.ts';
import { linkRecords, type Linkage } from './link/link-records.ts';
import { column, readColumns } from './pairs/read-columns.ts';
import { double } from './scoring/double.ts';
import { probabilityToBits } from './scoring/level-bits.ts';
import { ownPlaces } from './standardise/company-names.ts';
import { makeRecords, standardisations } from './standardise/index.ts';
import { writeMembership } from './write-membership.ts';

export interface MatchOptions {
  entity: EntityKind;
  model: LinkageModel;
  dataVersion: number;
  /** For entities that this run finds first. */
  entityIds: IdRange;
  signal: AbortSignal;
  progress(step: string, fraction: number | null): void;
}

/**
 * Matches all current records of one kind of entity: standardise, link, and give each group a stable entity id. Runs
 * inside the caller's transaction and depends on the warehouse alone, so a rebuild gives the same ids.
 */
export async function matchEntity(session: ConnectedSession, options: MatchOptions): Promise<void> {
  const { entity, model, signal, progress } = options;
  progress('standardise', 0);
  await makeRecords(session, standardisations[entity], { signal });
  const places = await ownPlaces(session);
  const linkage = await linkRecords(session, model, null, {
    signal,
    places,
    progress: (step, fraction) => progress(step, fraction === null ? null : 0.1 + 0.8 * fraction),
  });
  progress('write', 0.9);
  const previous = await previousEntities(session, entity);
  await writeRun(session, options, linkage);
  await writeMembership(
    session,
    entity,
    options.dataVersion,
    assignEntities(linkage.group, previous, options.entityIds),
  );
  for (const table of ['record', 'scored']) await session.run(`DROP TABLE temp.${table}`);
}

async function previousEntities(session: Session, entity: EntityKind): Promise<Float64Array> {
  const table = await readColumns(
    session,
    `SELECT coalesce(m.entity_id, -1)::DOUBLE AS entity_id FROM record s
     LEFT JOIN link.membership m ON m.entity = '${entity}' AND m.to_version IS NULL
       AND m.source_id = s.source_id AND m.source_key = s.source_key
     ORDER BY s.n`,
  );
  return column<Float64Array>(table, 0);
}

/** Keeps the pairs that reach the threshold, and what the run weighed with. */
async function writeRun(
  session: Session,
  { entity, model, dataVersion }: MatchOptions,
  { pairs, parameters }: Linkage,
): Promise<void> {
  await session.run('DELETE FROM link.pair WHERE entity = $1', [entity]);
  const kept = await session.run(
    `INSERT INTO link.pair SELECT $1, a.record_id, b.record_id, pattern, weight
     FROM scored JOIN record a ON a.n = l JOIN record b ON b.n = r
     WHERE weight >= ${double(probabilityToBits(model.clustering.probability))} ORDER BY 2, 3`,
    [entity],
  );
  await session.run(
    `INSERT INTO link.run (entity, model_version, data_version, pairs, compared, model, parameters)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [entity, model.version, dataVersion, kept, pairs, JSON.stringify(model), JSON.stringify(parameters)],
  );
}
