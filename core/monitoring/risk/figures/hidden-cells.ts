import { groupBy } from '../../../base/group-by.ts';

/** An area of a level with what is counted in it. */
export interface Cell {
  code: string;
  /** The area that it is a part of; empty: the city. */
  parent: string;
  /** How many it counts. */
  size: number;
  /** It may not be told: fewer than five persons. */
  isFew: boolean;
}

/**
 * Areas whose figures must not be told: those with few persons, and as many more that nobody can work one of them out from the total of
 * their parent and what its other parts show (secondary suppression; Statistics Netherlands, Handbook on Statistical Disclosure
 * Control, ch. 4). Where a single part is hidden the smallest other one is too; of a parent that is hidden for the sake of another, one
 * part is.
 *
 * @param levels from the towns down
 */
export function hiddenCells(levels: readonly (readonly Cell[])[], isCityFew: boolean): ReadonlySet<string> {
  const hidden = new Set<string>(isCityFew ? [''] : []);
  for (const cells of levels)
    for (const [parent, parts] of groupBy(cells, (cell) => cell.parent)) {
      const few = parts.filter(({ isFew }) => isFew);
      for (const { code } of few) hidden.add(code);
      const tells = hidden.has(parent) ? few.length === 0 : few.length === 1;
      const smallest = parts
        .filter(({ isFew, size }) => !isFew && size > 0)
        .sort((a, b) => a.size - b.size || (a.code < b.code ? -1 : 1))[0];
      if (tells && smallest) hidden.add(smallest.code);
    }
  return hidden;
}
