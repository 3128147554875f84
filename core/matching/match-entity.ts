import type { Unlinkable } from '../../schemas/api/linkage/clusters.ts';
import type { EntityKind } from '../../schemas/api/linkage/entity-kind.ts';
import type { MatchResult } from '../../schemas/api/matching.ts';
import type { LinkageModel } from '../../schemas/linkage/linkage-model.ts';
import { quote } from '../warehouse/quote.ts';
import type { ConnectedSession, Session } from '../warehouse/warehouse.ts';
import type { IdRange } from './assign-entities.ts';
import { findUnlinkable } from './find-unlinkable.ts';
import { writeJudged } from './judged-pairs.ts';
import { clusterScored } from './link/cluster-scored.ts';
import type { LinkContext } from './link/link-context.ts';
import { scoreRecords } from './link/score-records.ts';
import { double } from './scoring/double.ts';
import { thresholdBits } from './scoring/threshold-bits.ts';
import { ownPlaces } from './standardise/company-names.ts';
import { standardiseAll, standardiseChanged, standardisedTable } from './standardise/kept-records.ts';
import { numberRecords } from './standardise/make-records.ts';
import { writeAffected, writeTouched } from './update/affected-records.ts';
import { writePartners } from './update/block-partners.ts';
import { keepVersion, readVersion, type KeptVersion } from './version/kept-version.ts';
import { writeEntities } from './write-entities.ts';

export interface MatchOptions {
  entity: EntityKind;
  /** The model to train on all records; null to match what changed as the last training run would have done it. */
  model: LinkageModel | null;
  dataVersion: number;
  /** When the run was asked for. */
  at: string;
  /** For entities that this run finds first. */
  entityIds: IdRange;
  signal: AbortSignal;
  progress(step: string, fraction: number | null): void;
}

/** What a run did. */
export type MatchOutcome = Pick<MatchResult, 'mode' | 'changedRecords' | 'newPairs' | 'merges' | 'splits'>;

type Found = Pick<MatchOutcome, 'changedRecords' | 'newPairs'> & {
  version: KeptVersion;
  compared: number;
  /** Per record of `record` the smallest of its group. */
  group: Int32Array;
  /** Of a training run alone. */
  unlinkable?: Unlinkable;
};

/**
 * Matches the current records of one kind of entity: standardise, link, and give each group a stable entity id. With
 * a model all records are matched and the model is trained on them; without one only what changed is, by the version
 * that the last training left, with the same groups as a full run by that version (decision 0016). Runs inside the
 * caller's transaction and depends on the warehouse alone, so a rebuild gives the same rows and ids.
 *
 * @throws HubError `TOO_MANY_PAIRS` before anything is made, `CANCELLED`
 */
export async function matchEntity(session: ConnectedSession, options: MatchOptions): Promise<MatchOutcome> {
  const { entity, model, signal, progress } = options;
  progress('standardise', 0);
  const context: LinkContext = {
    signal,
    places: await ownPlaces(session),
    progress: (step, fraction) => progress(step, fraction === null ? null : 0.1 + 0.8 * fraction),
  };
  const found = model
    ? await matchAll(session, options, model, context)
    : await matchChanged(session, entity, context);
  progress('write', 0.9);
  await writeRun(session, options, found);
  const changes = await writeEntities(session, entity, found.group, options);
  for (const table of ['record', 'scored', 'frequency', 'judged', 'gone'])
    await session.run(`DROP TABLE temp.${table}`);
  const { changedRecords, newPairs } = found;
  return { mode: model ? 'train' : 'update', changedRecords, newPairs, ...changes };
}

async function matchAll(
  session: ConnectedSession,
  { entity, dataVersion, at }: MatchOptions,
  model: LinkageModel,
  context: LinkContext,
): Promise<Found> {
  const { signal } = context;
  await standardiseAll(session, entity, { signal });
  await numberRecords(session, standardisedTable(entity), { signal });
  const judgements = await writeJudged(session, entity);
  const { version, pairs, records } = await scoreRecords(
    session,
    model,
    null,
    { decisions: 'judged' },
    context,
  );
  const kept: KeptVersion = { ...version, versionId: dataVersion, model };
  await keepVersion(session, { ...kept, entity, trainedAt: at, records, pairs, judgements });
  const unlinkable = await findUnlinkable(session, model, version.parameters, context);
  context.progress('cluster', 0.8);
  const group = await clusterScored(session, model, version.parameters, {
    records,
    signal,
    decisions: 'judged',
  });
  await session.run('DELETE FROM link.pair WHERE entity = $1', [entity]);
  const newPairs = await keepScored(session, entity);
  return { version: kept, compared: pairs, changedRecords: records, newPairs, group, unlinkable };
}

async function matchChanged(
  session: ConnectedSession,
  entity: EntityKind,
  context: LinkContext,
): Promise<Found> {
  const { signal } = context;
  const version = await readVersion(session, entity);
  const { model } = version;
  const threshold = thresholdBits(model, version.parameters);
  const all = standardisedTable(entity);
  await standardiseChanged(session, entity, { signal });
  const changedRecords = await countChanged(session, entity);
  await writeTouched(session, entity, threshold, { signal });

  const isGone = 'IN (SELECT record_id FROM gone)';
  await session.run(`DELETE FROM link.pair WHERE entity = $1 AND (left_id ${isGone} OR right_id ${isGone})`, [
    entity,
  ]);
  await writePartners(session, model, { from: all, some: 'standardised' }, { signal });
  await numberRecords(session, some(all, 'partner'), { signal });
  await session.run(
    'CREATE OR REPLACE TEMP TABLE changed AS SELECT n FROM record JOIN fresh USING (record_id)',
  );
  const { pairs } = await scoreRecords(session, model, version, { changed: 'changed' }, context);
  const newPairs = await keepScored(session, entity);

  context.progress('cluster', 0.8);
  await writeAffected(session, entity, threshold, { signal });
  const columns = ['record_id', 'source_id', 'source_key', ...model.clustering.contradictions.map(quote)];
  await numberRecords(session, some(all, 'affected'), { signal, columns: columns.join(', ') });
  await writeJudged(session, entity);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE scored AS SELECT a.n AS l, b.n AS r, pattern, weight::FLOAT AS weight
     FROM link.pair JOIN record a ON a.record_id = left_id JOIN record b ON b.record_id = right_id WHERE entity = $1`,
    [entity],
    { signal },
  );
  const [row] = await session.all<{ records: number }>('SELECT count(*)::DOUBLE AS records FROM record');
  const group = await clusterScored(session, model, version.parameters, {
    records: row!.records,
    signal,
    decisions: 'judged',
  });
  for (const table of ['fresh', 'standardised', 'changed', 'partner', 'affected'])
    await session.run(`DROP TABLE temp.${table}`);
  return { version, compared: pairs, changedRecords, newPairs, group };
}

function some(records: string, chosen: string): string {
  return `(SELECT * FROM ${records} WHERE record_id IN (SELECT record_id FROM ${chosen}))`;
}

/** A new version of a record is gone and fresh at once: its subject counts once. */
async function countChanged(session: Session, entity: EntityKind): Promise<number> {
  const [row] = await session.all<{ changed: number }>(
    `SELECT (SELECT count(*) FROM gone)::DOUBLE + count(*) - count(m.source_key) AS changed
     FROM standardised s
     LEFT JOIN (SELECT * FROM link.membership WHERE entity = $1 AND to_version IS NULL) m USING (source_id, source_key)`,
    [entity],
  );
  return row!.changed;
}

/** Keeps the pairs in `scored`, which are ordered by record id as the records are numbered. */
function keepScored(session: Session, entity: EntityKind): Promise<number> {
  return session.run(
    `INSERT INTO link.pair SELECT $1, a.record_id, b.record_id, pattern, weight
     FROM scored JOIN record a ON a.n = l JOIN record b ON b.n = r ORDER BY 2, 3`,
    [entity],
  );
}

async function writeRun(
  session: Session,
  { entity, dataVersion, model: trained }: MatchOptions,
  { version: { versionId, model, parameters }, compared, unlinkable }: Found,
): Promise<void> {
  await session.run(
    `INSERT INTO link.run BY NAME SELECT $entity AS entity, $modelVersion AS model_version,
       $dataVersion AS data_version, $versionId AS version_id, $mode AS mode, $model AS model, $parameters AS parameters,
       $unlinkable AS unlinkable,
       (SELECT count(*) FROM link.pair WHERE entity = $entity AND weight >= ${double(thresholdBits(model, parameters))}) AS pairs,
       $compared + coalesce((SELECT max(compared) FROM link.run WHERE version_id = $versionId AND entity = $entity), 0) AS compared`,
    {
      entity,
      modelVersion: model.version,
      dataVersion,
      versionId,
      mode: trained ? 'train' : 'update',
      model: JSON.stringify(model),
      parameters: JSON.stringify(parameters),
      compared,
      unlinkable: unlinkable ? JSON.stringify(unlinkable) : null,
    },
  );
}
