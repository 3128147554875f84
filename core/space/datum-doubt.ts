import type { AreaIndex } from './area-index.ts';
import { metresBetween, metresPerDegree } from './measure.ts';
import type { Position } from './position.ts';
import { shifts, type ShiftedDatum } from './shifted-datums.ts';

/** Why the coordinate system of a source is doubted. */
export interface DatumDoubt {
  /** How far its places are from where they are known to be. */
  metres: number;
  /** The datum that explains it; `unshifted`: a shift was undone that the data never had; null: none does. */
  datum: ShiftedDatum | 'unshifted' | null;
  /** Known places that say so. */
  places: number;
}

/** A place as a source writes it, and where it is known to be. */
export interface KnownPlace {
  written: Position;
  known: Position;
}

const explanations = ['gcj02', 'bd09', 'unshifted'] as const;
type Explanation = (typeof explanations)[number];

/** Where a place stands in data that were shifted, or unshifted, by mistake. */
function misplaced(known: Position, explanation: Explanation): Position {
  if (explanation !== 'unshifted') return shifts[explanation](known);
  const [x, y] = shifts.gcj02(known);
  return [2 * known[0] - x, 2 * known[1] - y];
}

/** Where a place would stand had the mistake not been made: within a metre, as the shift hardly changes over its own length. */
export function corrected(written: Position, explanation: Explanation): Position {
  const [x, y] = misplaced(written, explanation);
  return [2 * written[0] - x, 2 * written[1] - y];
}

/** Fewer known places prove nothing. */
const leastPlaces = 5;
/** Within this a source may be off by itself: addresses at the gate instead of the door. */
const usualError = 150;
/** How much of one move the places must share. */
const leastAgreement = 2 / 3;

/**
 * Says that places are moved together by more than they can be off by themselves: the middle of all moves, which two
 * thirds of the places share. Datums of maps on the internet move by 300 to 700 m (DOMAIN §3).
 */
export function doubtByPlaces(places: readonly KnownPlace[]): DatumDoubt | null {
  if (places.length < leastPlaces) return null;
  const moves = places.map(({ written, known }): Position => {
    const { east, north } = metresPerDegree(known[1]);
    return [(written[0] - known[0]) * east, (written[1] - known[1]) * north];
  });
  const [x, y] = [median(moves.map((move) => move[0])), median(moves.map((move) => move[1]))];
  const metres = Math.hypot(x, y);
  const agreeing = moves.filter((move) => Math.hypot(move[0] - x, move[1] - y) < usualError);
  if (metres < usualError || agreeing.length < leastAgreement * moves.length) return null;
  return { metres: Math.round(metres), datum: explain(places), places: agreeing.length };
}

/** The mistake that leaves the places nearest to where they are known to be, if that is near enough. */
function explain(places: readonly KnownPlace[]): Explanation | null {
  const left = explanations.map((explanation) =>
    median(places.map(({ written, known }) => metresBetween(written, misplaced(known, explanation)))),
  );
  const least = Math.min(...left);
  return least < usualError ? explanations[left.indexOf(least)]! : null;
}

/**
 * Says that points with a declared area lie in it far oftener when a mistake is put right: at least `leastPlaces`
 * twice come in, and five come in for each that goes out.
 *
 * @param areas the number of each point's declared area in the index
 */
export function doubtByAreas(
  points: readonly Position[],
  areas: Int32Array,
  index: AreaIndex,
): DatumDoubt | null {
  const isIn = hits(points, areas, index);
  const doubts = explanations.map((explanation) => {
    const moved = points.map((point) => corrected(point, explanation));
    const isInThen = hits(moved, areas, index);
    const gained = isInThen.reduce((sum, hit, at) => sum + (hit && !isIn[at] ? 1 : 0), 0);
    const lost = isIn.reduce((sum, hit, at) => sum + (hit && !isInThen[at] ? 1 : 0), 0);
    return { explanation, moved, gained, lost, inside: isInThen.filter(Boolean).length };
  });
  const best = doubts.reduce((a, b) => (b.inside > a.inside ? b : a));
  if (best.gained < 2 * leastPlaces || best.gained < 5 * best.lost) return null;
  const metres = median(points.map((point, at) => metresBetween(point, best.moved[at]!)));
  return { metres: Math.round(metres), datum: best.explanation, places: best.inside };
}

function hits(points: readonly Position[], areas: Int32Array, index: AreaIndex): boolean[] {
  const found = index.locate(
    Float64Array.from(points, ([lng]) => lng),
    Float64Array.from(points, ([, lat]) => lat),
  );
  return points.map((_, at) => found[at] === areas[at]);
}

function median(values: readonly number[]): number {
  const ordered = Float64Array.from(values).sort();
  const half = Math.floor(ordered.length / 2);
  return ordered.length % 2 === 1 ? ordered[half]! : (ordered[half - 1]! + ordered[half]!) / 2;
}
