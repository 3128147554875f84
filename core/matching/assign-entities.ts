/** Consecutive ids that were allotted to one run and never given out before. */
export interface IdRange {
  first: number;
  count: number;
}

/**
 * Gives every group of records its entity id and keeps ids stable: groups and the ids that their records had are
 * matched by how many records they have in common, the most first, so that few records change their entity. Ties go
 * to the smaller id, then to the smaller record number.
 *
 * @param group per record the smallest record of its group
 * @param previous per record the entity id it had, or -1
 * @param allotted ids for new groups, in the order of their first records
 * @throws Error when there are more new groups than allotted ids: a further id would be another entity's.
 */
export function assignEntities(group: Int32Array, previous: Float64Array, allotted: IdRange): Float64Array {
  const kept = keptIds(group, previous);
  const ids = new Float64Array(group.length);
  let used = 0;
  const newId = (): number => {
    if (used === allotted.count)
      throw new Error(`more than the ${allotted.count} allotted entity ids are needed`);
    return allotted.first + used++;
  };
  for (let n = 0; n < group.length; n++) {
    if (group[n] === n) ids[n] = kept.get(n) ?? newId();
    else ids[n] = ids[group[n]!]!; // a group's smallest record comes first
  }
  return ids;
}

function keptIds(group: Int32Array, previous: Float64Array): Map<number, number> {
  const kept = new Map<number, number>();
  const taken = new Set<number>();
  const claims = [...votes(group, previous)].flatMap(([entity, byGroup]) =>
    [...byGroup].map(([candidate, count]) => ({ entity, group: candidate, count })),
  );
  claims.sort((a, b) => b.count - a.count || a.entity - b.entity || a.group - b.group);
  for (const claim of claims) {
    if (taken.has(claim.entity) || kept.has(claim.group)) continue;
    taken.add(claim.entity);
    kept.set(claim.group, claim.entity);
  }
  return kept;
}

function votes(group: Int32Array, previous: Float64Array): Map<number, Map<number, number>> {
  const byEntity = new Map<number, Map<number, number>>();
  for (let n = 0; n < group.length; n++) {
    const entity = previous[n]!;
    if (entity < 0) continue;
    const byGroup = byEntity.get(entity) ?? new Map<number, number>();
    byGroup.set(group[n]!, (byGroup.get(group[n]!) ?? 0) + 1);
    byEntity.set(entity, byGroup);
  }
  return byEntity;
}
