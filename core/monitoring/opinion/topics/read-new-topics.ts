import type { Session } from '../../../warehouse/warehouse.ts';
import { readGramCounts } from '../events/store/grouping-state.ts';
import { ticketTable } from '../store/number-requests.ts';
import { asOfDay } from './as-of.ts';
import { findNewTopics, newTopicRules, type NewWord, type RecentWord } from './find-new-topics.ts';
import { shortTitle } from './short-title.ts';

/** What was before is a year. */
const beforeDays = 365;
/** A topic of fewer matters is a single one, however many call about it. */
const fewestEvents = 3;

/** Topics of the last days that match nothing before: see find-new-topics.ts. */
export async function readNewTopics(session: Session, { asOf, days }: { asOf: string | null; days: number }) {
  const until = await asOfDay(session, asOf);
  if (until === null) return [];
  const span = { asOf: until, days };
  const [volume] = await session.all<{ recent: number; before: number; words: number }>(
    `SELECT count(*) FILTER (WHERE "day" > $asOf::DATE - $days)::DOUBLE AS recent,
       count(*) FILTER (WHERE "day" <= $asOf::DATE - $days)::DOUBLE AS before, (SELECT count(*) FROM mart.opinion_word)::DOUBLE AS words
     FROM mart.opinion_ticket WHERE "day" BETWEEN $asOf::DATE - $days - ${beforeDays} + 1 AND $asOf::DATE`,
    span,
  );
  const { recent, before, words: tested } = volume!;
  if (before === 0) return [];
  const topics = findNewTopics(await readRecentWords(session, span), { pace: recent / before, tested });
  const described = [];
  for (const words of topics) described.push(await describe(session, words));
  return described.filter(({ events }) => events >= fewestEvents);
}

/** Every word with enough requests in the last days. */
function readRecentWords(session: Session, span: { asOf: string; days: number }): Promise<RecentWord[]> {
  return session.all<RecentWord>(
    `WITH request AS (
       SELECT ticket, "day" > $asOf::DATE - $days AS is_recent FROM mart.opinion_ticket
       WHERE "day" BETWEEN $asOf::DATE - $days - ${beforeDays} + 1 AND $asOf::DATE)
     SELECT w."text" AS word, list(ticket ORDER BY ticket) FILTER (WHERE is_recent) AS tickets,
       count(*) FILTER (WHERE NOT is_recent)::DOUBLE AS before
     FROM request JOIN mart.opinion_ticket_word t USING (ticket) JOIN mart.opinion_word w USING (word)
     WHERE length(w."text") > 1
     GROUP BY w.word, w."text" HAVING count(*) FILTER (WHERE is_recent) >= ${newTopicRules.fewest}
       AND count(*) FILTER (WHERE NOT is_recent) <= count(*) FILTER (WHERE is_recent)`,
    span,
  );
}

/** The requests with the topic's first word, and those with two others. */
function ticketsOf([first, ...others]: readonly NewWord[]): number[] {
  const tickets = new Set(first!.tickets);
  const once = new Set<number>();
  for (const ticket of others.flatMap((word) => word.tickets))
    (once.has(ticket) ? tickets : once).add(ticket);
  return [...tickets];
}

const mostWords = 8;
const mostTitles = 3;

async function describe(session: Session, words: readonly NewWord[]) {
  const tickets = ticketsOf(words).map(BigInt);
  const [row] = await session.all<{ events: number; first: string; last: string; titles: string[] }>(
    `SELECT count(DISTINCT t.event_id)::DOUBLE AS events, min(t."day") AS first, max(t."day") AS last,
       list(coalesce(r.title, '') ORDER BY t.ticket) AS titles
     FROM mart.opinion_ticket t JOIN ${ticketTable} r USING (record_id) WHERE t.ticket IN (SELECT unnest($1::BIGINT[]))`,
    [tickets],
  );
  const towns = await session.all<{ town: string; name: string; requests: number }>(
    `SELECT town, coalesce((SELECT any_value(name) FROM ref.own_division WHERE code = town), town) AS name, count(*)::DOUBLE AS requests
     FROM mart.opinion_ticket WHERE ticket IN (SELECT unnest($1::BIGINT[])) AND town IS NOT NULL GROUP BY town ORDER BY requests DESC, town`,
    [tickets],
  );
  const { events, first, last, titles } = row!;
  const counts = await readGramCounts(session);
  const chosen: string[] = [];
  for (let left = titles; chosen.length < mostTitles && left.length > 0;) {
    const title = shortTitle(left, counts);
    if (title === '') break;
    chosen.push(title);
    left = left.filter((one) => !one.includes(title));
  }
  return {
    words: words.slice(0, mostWords).map(({ word, tickets: seen, before, pValue }) => ({
      word,
      recent: seen.length,
      before,
      pValue,
    })),
    requests: tickets.length,
    events,
    first,
    last,
    towns,
    titles: chosen,
  };
}
