import type { ClusterLine } from '../../../schemas/api/linkage/clusters.ts';
import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { Actor } from '../../access/actor.ts';
import type { CommandLog } from '../../journal/command.ts';
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

/** Measures the entities of each kind once for each state of the data: bridges are found by going through all links. */
export function createClusterList({
  warehouse,
  commands,
}: {
  warehouse: Session;
  commands: CommandLog;
}): ClusterList {
  const measured = new Map<EntityKind, { dataVersion: number; clusters: Promise<MeasuredClusters | null> }>();

  const measure = (entity: EntityKind) => {
    const dataVersion = commands.dataVersion();
    const known = measured.get(entity);
    if (known?.dataVersion === dataVersion) return known.clusters;
    const clusters = findLastRun(warehouse, entity).then(
      (run) => run && measureClusters(warehouse, entity, run),
    );
    measured.set(entity, { dataVersion, clusters });
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
