import { setImmediate } from 'node:timers/promises';
import { type Table, tableFromIPC } from 'apache-arrow';
import type { ConnectedSession } from '../../../warehouse/warehouse.ts';
import type { OpinionContext } from '../store/build-context.ts';
import { ticketTable } from '../store/number-requests.ts';
import { readDomainWords } from '../store/read-domain-words.ts';
import { openSegmenter } from '../text/segment.ts';
import { loadModel } from './load-models.ts';
import { deliveredSql } from './training-texts.ts';
import { trainModels } from './train-models.ts';
import { openVerdictReader, type Verdict } from './verdict-reader.ts';

/** So many texts are fetched at once, and so many read at a stretch: some five milliseconds, in which nothing else runs. */
const batch = 10_000;
const portion = 40;

/**
 * Brings `mart.opinion_verdict` up to date: trains models anew where people have said something since, and asks them of the requests
 * that they were not asked of.
 *
 * @param session one with `request`
 */
export async function fillVerdicts(session: ConnectedSession, context: OpinionContext): Promise<void> {
  const segmenter = openSegmenter(await readDomainWords(session));
  const changed = await trainModels(session, segmenter, context);
  await session.run(
    changed.length > 0
      ? 'DELETE FROM mart.opinion_verdict'
      : 'DELETE FROM mart.opinion_verdict WHERE ticket NOT IN (SELECT ticket FROM request)',
  );
  const models = {
    category: await loadModel(session, 'category'),
    kind: await loadModel(session, 'kind'),
    tone: await loadModel(session, 'tone'),
  };
  const isMissing = (aspect: 'category' | 'kind') =>
    models[aspect] === null ? 'FALSE' : `asks_${aspect} AND v.${aspect}_confidence IS NULL`;
  await session.run(
    `CREATE OR REPLACE TEMP TABLE unread AS
     SELECT (row_number() OVER (ORDER BY record_id) - 1)::INTEGER AS place, ticket, record_id, asks_category, asks_kind
     FROM (SELECT ticket, record_id, ${deliveredSql.category} IS NULL AS asks_category, ${deliveredSql.kind} IS NULL AS asks_kind
           FROM request q JOIN ${ticketTable} r USING (record_id)) LEFT JOIN mart.opinion_verdict v USING (ticket)
     WHERE v.ticket IS NULL OR ${isMissing('category')} OR ${isMissing('kind')}`,
  );
  await session.run('DELETE FROM mart.opinion_verdict WHERE ticket IN (SELECT ticket FROM unread)');
  await readUnread(session, openVerdictReader(models, segmenter), context);
  await session.run('DROP TABLE temp.unread');
}

async function readUnread(
  session: ConnectedSession,
  read: ReturnType<typeof openVerdictReader>,
  { signal, progress }: OpinionContext,
): Promise<void> {
  const [{ count } = { count: 0 }] = await session.all<{ count: number }>(
    'SELECT count(*)::DOUBLE AS count FROM unread',
  );
  for (let from = 0; from < count; from += batch) {
    signal.throwIfAborted();
    progress('verdicts', from / count);
    const table = await readTexts(session, from, from + batch - 1);
    const [tickets, titles, contents, category, kind] = [0, 1, 2, 3, 4].map((at) => table.getChildAt(at)!);
    const verdicts: Verdict[] = [];
    const numbers: bigint[] = [];
    for (let at = 0; at < table.numRows; at++) {
      numbers.push(BigInt(tickets!.get(at) as number));
      const asked = { category: category!.get(at) as boolean, kind: kind!.get(at) as boolean };
      const [title, content] = [titles!.get(at), contents!.get(at)] as (string | null)[];
      verdicts.push(read(title ?? '', content ?? '', asked));
      if (at % portion === 0) await setImmediate();
    }
    await writeVerdicts(session, numbers, verdicts);
  }
}

async function readTexts(session: ConnectedSession, first: number, last: number): Promise<Table> {
  const [bounds] = await session.all<{ least: bigint; most: bigint }>(
    'SELECT min(record_id) AS least, max(record_id) AS most FROM unread WHERE place BETWEEN $first AND $last',
    { first, last },
  );
  return tableFromIPC(
    await session.arrow(
      `SELECT u.ticket, r.title, r.content, u.asks_category, u.asks_kind FROM ${ticketTable} r JOIN unread u USING (record_id)
       WHERE r.record_id BETWEEN $least AND $most AND u.place BETWEEN $first AND $last`,
      { first, last, ...bounds! },
    ),
  );
}

async function writeVerdicts(
  session: ConnectedSession,
  tickets: readonly bigint[],
  verdicts: readonly Verdict[],
): Promise<void> {
  const texts = (of: (verdict: Verdict) => string | number | null) =>
    verdicts.map((verdict) => String(of(verdict) ?? ''));
  await session.run(
    `INSERT INTO mart.opinion_verdict BY NAME
     SELECT unnest($tickets::BIGINT[])::INTEGER AS ticket, nullif(unnest($kinds::VARCHAR[]), '') AS kind,
       nullif(unnest($kindConfidences::VARCHAR[]), '')::FLOAT AS kind_confidence, nullif(unnest($categories::VARCHAR[]), '') AS category,
       nullif(unnest($categoryConfidences::VARCHAR[]), '')::FLOAT AS category_confidence, unnest($tones::BIGINT[])::UTINYINT AS tone`,
    {
      tickets,
      kinds: texts(({ kind }) => kind),
      kindConfidences: texts(({ kindConfidence }) => kindConfidence),
      categories: texts(({ category }) => category),
      categoryConfidences: texts(({ categoryConfidence }) => categoryConfidence),
      tones: verdicts.map(({ tone }) => BigInt(tone)),
    },
  );
}
