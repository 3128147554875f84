import { EntityKind } from '../../schemas/api/linkage/entity-kind.ts';
import type { MatchingSummary } from '../../schemas/api/matching.ts';
import type { Job } from '../../schemas/api/jobs.ts';
import { presets } from '../../schemas/linkage/presets/index.ts';
import type { ActorRef, Allotment, CommandLog } from '../journal/command.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { IdRange } from './assign-entities.ts';
import { entitiesMatched } from './entities-matched.ts';
import { clusterRowsSql, currentRecordsSql, summarySql } from './matching-queries.ts';

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
  /** Starts a job that matches one kind of entity over all departments. */
  run(entity: EntityKind, actor: ActorRef): Job;
  summary(): Promise<MatchingSummary[]>;
  /** Every current record of the entity with its cluster, in the order of delivery. */
  clusters(entity: EntityKind): Promise<ClusterRow[]>;
}

/** Record linkage across departments, as jobs and summaries. */
export function createMatching({ warehouse, commands, jobs }: MatchingDependencies): Matching {
  const match = async (
    entity: EntityKind,
    actor: ActorRef,
    signal: AbortSignal,
    progress: (step: string, fraction: number | null) => void,
  ) => {
    await commands.execute(
      entitiesMatched,
      async (allot) => ({
        entity,
        model: presets[entity],
        dataVersion: allot.dataVersion(),
        entityIds: await allotEntities(allot, entity),
      }),
      { actor, signal, progress },
    );
  };

  /** No more entities than records: the rest of the range stays unused. */
  const allotEntities = async (allot: Allotment, entity: EntityKind): Promise<IdRange> => {
    const [row] = await warehouse.all<{ records: bigint }>(currentRecordsSql(entity));
    const count = Math.max(1, Number(row!.records));
    return { first: allot.ids('entity', count), count };
  };

  return {
    run: (entity, actor) =>
      jobs.start({ kind: 'match', subject: entity, writes: true }, async ({ signal, progress }) => {
        await match(entity, actor, signal, progress);
        const [row] = await warehouse.all<MatchingSummary>(summarySql(entity));
        return { ...row };
      }),
    summary: async () => {
      const rows = await Promise.all(
        EntityKind.options.map((entity) => warehouse.all<MatchingSummary>(summarySql(entity))),
      );
      return rows.flat();
    },
    clusters: (entity) => warehouse.all<ClusterRow>(clusterRowsSql(entity)),
  };
}
