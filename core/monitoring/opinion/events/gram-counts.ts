import { eachGram, gramBuckets, gramOfName } from './grams.ts';
import type { TicketText } from './ticket-vector.ts';

/** In how many tickets every gram was seen. */
export interface GramCounts {
  tickets: number;
  seen: Uint32Array;
}

export function noGrams(): GramCounts {
  return { tickets: 0, seen: new Uint32Array(gramBuckets) };
}

/** Counts the grams of more tickets, in each once; changes `counts`. */
export function countGrams(counts: GramCounts, tickets: Iterable<TicketText>): void {
  const last = new Int32Array(gramBuckets);
  let ticket = 0;
  const see = (gram: number) => {
    if (last[gram] === ticket) return;
    last[gram] = ticket;
    counts.seen[gram]!++;
  };
  for (const { title, content, places } of tickets) {
    ticket++;
    eachGram(title, see);
    eachGram(content, see);
    for (const place of places) see(gramOfName(place));
  }
  counts.tickets += ticket;
}

/** Beside so few tickets a gram that was never seen before is no rarer: otherwise slips of the pen would weigh most. */
const smoothing = 3;

/** How much a gram tells: the logarithm of how rare it is (inverse document frequency). */
export function gramWeight({ tickets, seen }: GramCounts, gram: number): number {
  return Math.max(0, Math.log((tickets + smoothing) / (seen[gram]! + smoothing)));
}
