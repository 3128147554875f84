import { setImmediate } from 'node:timers/promises';
import { tableFromIPC } from 'apache-arrow';
import type { ConnectedSession } from '../../../warehouse/warehouse.ts';
import { openPlaceFinder } from '../text/places.ts';
import {
  openTextReader,
  type ReadTexts,
  textOf,
  type TextReader,
  type Vocabulary,
} from '../text/read-text.ts';
import { openSegmenter } from '../text/segment.ts';
import type { OpinionContext } from './build-context.ts';
import { type NewNumbers, ticketTable } from './number-requests.ts';
import { readDomainWords } from './read-domain-words.ts';
import { readPlaceNames } from './read-place-names.ts';
import { addPart, partTickets } from './index-parts.ts';

/** So many texts are fetched at once, and so many read at a stretch: some five milliseconds, in which nothing else runs. */
const batch = 10_000;
const portion = 40;

const stagingTables: Readonly<Record<string, string>> = {
  read_posting: 'term INTEGER, ticket INTEGER, times UTINYINT',
  read_word: 'ticket INTEGER, word INTEGER',
};

/**
 * Reads the texts of the requests with these numbers into `mart.opinion_text`, the index and the telling words.
 *
 * @param session one with `request` and `place_name`
 */
export async function readRequests(
  session: ConnectedSession,
  { first, last }: NewNumbers,
  { signal, progress }: OpinionContext,
): Promise<void> {
  if (last < first) return;
  for (const [table, columns] of Object.entries(stagingTables))
    await session.run(`CREATE OR REPLACE TEMP TABLE ${table} (${columns})`);
  const vocabulary = await openVocabulary(session);
  const segmenter = openSegmenter(await readDomainWords(session));
  const reader = openTextReader(segmenter, openPlaceFinder(await readPlaceNames(session)), vocabulary);
  for (let from = first; from <= last; from += batch) {
    signal.throwIfAborted();
    progress('texts', (from - first) / (last - first + 1));
    const to = Math.min(last, from + batch - 1);
    await readTexts(session, reader, { first: from, last: to });
    await writeTexts(session, reader.take());
    if ((to - first + 1) % partTickets === 0 || to === last) await addPart(session);
  }
  await vocabulary.save();
  for (const table of Object.keys(stagingTables)) await session.run(`DROP TABLE temp.${table}`);
}

async function readTexts(
  session: ConnectedSession,
  reader: TextReader,
  { first, last }: NewNumbers,
): Promise<void> {
  const [bounds] = await session.all<{ least: bigint; most: bigint }>(
    'SELECT min(record_id) AS least, max(record_id) AS most FROM request WHERE ticket BETWEEN $first AND $last',
    { first, last },
  );
  const table = tableFromIPC(
    await session.arrow(
      `SELECT q.ticket, r.title, r.content FROM ${ticketTable} r JOIN request q USING (record_id)
       WHERE r.record_id BETWEEN $least AND $most AND q.ticket BETWEEN $first AND $last`,
      { first, last, ...bounds! },
    ),
  );
  const [tickets, titles, contents] = [0, 1, 2].map((at) => table.getChildAt(at)!);
  for (let at = 0; at < table.numRows; at++) {
    reader.read(
      Number(tickets!.get(at)),
      textOf(titles!.get(at) as string | null, contents!.get(at) as string | null),
    );
    if (at % portion === 0) await setImmediate();
  }
}

async function writeTexts(session: ConnectedSession, read: ReadTexts): Promise<void> {
  const { postings } = read;
  await session.append('read_posting', [postings.terms, postings.tickets, postings.times]);
  await session.append('read_word', [Int32Array.from(read.wordTickets), Int32Array.from(read.words)]);
  const big = (values: readonly (number | null)[]) => values.map((value) => BigInt(value ?? -1));
  await session.run(
    `INSERT INTO mart.opinion_text BY NAME
     SELECT n.ticket::INTEGER AS ticket, q.source_id, q.source_key, q.text_hash, n.length::INTEGER AS "length",
       n.terms::INTEGER AS terms, n.urgency::UTINYINT AS urgency, nullif(n.place, '') AS place, nullif(n.start, -1)::INTEGER AS place_start
     FROM (SELECT unnest($tickets::BIGINT[]) AS ticket, unnest($lengths::BIGINT[]) AS "length", unnest($terms::BIGINT[]) AS terms,
         unnest($urgency::BIGINT[]) AS urgency, unnest($places::VARCHAR[]) AS place, unnest($starts::BIGINT[]) AS start) n
       JOIN request q USING (ticket) ORDER BY n.ticket`,
    {
      tickets: big(read.tickets),
      lengths: big(read.lengths),
      terms: big(read.terms),
      urgency: big(read.urgency),
      places: read.places.map((place) => place ?? ''),
      starts: big(read.placeStarts),
    },
  );
}

/** The words that texts have had so far, with those that are new among them. */
async function openVocabulary(session: ConnectedSession): Promise<Vocabulary & { save(): Promise<void> }> {
  const known = await session.all<{ word: number; text: string }>(
    'SELECT word, "text" FROM mart.opinion_word',
  );
  const numbers = new Map(known.map(({ word, text }) => [text, word]));
  const added: string[] = [];
  return {
    numberOf(word) {
      const before = numbers.get(word);
      if (before !== undefined) return before;
      const number = numbers.size + 1;
      numbers.set(word, number);
      added.push(word);
      return number;
    },
    async save() {
      const first = numbers.size - added.length + 1;
      await session.run(
        `INSERT INTO mart.opinion_word
         SELECT ($first + row_number() OVER () - 1)::INTEGER, word FROM (SELECT unnest($added::VARCHAR[]) AS word)`,
        { first, added },
      );
    },
  };
}
