import { boundsOf, metresBetween, squareMetres } from '../measure.ts';
import type { Outline } from '../position.ts';
import { connectPieces, type Piece } from './connect-pieces.ts';
import { localPlane, type LocalPlane } from './local-plane.ts';
import { regionOutline } from './region-outline.ts';
import { snappedEdges } from './snapped-edges.ts';
import { intervalsOf, sweepSlabs, type Slab } from './sweep-slabs.ts';

/** Where areas that should tile do not. */
export interface CoverageFault {
  kind: 'gap' | 'overlap';
  /** The areas that overlap, or two that border most on the gap; the second is null when only one does. */
  areas: readonly [number, number | null];
  outline: Outline;
  squareMetres: number;
}

/**
 * Gaps (uncovered, but closed in on all sides) and overlaps between areas that should tile. Neighbours drawn apart or
 * over each other by less than `tolerance` metres are taken as touching, and what is narrower is left out.
 *
 * @param outlines in degrees, of one city
 */
export function coverageFaults(outlines: readonly Outline[], tolerance: number): CoverageFault[] {
  const plane = localPlane(outlines);
  const pieces: Piece[] = [];
  const edges = snappedEdges(
    outlines.map((outline) => plane.project(outline)),
    tolerance,
  );
  sweepSlabs(edges, (slab) => {
    if (pieces.length === 0) pieces.push(outside(-Infinity, slab.low));
    addPieces(pieces, slab);
  });
  if (pieces.length > 0) pieces.push(outside(pieces.at(-1)!.high, Infinity));
  return connectPieces(pieces)
    .filter((region) => region.every(({ left, right }) => left !== null && right !== null))
    .map((region) => toFault(region, plane))
    .filter((fault) => isWide(fault.outline, tolerance));
}

/** What of `outline` lies outside of `frame`; null when that is nothing, with the same tolerance as for gaps. */
export function outsideOf(outline: Outline, frame: Outline, tolerance: number): Outline | null {
  const plane = localPlane([outline]);
  const pieces: Piece[] = [];
  const isAlone = (inside: readonly number[]) => inside.length === 1 && inside[0] === 0;
  sweepSlabs(
    snappedEdges(
      [outline, frame].map((one) => plane.project(one)),
      tolerance,
    ),
    (slab) => {
      const { low, high } = slab;
      for (const { left, right } of intervalsOf(slab, isAlone))
        pieces.push({ label: '', left, right, low, high });
    },
  );
  const parts = connectPieces(pieces).map((region) => regionOutline(region, plane));
  const wide = parts.filter((part) => isWide(part, tolerance));
  return wide.length > 0 ? wide.flat() : null;
}

const outside = (low: number, high: number): Piece => ({ label: 'gap', left: null, right: null, low, high });

/** Uncovered pieces, those of the outside among them, and pieces that two areas cover, once for each two. */
function addPieces(pieces: Piece[], slab: Slab): void {
  const { low, high, edges } = slab;
  if (edges.length === 0) {
    pieces.push(outside(low, high));
    return;
  }
  pieces.push({ label: 'gap', left: null, right: edges[0]!, low, high });
  for (const { left, right, inside } of intervalsOf(slab, ({ length }) => length !== 1))
    for (const label of inside.length === 0 ? ['gap'] : pairsOf(inside))
      pieces.push({ label, left, right, low, high });
  pieces.push({ label: 'gap', left: edges.at(-1)!, right: null, low, high });
}

function pairsOf(areas: readonly number[]): string[] {
  const ordered = [...areas].sort((a, b) => a - b);
  return ordered.flatMap((a, at) => ordered.slice(at + 1).map((b) => `${a} ${b}`));
}

function toFault(region: readonly Piece[], plane: LocalPlane): CoverageFault {
  const { label } = region[0]!;
  const outline = regionOutline(region, plane);
  const size = squareMetres(outline);
  if (label === 'gap') return { kind: 'gap', areas: neighboursOf(region), outline, squareMetres: size };
  const [a, b] = label.split(' ').map(Number);
  return { kind: 'overlap', areas: [a!, b!], outline, squareMetres: size };
}

/** The two areas along most of a region's height. */
function neighboursOf(region: readonly Piece[]): [number, number | null] {
  const heights = new Map<number, number>();
  for (const { left, right, low, high } of region)
    for (const { area } of [left!, right!]) heights.set(area, (heights.get(area) ?? 0) + high - low);
  const [first, second] = [...heights].sort(([a, x], [b, y]) => y - x || a - b);
  return [first![0], second?.[0] ?? null];
}

/** Wider on average than the tolerance, taking the diagonal of its rectangle for its length. */
function isWide(outline: Outline, tolerance: number): boolean {
  const { west, south, east, north } = boundsOf(outline);
  return squareMetres(outline) > tolerance * metresBetween([west, south], [east, north]);
}
