import type { ClusterLine } from '../../../schemas/api/linkage/clusters.ts';
import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { Actor } from '../../access/actor.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { clusterLines } from './cluster-lines.ts';
import { measureClusters, type ClusterOrder, type MeasuredClusters } from './cluster-qualities.ts';
import { findLastRun } from './last-run.ts';

export interface ClusterQuery {
  entity: EntityKind;
  order: ClusterOrder;
  offset: number;
  limit: number;
}

/** Entities of two or more records by pages. */
export interface ClusterList {
  page(actor: Actor, query: ClusterQuery): Promise<{ total: number; clusters: ClusterLine[] }>;
}

/** Measures the entities of a kind once for each run and state of the records, since all links have to be looked at. */
export function createClusterList({ warehouse }: { warehouse: Session }): ClusterList {
  const measured = new Map<EntityKind, { state: string; clusters: Promise<MeasuredClusters> }>();

  const measure = async (entity: EntityKind): Promise<MeasuredClusters | null> => {
    const run = await findLastRun(warehouse, entity);
    if (!run) return null;
    const state = `${run.dataVersion} ${await recordsVersion(warehouse)}`;
    const known = measured.get(entity);
    if (known?.state === state) return known.clusters;
    const clusters = measureClusters(warehouse, entity, run);
    measured.set(entity, { state, clusters });
    clusters.catch(() => measured.delete(entity));
    return clusters;
  };

  return {
    async page(actor, { entity, order, offset, limit }) {
      const clusters = await measure(entity);
      if (!clusters) return { total: 0, clusters: [] };
      const places = clusters.ordered(order).subarray(offset, offset + limit);
      return {
        total: clusters.entityId.length,
        clusters: await clusterLines(warehouse, actor, entity, clusters, places),
      };
    },
  };
}

/** The data version in which records last came or went; verdicts of reviewers change none. */
async function recordsVersion(session: Session): Promise<number> {
  const [row] = await session.all<{ version: number }>(
    'SELECT coalesce(max(greatest(data_version, coalesce(undone_version, 0))), 0)::DOUBLE AS version FROM ops.batch',
  );
  return row!.version;
}
