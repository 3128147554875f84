import { pairQuality, type PairQuality } from './pair-quality.ts';

/** How well groups of records agree with the true entities. */
export interface ClusterQuality {
  /** Over pairs of records in one group. */
  pairs: PairQuality;
  /** Over whole groups: a group is correct when it is exactly the records of one entity. */
  groups: PairQuality;
  /** Groups that hold records of several entities. */
  mergedGroups: number;
  /** Entities whose records are in several groups. */
  splitEntities: number;
}

/** Entity of a record that the truth does not name; it is left out. */
export const unknown = -1;

const space = 2 ** 26;

/**
 * Compares groups with the truth from the table of entities by groups, never pair by pair: n records of one entity in
 * one group are n(n − 1)/2 correct pairs.
 *
 * @param entity the true entity of every record, from 0, or `unknown`
 * @param group the group of every record, from 0
 */
export function compareClusters(entity: Int32Array, group: Int32Array): ClusterQuality {
  const known = entity.reduce((sum, number) => sum + (number === unknown ? 0 : 1), 0);
  const cells = new Float64Array(known);
  let at = 0;
  entity.forEach((number, record) => {
    if (number !== unknown) cells[at++] = number * space + group[record]!;
  });
  const entities = new Counter(cells.map((cell) => Math.floor(cell / space)));
  const groups = new Counter(cells.map((cell) => cell % space));
  const both = new Counter(cells);
  const groupsOfEntity = new Counter(both.keys().map((cell) => Math.floor(cell / space)));
  const entitiesOfGroup = new Counter(both.keys().map((cell) => cell % space));
  let exact = 0;
  both.each((cell, records) => {
    const [of, inGroup] = [Math.floor(cell / space), cell % space];
    if (entities.get(of) === records && groups.get(inGroup) === records) exact++;
  });
  return {
    pairs: pairQuality(entities.pairs(), groups.pairs(), both.pairs()),
    groups: pairQuality(entities.size, groups.size, exact),
    mergedGroups: entitiesOfGroup.repeated(),
    splitEntities: groupsOfEntity.repeated(),
  };
}

/** How often each number occurs. */
class Counter {
  private readonly counts = new Map<number, number>();

  constructor(numbers: Float64Array) {
    for (const number of numbers) this.counts.set(number, (this.counts.get(number) ?? 0) + 1);
  }

  get size(): number {
    return this.counts.size;
  }

  get(number: number): number {
    return this.counts.get(number) ?? 0;
  }

  each(visit: (number: number, count: number) => void): void {
    this.counts.forEach((count, number) => visit(number, count));
  }

  keys(): Float64Array {
    return Float64Array.from(this.counts.keys());
  }

  /** Pairs of equal numbers. */
  pairs(): number {
    let pairs = 0;
    for (const count of this.counts.values()) pairs += (count * (count - 1)) / 2;
    return pairs;
  }

  /** Numbers that occur more than once. */
  repeated(): number {
    let repeated = 0;
    for (const count of this.counts.values()) if (count > 1) repeated++;
    return repeated;
  }
}
