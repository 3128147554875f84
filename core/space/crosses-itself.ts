import type { Outline, Position } from './position.ts';

/** Whether sides of an area cross each other: such an outline bounds nothing that could be told. */
export function crossesItself(outline: Outline): boolean {
  const sides = outline.flat().flatMap((ring) => ring.slice(1).map((to, at) => [ring[at]!, to] as const));
  return sides.some(([a, b], at) => sides.slice(at + 1).some(([c, d]) => doCross(a, b, c, d)));
}

/** Each side's ends lie on both sides of the other; sides that only touch do not cross. */
function doCross(a: Position, b: Position, c: Position, d: Position): boolean {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

function turn(a: Position, b: Position, c: Position): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
