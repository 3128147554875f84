import type { ClusterLine } from '../../../schemas/api/linkage/clusters.ts';
import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { Actor } from '../../access/actor.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { MeasuredClusters } from './cluster-qualities.ts';
import { entityMembers } from './entity-members.ts';
import { noName, visibleRecords, type VisibleRecord } from './visible-records.ts';

/** Describes some of the measured entities, given by their places. */
export async function clusterLines(
  session: Session,
  actor: Actor,
  entity: EntityKind,
  measured: MeasuredClusters,
  places: Int32Array,
): Promise<ClusterLine[]> {
  const members = await entityMembers(
    session,
    entity,
    Array.from(places, (at) => measured.entityId[at]!),
  );
  const records = await visibleRecords(session, actor, entity, [...members.values()].flat());
  return Array.from(places, (at): ClusterLine => {
    const entityId = measured.entityId[at]!;
    const own = (members.get(entityId) ?? []).flatMap((id) => records.get(id) ?? []);
    return {
      entityId,
      name: commonestName(own),
      records: measured.size[at]!,
      departments: new Set(own.map(({ department }) => department)).size,
      links: measured.links[at]!,
      density: measured.density[at]!,
      weakest: measured.weakest[at]!,
      bridges: measured.bridges[at]!,
    };
  });
}

/** The most frequent name, of equally frequent ones that of the smallest record. */
export function commonestName(records: readonly VisibleRecord[]): string {
  const counts = new Map<string, number>();
  for (const { name } of records.toSorted((a, b) => a.recordId - b.recordId))
    if (name !== noName) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? noName;
}
