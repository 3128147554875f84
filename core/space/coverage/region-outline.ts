import { dissolvePolygons } from '../dissolve-polygons.ts';
import type { Outline, PolygonRings, Position } from '../position.ts';
import { leftAt, rightAt, type Piece } from './connect-pieces.ts';
import type { LocalPlane } from './local-plane.ts';

/** The outline of a region in degrees. Its trapezoids are broken where others of it begin or end, so that they tile. */
export function regionOutline(region: readonly Piece[], plane: LocalPlane): Outline {
  const corners = new Map<number, number[]>();
  for (const piece of region)
    for (const y of [piece.low, piece.high]) {
      const known = corners.get(y) ?? [];
      known.push(leftAt(piece, y), rightAt(piece, y));
      corners.set(y, known);
    }
  for (const places of corners.values()) places.sort((a, b) => a - b);
  return dissolvePolygons(region.map((piece) => trapezoid(piece, corners, plane)));
}

function trapezoid(
  piece: Piece,
  corners: ReadonlyMap<number, readonly number[]>,
  plane: LocalPlane,
): PolygonRings {
  const level = (y: number): Position[] => {
    const [from, to] = [leftAt(piece, y), rightAt(piece, y)];
    return corners.get(y)!.flatMap((x): Position[] => (x >= from && x <= to ? [[x, y]] : []));
  };
  const ring = [...level(piece.low), ...level(piece.high).reverse()].map((corner) => plane.unproject(corner));
  return [[...ring, ring[0]!]];
}
