import type { Edge } from './snapped-edges.ts';
import { tiny, xAt } from './sweep-slabs.ts';

/** A trapezoid of a region; without a left or right side it reaches to infinity. */
export interface Piece {
  /** Pieces of one label are joined where they touch. */
  label: string;
  left: Edge | null;
  right: Edge | null;
  low: number;
  high: number;
}

/** Joins pieces of one label that share more than a point. `pieces` come slab by slab from low to high, each from left to right. */
export function connectPieces(pieces: readonly Piece[]): Piece[][] {
  const parents = pieces.map((_, at) => at);
  const rootOf = (at: number): number => {
    while (parents[at] !== at) at = parents[at] = parents[parents[at]!]!;
    return at;
  };
  const byLabel = new Map<string, number[]>();
  pieces.forEach(({ label }, at) => {
    const known = byLabel.get(label);
    if (known) known.push(at);
    else byLabel.set(label, [at]);
  });
  for (const members of byLabel.values())
    for (const [a, b] of touching(pieces, members)) parents[rootOf(a)] = rootOf(b);
  const regions = new Map<number, Piece[]>();
  pieces.forEach((piece, at) => {
    const known = regions.get(rootOf(at));
    if (known) known.push(piece);
    else regions.set(rootOf(at), [piece]);
  });
  return [...regions.values()];
}

/** Pairs of one label's pieces that touch: beside each other in a slab, or across the line between two slabs. */
function* touching(pieces: readonly Piece[], members: readonly number[]): Generator<[number, number]> {
  let below: number[] = [];
  let slab: number[] = [];
  for (const at of members) {
    const piece = pieces[at]!;
    if (slab.length > 0 && pieces[slab[0]!]!.low !== piece.low) [below, slab] = [slab, []];
    const before = slab.at(-1);
    if (before !== undefined && isBeside(pieces[before]!, piece)) yield [before, at];
    for (const other of below) if (isAbove(pieces[other]!, piece)) yield [other, at];
    slab.push(at);
  }
}

function isBeside({ right }: Piece, { left, low, high }: Piece): boolean {
  if (right === null || left === null) return false;
  return Math.abs(xAt(right, (low + high) / 2) - xAt(left, (low + high) / 2)) <= tiny;
}

function isAbove(below: Piece, above: Piece): boolean {
  if (below.high !== above.low) return false;
  const from = Math.max(leftAt(below, below.high), leftAt(above, above.low));
  const to = Math.min(rightAt(below, below.high), rightAt(above, above.low));
  return to - from > tiny;
}

export function leftAt({ left }: Piece, y: number): number {
  return left === null ? -Infinity : xAt(left, y);
}

export function rightAt({ right }: Piece, y: number): number {
  return right === null ? Infinity : xAt(right, y);
}
