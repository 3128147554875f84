import { squareMetres } from './measure.ts';
import type { Outline, PolygonRings, Position } from './position.ts';

/** A point inside an area, near its middle: the middle of the longest stretch at half the height of its largest part. */
export function innerPoint(outline: Outline): Position {
  const largest = outline.reduce((a, b) => (squareMetres([b]) > squareMetres([a]) ? b : a));
  const heights = largest[0]!.map(([, y]) => y);
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const y = low + (high - low) * 0.50001; // seldom exactly at a vertex
  const crossings = crossingsAt(largest, y);
  let [from, to] = [crossings[0] ?? largest[0]![0]![0], crossings[1] ?? largest[0]![0]![0]];
  for (let at = 2; at + 1 < crossings.length; at += 2)
    if (crossings[at + 1]! - crossings[at]! > to - from) [from, to] = [crossings[at]!, crossings[at + 1]!];
  return [(from + to) / 2, y];
}

function crossingsAt(rings: PolygonRings, y: number): number[] {
  const found: number[] = [];
  for (const ring of rings)
    for (let at = 0; at + 1 < ring.length; at++) {
      const [[x1, y1], [x2, y2]] = [ring[at]!, ring[at + 1]!];
      if (y1 > y !== y2 > y) found.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
    }
  return found.sort((a, b) => a - b);
}
