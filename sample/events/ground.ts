import type { Cells } from '../city/geometry.ts';
import type { Divisions } from '../city/divisions.ts';
import type { Grids, Housing } from '../city/housing.ts';
import { shareOfKinds, type StreamId, streams } from '../matters/streams.ts';

/** What events are planned on. */
export interface Ground {
  people: number;
  cells: Cells;
  divisions: Divisions;
  grids: Grids;
  housing: Housing;
}

export function estatesOfGrids({ housing }: Ground, grids: readonly number[]): number[] {
  const found: number[] = [];
  for (let estate = 0; estate < housing.estates; estate++)
    if (grids.includes(housing.estateGrid[estate]!)) found.push(estate);
  return found;
}

export function gridsOfTown({ divisions }: Ground, town: number): number[] {
  return divisions.villages.flatMap((village) => (village.town === town ? village.grids : []));
}

export function estatesOfTown(ground: Ground, town: number): number[] {
  return estatesOfGrids(ground, gridsOfTown(ground, town));
}

/** How many of some kinds come in a day by themselves to some of the city's estates. */
export function baselinePerDay(
  { people, housing }: Ground,
  id: StreamId,
  kinds: readonly string[],
  estates: readonly number[],
): number {
  const stream = streams[id];
  return (stream.perDay(people) * shareOfKinds(stream, kinds) * estates.length) / housing.estates;
}
