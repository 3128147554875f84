import { type Particulars, together } from './particulars.ts';
import type { TicketVector } from './ticket-vector.ts';

/** What the tickets of an event have in common: the sum of their vectors, cut to its heaviest grams. */
export interface EventCentre {
  /** Number of its first ticket. */
  id: number;
  members: number;
  first: number;
  last: number;
  particulars: Particulars;
  /** Heaviest first. */
  grams: Int32Array;
  sums: Float32Array;
  /** In how many members each gram named a place. */
  placed: Float32Array;
  /** Root of the squares of the sums. */
  length: number;
}

const keptGrams = 64;

/** A ticket as an event of its own. */
export function centreOf(
  id: number,
  day: number,
  vector: TicketVector,
  particulars: Particulars,
): EventCentre {
  const { grams, weights, isPlace } = vector;
  const placed = Float32Array.from(isPlace);
  return {
    id,
    members: 1,
    first: day,
    last: day,
    particulars,
    grams,
    sums: weights,
    placed,
    length: lengthOf(weights),
  };
}

/** Takes another centre into a centre; changes it. */
export function addCentre(centre: EventCentre, other: EventCentre): void {
  addSums(centre, other);
  centre.members += other.members;
  centre.first = Math.min(centre.first, other.first);
  centre.last = Math.max(centre.last, other.last);
  centre.particulars = together(centre.particulars, other.particulars);
}

function addSums(centre: EventCentre, { grams, sums, placed }: EventCentre): void {
  const joined = new Map<number, [sum: number, placed: number]>();
  centre.grams.forEach((gram, at) => joined.set(gram, [centre.sums[at]!, centre.placed[at]!]));
  grams.forEach((gram, at) => {
    const known = joined.get(gram);
    if (known) {
      known[0] += sums[at]!;
      known[1] += placed[at]!;
    } else joined.set(gram, [sums[at]!, placed[at]!]);
  });
  const kept = [...joined].sort((a, b) => b[1][0] - a[1][0] || a[0] - b[0]).slice(0, keptGrams);
  centre.grams = Int32Array.from(kept, ([gram]) => gram);
  centre.sums = Float32Array.from(kept, ([, [sum]]) => sum);
  centre.placed = Float32Array.from(kept, ([, [, count]]) => count);
  centre.length = lengthOf(centre.sums);
}

function lengthOf(sums: Float32Array): number {
  let squares = 0;
  for (const sum of sums) squares += sum * sum;
  return Math.sqrt(squares);
}
