import { divide } from '../../sample/city/divisions.ts';
import { cutIsland } from '../../sample/city/geometry.ts';
import { numberGrids } from '../../sample/city/housing.ts';

const seed = 1;
/** People of a sample city with as many grids; only its divisions are made of them here. */
const peoplePerGrid = 400;

export interface CityFiles {
  grids: string;
  incidents: string;
}

/**
 * Two departments' exports of a sample city as texts: a register of grids with outlines, and incidents, each at a place
 * of its own within the outline's reach.
 */
export function cityFiles(gridCount: number, incidentCount: number): CityFiles {
  const cells = cutIsland(gridCount, seed);
  const divisions = divide(cells, seed, gridCount * peoplePerGrid);
  const grids = numberGrids(divisions, cells, seed);
  const registered = Array.from({ length: gridCount }, (_, cell) => {
    const outline = JSON.stringify({ type: 'Polygon', coordinates: [cells.ring(cell)] });
    return `${grids.code[cell]},${grids.name[cell]},${grids.code[cell]!.slice(0, 12)},WGS84,"${outline.replaceAll('"', '""')}"\n`;
  });
  const incidents = Array.from({ length: incidentCount }, (_, number) => {
    const [longitude, latitude] = placeIn(cells.ring(number % gridCount), number);
    const day = `2026-${String(1 + (number % 6)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`;
    return `S${number},矛盾纠纷,${day} 08:00:00,${longitude.toFixed(5)},${latitude.toFixed(5)},WGS84\n`;
  });
  return {
    grids: `网格编码,网格名称,村居,坐标系,网格边界\n${registered.join('')}`,
    incidents: `事件编号,事件类型,发生时间,经度,纬度,坐标系\n${incidents.join('')}`,
  };
}

/** A place between two corners of a ring: the cells are nearly convex. */
function placeIn(ring: [number, number][], number: number): [number, number] {
  const [a, b] = [ring[number % ring.length]!, ring[(number * 7 + 3) % ring.length]!];
  const share = ((number * 619) % 997) / 997;
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}
