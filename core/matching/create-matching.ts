import { EntityKind } from '../../schemas/api/linkage/entity-kind.ts';
import type { MatchingSummary } from '../../schemas/api/matching.ts';
import type { Job } from '../../schemas/api/jobs.ts';
import type { ActorRef, Allotment, CommandLog } from '../journal/command.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { IdRange } from './assign-entities.ts';
import { entitiesMatched } from './entities-matched.ts';
import type { MatchOutcome } from './match-entity.ts';
import { clusterRowsSql, readSummary } from './matching-queries.ts';
import { includedRecordsSql } from './standardise/kept-records.ts';
import { currentModel, needsTraining } from './version/current-model.ts';

export interface MatchingDependencies {
  warehouse: Warehouse;
  commands: CommandLog;
  jobs: Jobs;
}

/** One current record and the entity it belongs to. */
export interface ClusterRow {
  source_file: string;
  sheet: string;
  row_number: number;
  cluster_id: number;
}

export interface Matching {
  /**
   * Starts a job that matches one kind of entity over all departments: what changed since the last run, or all anew
   * where that is asked for (`train`) or needed. Its result is a `MatchingSummary` with what the run did.
   */
  run(entity: EntityKind, actor: ActorRef, options?: { train?: boolean }): Job;
  summary(): Promise<MatchingSummary[]>;
  /** Every current record of the entity with its cluster, in the order of delivery. */
  clusters(entity: EntityKind): Promise<ClusterRow[]>;
}

/** Record linkage across departments, as jobs and summaries. */
export function createMatching({ warehouse, commands, jobs }: MatchingDependencies): Matching {
  const match = (
    entity: EntityKind,
    train: boolean,
    options: {
      actor: ActorRef;
      signal: AbortSignal;
      progress: (step: string, fraction: number | null) => void;
    },
  ): Promise<MatchOutcome> =>
    commands.execute(
      entitiesMatched,
      async (allot) => {
        const { model } = await currentModel(warehouse, entity);
        return {
          entity,
          model: train || (await needsTraining(warehouse, entity, model)) ? model : null,
          dataVersion: allot.dataVersion(),
          entityIds: await allotEntities(allot, entity),
        };
      },
      options,
    );

  /** No more entities than records: the rest of the range stays unused. */
  const allotEntities = async (allot: Allotment, entity: EntityKind): Promise<IdRange> => {
    const [row] = await warehouse.all<{ records: number }>(
      `SELECT count(*)::DOUBLE AS records FROM (${includedRecordsSql(entity)})`,
    );
    const count = Math.max(1, row!.records);
    return { first: allot.ids('entity', count), count };
  };

  return {
    run: (entity, actor, { train = false } = {}) =>
      jobs.start({ kind: 'match', subject: entity, writes: true }, async ({ signal, progress }) => {
        const outcome = await match(entity, train, { actor, signal, progress });
        return { ...(await readSummary(warehouse, entity)), ...outcome };
      }),
    summary: () => Promise.all(EntityKind.options.map((entity) => readSummary(warehouse, entity))),
    clusters: (entity) => warehouse.all<ClusterRow>(clusterRowsSql(entity)),
  };
}
