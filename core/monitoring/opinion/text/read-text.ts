import type { PlaceFinder } from './places.ts';
import { openPostings, type Postings } from './index-terms.ts';
import type { Segmenter } from './segment.ts';
import { termsOf } from './terms.ts';
import { urgencyBits } from './urgency.ts';

/** What texts are read with, and what was read out of them and not taken yet. */
export interface TextReader {
  read(ticket: number, text: string): void;
  take(): ReadTexts;
}

/** Columns of texts, of the index, and of the telling words of texts. */
export interface ReadTexts {
  tickets: number[];
  lengths: number[];
  terms: number[];
  urgency: number[];
  places: (string | null)[];
  placeStarts: (number | null)[];
  postings: ReturnType<Postings['take']>;
  wordTickets: number[];
  words: number[];
}

/** Numbers of words: each has one for good. */
export interface Vocabulary {
  numberOf(word: string): number;
}

/** Reads texts one after the other: what they are found by, their telling words, their place and why they cannot wait. */
export function openTextReader(
  segmenter: Segmenter,
  findPlace: PlaceFinder,
  vocabulary: Vocabulary,
): TextReader {
  const postings = openPostings();
  let read = nothingRead();
  return {
    read(ticket, text) {
      const words = segmenter.cut(text);
      const place = findPlace(words);
      read.tickets.push(ticket);
      read.lengths.push(text.length);
      read.terms.push(postings.add(ticket, text));
      read.urgency.push(urgencyBits(text));
      read.places.push(place?.name ?? null);
      read.placeStarts.push(place?.start ?? null);
      for (const word of new Set(termsOf(words))) {
        read.wordTickets.push(ticket);
        read.words.push(vocabulary.numberOf(word));
      }
    },
    take() {
      const taken = { ...read, postings: postings.take() };
      read = nothingRead();
      return taken;
    },
  };
}

function nothingRead(): Omit<ReadTexts, 'postings'> {
  return {
    tickets: [],
    lengths: [],
    terms: [],
    urgency: [],
    places: [],
    placeStarts: [],
    wordTickets: [],
    words: [],
  };
}

/** The whole of a request that is read: title and content on lines of their own. */
export function textOf(title: string | null, content: string | null): string {
  return `${title ?? ''}\n${content ?? ''}`;
}
