import type { Random } from '../base/random.ts';
import { estatesOfGrids, gridsOfTown, type Ground } from './ground.ts';

/** Where the events take place: towns of their own, grids beside each other in one, a small village in another. */
interface ChosenPlaces {
  clusterGrids: number[];
  drift: number;
  spike: number;
  season: number;
  /** A village. */
  smallest: number;
}

/** Grids of a cluster. */
const clusterSize = 4;

/** The cluster takes the town with the most grids. The smallest city has four towns: one for each event. */
export function choosePlaces(ground: Ground, random: Random): ChosenPlaces {
  const towns = random.shuffle(Int32Array.from(ground.divisions.towns, (_, town) => town));
  const sizes = ground.divisions.towns.map((_, town) => gridsOfTown(ground, town).length);
  const largest = towns.reduce((best, town) => (sizes[town]! > sizes[best]! ? town : best));
  const others = towns.filter((town) => town !== largest);
  return {
    clusterGrids: compactGrids(ground, largest),
    drift: others[0]!,
    spike: others[1]!,
    season: others[2]!,
    smallest: smallestVillage(ground, largest),
  };
}

/** The grid nearest to the middle of a town, and those nearest to it. */
function compactGrids(ground: Ground, town: number): number[] {
  const grids = gridsOfTown(ground, town);
  const { x, y } = ground.cells;
  const mean = (values: Float64Array) => grids.reduce((sum, grid) => sum + values[grid]!, 0) / grids.length;
  const near = (toX: number, toY: number) =>
    [...grids].sort((a, b) => Math.hypot(x[a]! - toX, y[a]! - toY) - Math.hypot(x[b]! - toX, y[b]! - toY));
  const centre = near(mean(x), mean(y))[0]!;
  return near(x[centre]!, y[centre]!).slice(0, clusterSize);
}

/** The village with the fewest dwellings outside a town. */
function smallestVillage(ground: Ground, besides: number): number {
  const { divisions, housing } = ground;
  const dwellings = divisions.villages.map(({ grids }) =>
    estatesOfGrids(ground, grids).reduce(
      (sum, estate) => sum + housing.firstDwelling[estate + 1]! - housing.firstDwelling[estate]!,
      0,
    ),
  );
  let smallest = -1;
  divisions.villages.forEach(({ town }, village) => {
    if (town !== besides && (smallest < 0 || dwellings[village]! < dwellings[smallest]!)) smallest = village;
  });
  return smallest;
}
