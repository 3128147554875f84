import { eachGram, gramOfName } from './grams.ts';
import { gramWeight, type GramCounts } from './gram-counts.ts';
import { mark, markPlaces } from './place-marks.ts';

/** What is compared of a ticket. */
export interface TicketText {
  title: string;
  content: string;
  /** Where the matter is, as far as it is known: names or codes of an estate, a road, a village. */
  places: readonly string[];
}

/** A ticket as its most telling grams, heaviest first; the squares of the weights sum to 1. */
export interface TicketVector {
  grams: Int32Array;
  weights: Float32Array;
  /** 1 where a gram names a place. */
  isPlace: Uint8Array;
}

/** Grams of a title count so many times, and a known place's name so many. */
const titleTimes = 3;
const placeTimes = 2;
/** What somebody wants stands at the beginning. */
const readLength = 300;
const keptGrams = 48;
/** Pairs of signs that only happen to meet are rarer than words: what does not name a place tells no more than a word of usual rarity. */
const mostOfMatter = 4.2;

/** Writes vectors of tickets; one writer is reused, for its tables are large. */
export type VectorWriter = (ticket: TicketText) => TicketVector;

export function vectorWriter(counts: GramCounts): VectorWriter {
  const times = new Map<number, number>();
  const placed = new Set<number>();
  const marks = new Uint8Array(4096);
  const add = (text: string, names: readonly string[], weight: number) => {
    const read = text.slice(0, readLength);
    markPlaces(read, names, marks);
    eachGram(read, (gram, at) => {
      if (marks[at] === mark.edge) return;
      times.set(gram, (times.get(gram) ?? 0) + weight);
      if (marks[at] === mark.place) placed.add(gram);
    });
  };
  return ({ title, content, places }) => {
    times.clear();
    placed.clear();
    add(title, places, titleTimes);
    add(content, places, 1);
    for (const place of places) {
      const gram = gramOfName(place);
      times.set(gram, placeTimes);
      placed.add(gram);
    }
    const weighed: [gram: number, weight: number][] = [];
    for (const [gram, count] of times) {
      const told = gramWeight(counts, gram);
      const weight = (1 + Math.log(count)) * (placed.has(gram) ? told : Math.min(told, mostOfMatter));
      if (weight > 0) weighed.push([gram, weight]);
    }
    weighed.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return unitVector(weighed.slice(0, keptGrams), placed);
  };
}

function unitVector(
  weighed: readonly (readonly [number, number])[],
  placed: ReadonlySet<number>,
): TicketVector {
  let squares = 0;
  for (const [, weight] of weighed) squares += weight * weight;
  const length = Math.sqrt(squares) || 1;
  return {
    grams: Int32Array.from(weighed, ([gram]) => gram),
    weights: Float32Array.from(weighed, ([, weight]) => weight / length),
    isPlace: Uint8Array.from(weighed, ([gram]) => (placed.has(gram) ? 1 : 0)),
  };
}
