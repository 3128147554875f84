import { setImmediate } from 'node:timers/promises';
import { addDays } from '../../../../schemas/calendar/days.ts';
import type { ConnectedSession, Session } from '../../../warehouse/warehouse.ts';
import { createFrame } from '../../risk/detect/baseline/frame.ts';
import type { OpinionContext } from '../store/build-context.ts';
import { type CategoryCounts, findBursts } from './find-bursts.ts';

/** Days that a first build judges, and how many of the last ones are judged anew each time: what is delivered late belongs to them. */
const firstDays = 120;
const judgedAnew = 7;
/** Years of history that a judgement looks at. */
const historyDays = 3 * 366;
/** A day without a request where at least so many come was not delivered. */
const everyDay = 5;

interface Counted {
  category: string;
  area: string;
  at: number;
  requests: number;
}

/** Judges the days since the last build, and the last ones anew. */
export async function fillBursts(session: ConnectedSession, context: OpinionContext): Promise<void> {
  const span = await readSpan(session);
  if (!span) return;
  await session.run(`DELETE FROM mart.opinion_burst WHERE "day" >= $from::DATE OR "day" > $last::DATE`, {
    from: span.from,
    last: span.last,
  });
  const { days, covered, categories, towns } = await readCounts(session, span);
  const frame = createFrame({ grain: 'day', periods: days });
  for (const [at, day] of days.entries()) {
    if (day < span.from) continue;
    context.signal.throwIfAborted();
    await setImmediate();
    await writeBursts(session, day, findBursts(categories, { frame, covered }, { towns, at }));
  }
}

interface Span {
  first: string;
  from: string;
  last: string;
}

async function readSpan(session: Session): Promise<Span | null> {
  const [row] = await session.all<{ first: string | null; last: string; judged: string | null }>(
    `SELECT min("day") AS first, max("day") AS last, (SELECT max("day") FROM mart.opinion_burst) AS judged FROM mart.opinion_ticket
     WHERE "day" IS NOT NULL AND category1 IS NOT NULL`,
  );
  if (!row || row.first === null) return null;
  const earliest = addDays(row.last, 1 - firstDays);
  const again = row.judged === null ? earliest : addDays(row.judged, 1 - judgedAnew);
  const history = addDays(row.last, -historyDays);
  return {
    first: row.first > history ? row.first : history,
    from: again > earliest ? again : earliest,
    last: row.last,
  };
}

async function readCounts(session: Session, { first, last }: Span) {
  const length = (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
  const days = Array.from({ length }, (_, at) => addDays(first, at));
  const rows = await session.all<Counted>(
    `SELECT ${burstCategorySql} AS category, coalesce(town, '') AS area, ("day" - $first::DATE)::INTEGER AS at, count(*)::DOUBLE AS requests
     FROM mart.opinion_ticket WHERE "day" BETWEEN $first::DATE AND $last::DATE AND category1 IS NOT NULL GROUP BY ALL`,
    { first, last },
  );
  const [known] = await session.all<{ towns: number }>(
    'SELECT count(DISTINCT town)::DOUBLE AS towns FROM mart.opinion_ticket',
  );
  const all = new Float64Array(length);
  const categories = new Map<string, CategoryCounts & { towns: Map<string, Float64Array> }>();
  for (const { category, area, at, requests } of rows) {
    const counts = categories.get(category) ?? { category, city: new Float64Array(length), towns: new Map() };
    categories.set(category, counts);
    all[at]! += requests;
    counts.city[at]! += requests;
    if (area === '') continue;
    const inTown = counts.towns.get(area) ?? new Float64Array(length);
    counts.towns.set(area, inTown);
    inTown[at]! += requests;
  }
  const mean = all.reduce((sum, count) => sum + count, 0) / length;
  const covered = Uint8Array.from(all, (count) => (count > 0 || mean < everyDay ? 1 : 0));
  return { days, covered, categories: [...categories.values()], towns: known!.towns };
}

/** Bursts are looked for in second-level categories, and in first-level ones where there are no others. */
export const burstCategorySql = `coalesce(category2, category1)`;

async function writeBursts(
  session: Session,
  day: string,
  bursts: ReturnType<typeof findBursts>,
): Promise<void> {
  for (const { category, area, span, seen, expected, pValue } of bursts)
    await session.run(
      'INSERT INTO mart.opinion_burst VALUES ($day::DATE, $category, $area, $span, $seen, $expected, $pValue)',
      { day, category, area, span, seen, expected, pValue },
    );
}
