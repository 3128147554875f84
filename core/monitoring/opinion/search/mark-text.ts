import type { MarkedText } from '../../../../schemas/api/opinion/tickets.ts';
import { foldForWords } from '../text/domain-word.ts';

const excerptLength = 120;
const beforeHit = 30;
const runs = /[\u3400-\u9FFF\uD800-\uDFFFA-Z0-9]+/gu;

type Stretch = [number, number];

/** A text with every place where a query's words stand. */
export function markText(text: string, query: string): MarkedText {
  return { text, marks: marksOf(text, query) };
}

/** The part of a text around the first hit, or its beginning. */
export function excerptOf(text: string, query: string): MarkedText {
  const plain = text.replace(/\s+/gu, ' ').trim();
  const [first] = marksOf(plain, query);
  const from = first === undefined ? 0 : Math.max(0, first[0] - beforeHit);
  const part = plain.slice(from, from + excerptLength);
  return markText(`${from > 0 ? '…' : ''}${part}${from + excerptLength < plain.length ? '…' : ''}`, query);
}

/** Whole words where they stand, of others their pairs. */
function marksOf(text: string, query: string): Stretch[] {
  const folded = foldForWords(text);
  const words = [...foldForWords(query).matchAll(runs)].map(([word]) => word);
  const found = words.flatMap((word) => {
    const whole = placesOf(folded, word);
    return whole.length > 0 ? whole : pairsOf(word).flatMap((pair) => placesOf(folded, pair));
  });
  return joined(found.sort((a, b) => a[0] - b[0]));
}

function pairsOf(word: string): string[] {
  return Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2));
}

function placesOf(text: string, word: string): Stretch[] {
  const places: Stretch[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    places.push([at, at + word.length]);
  return places;
}

function joined(sorted: readonly Stretch[]): Stretch[] {
  const apart: Stretch[] = [];
  for (const [from, to] of sorted) {
    const last = apart.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else apart.push([from, to]);
  }
  return apart;
}
