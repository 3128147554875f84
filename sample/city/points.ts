import { hashed } from '../base/random.ts';
import type { City } from './city.ts';

/** Some twenty metres, in degrees. */
const betweenBuildings = 0.0002;

/**
 * Where a building stands: [longitude, latitude] to six decimals. Estates lie between the middle of their grid and its
 * border, never on it; their buildings stand five in a row.
 */
export function buildingPoints(city: City): (estate: number, building: number) => [number, number] {
  const { cells, housing, seed } = city;
  const estates = new Map<number, [number, number]>();
  const estatePoint = (estate: number): [number, number] => {
    const ring = cells.ring(housing.estateGrid[estate]!).slice(1);
    const middle = [0, 1].map((axis) => ring.reduce((sum, corner) => sum + corner[axis]!, 0) / ring.length);
    const corner = ring[Math.floor(hashed(seed, estate, 81) * ring.length)]!;
    const share = 0.1 + 0.4 * hashed(seed, estate, 82);
    return [0, 1].map((axis) => middle[axis]! + share * (corner[axis]! - middle[axis]!)) as [number, number];
  };
  return (estate, building) => {
    const [x, y] = estates.get(estate) ?? estatePoint(estate);
    estates.set(estate, [x, y]);
    return [
      rounded(x + ((building % 5) - 2) * betweenBuildings),
      rounded(y + ((Math.floor(building / 5) % 5) - 2) * betweenBuildings),
    ];
  };
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
