import { setImmediate } from 'node:timers/promises';
import { tableFromIPC } from 'apache-arrow';
import type { ConnectedSession } from '../../../../warehouse/warehouse.ts';
import type { OpinionContext } from '../../store/build-context.ts';
import { ticketTable } from '../../store/number-requests.ts';
import { countGrams } from '../gram-counts.ts';
import { createGrouper, eventNow, type Grouper, type Placed, type Ticket } from '../group-tickets.ts';
import { clearGrouping, readGroupingState, writeGroupingState } from './grouping-state.ts';

/** So many requests are fetched at once, and so many grouped at a stretch: some milliseconds, in which nothing else runs. */
const batch = 10_000;
const portion = 50;
/** Counting is quicker. */
const countedPortion = 500;

/**
 * Groups are made anew when more requests than this and a tenth of all are gone, or came of days on which those that they belong to
 * were over long before.
 */
const mostAstray = 1000;
const astrayDays = 30;

/** What of a text is compared: see ticket-vector.ts. */
const readLength = 300;

/**
 * Puts every request that is in no event yet into one, in the order of their days.
 *
 * @param session one with `place_name` (store/read-place-names.ts)
 */
export async function groupNew(session: ConnectedSession, context: OpinionContext): Promise<void> {
  if (await isAstray(session)) await clearGrouping(session);
  await session.run(
    'DELETE FROM mart.opinion_member WHERE ticket NOT IN (SELECT ticket FROM mart.opinion_ticket)',
  );
  const count = await writeQueue(session);
  if (count === 0) return;
  const { counts, centres } = await readGroupingState(session);
  for (let from = 0; from < count; from += batch) {
    const { tickets } = await readQueue(session, from);
    for (let at = 0; at < tickets.length; at += countedPortion) {
      context.signal.throwIfAborted();
      countGrams(counts, tickets.slice(at, at + countedPortion));
      await setImmediate();
    }
  }
  const grouper = createGrouper(counts, centres);
  for (let from = 0; from < count; from += batch) {
    context.progress('events', from / count);
    await writeMembers(session, await groupBatch(session, grouper, from, context.signal));
  }
  await moveMerged(session, grouper.merged);
  const [last] = await session.all<{ day: string }>(
    `SELECT max("day") AS "day" FROM mart.opinion_ticket JOIN mart.opinion_member USING (ticket)`,
  );
  await writeGroupingState(session, { counts, centres: grouper.live() }, last!.day);
  await session.run('DROP TABLE temp.event_queue');
}

async function isAstray(session: ConnectedSession): Promise<boolean> {
  const [row] = await session.all<{ members: number; gone: number; late: number }>(
    `SELECT (SELECT count(*) FROM mart.opinion_member)::DOUBLE AS members,
       (SELECT count(*) FROM mart.opinion_member WHERE ticket NOT IN (SELECT ticket FROM mart.opinion_ticket))::DOUBLE AS gone,
       (SELECT count(*) FROM mart.opinion_ticket t ANTI JOIN mart.opinion_member USING (ticket)
        WHERE t."day" < (SELECT last_day - ${astrayDays} FROM mart.opinion_gram))::DOUBLE AS late`,
  );
  const { members, gone, late } = row!;
  return Math.max(gone, late) > Math.max(mostAstray, members / 10);
}

/**
 * Makes `event_queue` of what is to be grouped, in order; returns how many there are. Only estates of the address base count as known
 * places: what a text calls a place otherwise is written in as many ways as there are people, and a road and an estate on it are one place.
 */
async function writeQueue(session: ConnectedSession): Promise<number> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE event_queue AS
     SELECT (row_number() OVER (ORDER BY t."day", t.ticket) - 1)::INTEGER AS place_in_queue, t.ticket, t."day" - DATE '1970-01-01' AS "day",
       coalesce(t.village, '') AS area, coalesce(t.category3, t.category2, '') AS category, coalesce(r.subject, '') AS subject,
       CASE WHEN p.kind = 'estate' THEN t.place ELSE '' END AS place, coalesce(left(r.title, ${readLength}), '') AS title, coalesce(left(r.content, ${readLength}), '') AS content
     FROM mart.opinion_ticket t JOIN ${ticketTable} r USING (record_id) ANTI JOIN mart.opinion_member m ON m.ticket = t.ticket
       LEFT JOIN place_name p ON p.name = upper(t.place)
     WHERE t."day" IS NOT NULL ORDER BY place_in_queue`,
  );
  const [row] = await session.all<{ count: number }>('SELECT count(*)::DOUBLE AS count FROM event_queue');
  return row!.count;
}

async function readQueue(session: ConnectedSession, from: number): Promise<{ tickets: Ticket[] }> {
  const table = tableFromIPC(
    await session.arrow(
      `SELECT * EXCLUDE (place_in_queue) FROM event_queue WHERE place_in_queue BETWEEN $from AND $to ORDER BY place_in_queue`,
      { from, to: from + batch - 1 },
    ),
  );
  const [tickets, days] = [table.getChild('ticket')!, table.getChild('day')!];
  const texts = ['area', 'category', 'subject', 'place', 'title', 'content'].map((name) =>
    table.getChild(name)!,
  );
  return {
    tickets: Array.from({ length: table.numRows }, (_, at) => {
      const [area, category, subject, place, title, content] = texts.map(
        (column) => column.get(at) as string,
      );
      return {
        id: Number(tickets.get(at)),
        day: Number(days.get(at)),
        area: area!,
        category: category!,
        subject: subject!,
        places: place === '' ? [] : [place!],
        title: title!,
        content: content!,
      };
    }),
  };
}

async function groupBatch(
  session: ConnectedSession,
  grouper: Grouper,
  from: number,
  signal: AbortSignal,
): Promise<Placed[]> {
  const placed: Placed[] = [];
  for (const [at, ticket] of (await readQueue(session, from)).tickets.entries()) {
    placed.push(grouper.take(ticket));
    if (at % portion > 0) continue;
    signal.throwIfAborted();
    await setImmediate();
  }
  return placed;
}

async function writeMembers(session: ConnectedSession, placed: readonly Placed[]): Promise<void> {
  await session.run(
    'CREATE OR REPLACE TEMP TABLE placed (ticket INTEGER, event INTEGER, whole FLOAT, place FLOAT, matter FLOAT)',
  );
  const of = (value: (likeness: NonNullable<Placed['likeness']>) => number | null) =>
    Float32Array.from(placed, ({ likeness }) => (likeness && value(likeness)) ?? -1);
  await session.append('placed', [
    Int32Array.from(placed, ({ ticket }) => ticket),
    Int32Array.from(placed, ({ event }) => event),
    of(({ whole }) => whole),
    of(({ place }) => place),
    of(({ matter }) => matter),
  ]);
  await session.run(
    'INSERT INTO mart.opinion_member SELECT ticket, event, nullif(whole, -1), nullif(place, -1), nullif(matter, -1) FROM placed',
  );
  await session.run('DROP TABLE temp.placed');
}

async function moveMerged(session: ConnectedSession, merged: ReadonlyMap<number, number>): Promise<void> {
  if (merged.size === 0) return;
  await session.run('CREATE OR REPLACE TEMP TABLE merged (event INTEGER, kept INTEGER)');
  const events = [...merged.keys()];
  await session.append('merged', [
    Int32Array.from(events),
    Int32Array.from(events, (event) => eventNow(merged, event)),
  ]);
  await session.run(
    'UPDATE mart.opinion_member SET event = kept FROM merged WHERE opinion_member.event = merged.event',
  );
  await session.run('DROP TABLE temp.merged');
}
