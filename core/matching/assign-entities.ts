/** Consecutive ids that were allotted to one run and never given out before. */
export interface IdRange {
  first: number;
  count: number;
}

/**
 * Gives every group of records its entity id and keeps ids stable: a group keeps the id that most of its
 * records had; an id claimed by several groups goes to the one with most of its records (a split), and a
 * group that could keep several keeps the smallest (a merge). Ties go to the smaller record number.
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
  const winners = new Map<number, { group: number; votes: number }>();
  for (const [entity, votesByGroup] of votes(group, previous)) {
    for (const [candidate, count] of votesByGroup) {
      const best = winners.get(entity);
      if (!best || count > best.votes || (count === best.votes && candidate < best.group))
        winners.set(entity, { group: candidate, votes: count });
    }
  }
  const kept = new Map<number, number>();
  for (const [entity, { group: winner }] of winners) {
    const other = kept.get(winner);
    if (other === undefined || entity < other) kept.set(winner, entity);
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
