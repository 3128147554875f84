import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { clusterQuality, type ClusterQuality } from '../clustering/cluster-quality.ts';
import { column, readColumns } from '../pairs/read-columns.ts';
import { currentSubjectsSql } from './current-subjects.ts';
import { double } from '../scoring/double.ts';
import type { LastRun } from './last-run.ts';

export type ClusterOrder = 'weakest' | 'bridges' | 'size' | 'density';

/** All entities of two or more records with how well they hang together; one entry per entity. */
export interface MeasuredClusters extends Omit<ClusterQuality, 'name' | 'span'> {
  entityId: Float64Array;
  /** Places of the entities, those first that are to be looked at first. */
  ordered(by: ClusterOrder): Int32Array;
}

/** Measures the entities of the last run by its pairs. A record that has come or gone since belongs to none. */
export async function measureClusters(
  session: Session,
  entity: EntityKind,
  { threshold }: LastRun,
): Promise<MeasuredClusters> {
  const members = `WITH member AS (
    SELECT *, (min(place) OVER (PARTITION BY entity_id))::INTEGER AS first FROM (
      SELECT *, (row_number() OVER (ORDER BY entity_id, record_id) - 1)::INTEGER AS place FROM (
        SELECT c.record_id, m.entity_id FROM (${currentSubjectsSql(entity)}) c
        JOIN link.membership m ON m.entity = '${entity}' AND m.to_version IS NULL
          AND m.source_id = c.source_id AND m.source_key = c.source_key
        QUALIFY count(*) OVER (PARTITION BY m.entity_id) > 1)))`;
  const [groups, links] = await Promise.all([
    readColumns(session, `${members} SELECT first, entity_id::DOUBLE FROM member ORDER BY place`),
    readColumns(
      session,
      `${members} SELECT a.place, b.place, weight::FLOAT FROM link.pair
       JOIN member a ON a.record_id = left_id JOIN member b ON b.record_id = right_id
       WHERE entity = '${entity}' AND weight >= ${double(threshold)} AND a.first = b.first`,
    ),
  ]);
  const { name, size, density, weakest, bridges, ...quality } = clusterQuality(
    column(groups, 0),
    { left: column(links, 0), right: column(links, 1), weight: column(links, 2) },
    threshold,
  );
  const names = column<Float64Array>(groups, 1);
  const entityId = Float64Array.from(name, (first) => names[first]!);
  const measured = { entityId, size, links: quality.links, density, weakest, bridges };
  const orders = new Map<ClusterOrder, Int32Array>();
  return {
    ...measured,
    ordered(by) {
      const known = orders.get(by) ?? Int32Array.from(entityId.keys()).sort(inOrder(measured, by));
      orders.set(by, known);
      return known;
    },
  };
}

type Measures = Omit<MeasuredClusters, 'ordered'>;

function inOrder(measures: Measures, by: ClusterOrder): (a: number, b: number) => number {
  const { size, bridges, weakest, density, entityId } = measures;
  const first: Record<ClusterOrder, (a: number, b: number) => number> = {
    weakest: (a, b) => weakest[a]! - weakest[b]!,
    bridges: (a, b) => bridges[b]! - bridges[a]!,
    size: (a, b) => size[b]! - size[a]!,
    density: (a, b) => density[a]! - density[b]!,
  };
  return (a, b) => first[by](a, b) || size[b]! - size[a]! || entityId[a]! - entityId[b]!;
}
