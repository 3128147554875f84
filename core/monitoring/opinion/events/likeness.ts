import { gramBuckets } from './grams.ts';
import type { EventCentre } from './event-centre.ts';

/** How alike two things are, as cosines: on the whole, in what names a place, and in the rest. */
export interface Likeness {
  whole: number;
  /** Null when one of them names none. */
  place: number | null;
  matter: number;
}

/** Weighed grams with a share of how far each names a place, in [0, 1]. */
export interface Weighed {
  grams: Int32Array;
  weights: Float32Array;
  places: ArrayLike<number>;
}

export function weighedCentre({ grams, sums, placed, length, members }: EventCentre): Weighed {
  return { grams, weights: sums.map((sum) => sum / length), places: placed.map((count) => count / members) };
}

/** Holds one side's grams in a table so that many others are compared with it quickly. */
export interface Comparer {
  hold(one: Weighed): void;
  compare(centre: EventCentre): Likeness;
}

/** A gram names a place for both when it does for one of them, in more than half of its tickets. */
const namesPlace = (share: number) => share > 0.5;

export function createComparer(): Comparer {
  const weightOf = new Float32Array(gramBuckets);
  const placeOf = new Uint8Array(gramBuckets);
  let held: Weighed = { grams: new Int32Array(0), weights: new Float32Array(0), places: [] };
  let [heldPlace, heldMatter] = [0, 0];
  const hold = (one: Weighed) => {
    for (const gram of held.grams) weightOf[gram] = 0;
    for (const gram of held.grams) placeOf[gram] = 0;
    [held, heldPlace, heldMatter] = [one, 0, 0];
    one.grams.forEach((gram, at) => {
      const weight = one.weights[at]!;
      weightOf[gram] = weight;
      placeOf[gram] = namesPlace(one.places[at]!) ? 1 : 0;
      if (placeOf[gram] === 1) heldPlace += weight * weight;
      else heldMatter += weight * weight;
    });
  };
  const compare = ({ grams, sums, placed, length, members }: EventCentre): Likeness => {
    let [place, matter, ownPlace, ownMatter] = [0, 0, 0, 0];
    let shifted = 0;
    for (let at = 0; at < grams.length; at++) {
      const gram = grams[at]!;
      const sum = sums[at]!;
      const other = weightOf[gram]!;
      const isPlace = placeOf[gram] === 1;
      if (isPlace || namesPlace(placed[at]! / members)) {
        ownPlace += sum * sum;
        place += sum * other;
        if (!isPlace) shifted += other * other;
      } else {
        ownMatter += sum * sum;
        matter += sum * other;
      }
    }
    return {
      whole: (place + matter) / length,
      place: ownPlace > 0 && heldPlace + shifted > 0 ? cosine(place, ownPlace, heldPlace + shifted) : null,
      matter: cosine(matter, ownMatter, heldMatter - shifted),
    };
  };
  return { hold, compare };
}

function cosine(product: number, one: number, other: number): number {
  return product <= 0 ? 0 : product / Math.sqrt(one * other);
}
