import { TicketCondition } from '../../../../schemas/api/opinion/answers.ts';
import type { OpinionBrief } from '../../../../schemas/api/opinion/brief.ts';
import { addDays } from '../../../../schemas/calendar/days.ts';
import { wilsonInterval } from '../../../matching/evaluation/interval.ts';
import type { Session, SqlValue } from '../../../warehouse/warehouse.ts';
import { conditionsOf } from '../search/filter-tickets.ts';
import { marksOfBits } from '../text/urgency.ts';

/** Which day of which area: null for the city. */
export interface BriefDay {
  day: string;
  within: string | null;
}

const mostUrgent = 20;
const weeks = [7, 14, 21, 28];

/** The same query over the requests of some days. */
function within({ within: area }: BriefDay, from: string, to: string) {
  const values: SqlValue[] = [];
  const filter = TicketCondition.parse({ within: area, from, to });
  const where = conditionsOf(filter, (value) => `$${values.push(value)}`).join(' AND ');
  return { from: `FROM mart.opinion_ticket t WHERE ${where}`, values };
}

/** How many requests were accepted on the day, the day before, and usually on that weekday. */
export async function readVolume(session: Session, day: BriefDay): Promise<OpinionBrief['volume']> {
  const { from, values } = within(day, addDays(day.day, -28), day.day);
  const on = (date: string) => `count(*) FILTER (WHERE t."day" = DATE '${date}')::DOUBLE`;
  const same = weeks.map((days) => on(addDays(day.day, -days))).join(' + ');
  const [row] = await session.all<OpinionBrief['volume']>(
    `SELECT ${on(day.day)} AS tickets, ${on(addDays(day.day, -1))} AS before, (${same}) / ${weeks.length} AS usual ${from}`,
    values,
  );
  return row!;
}

/** The day's requests by a column, the largest share first. */
export async function readSplit<Key extends 'channel' | 'kind'>(session: Session, day: BriefDay, key: Key) {
  const { from, values } = within(day, day.day, day.day);
  return session.all<Record<Key, string | null> & { tickets: number }>(
    `SELECT t.${key} AS "${key}", count(*)::DOUBLE AS tickets ${from} GROUP BY ALL ORDER BY tickets DESC, 1`,
    values,
  );
}

/** Categories of the day with the requests of the day before. */
export async function readCategories(session: Session, day: BriefDay): Promise<OpinionBrief['categories']> {
  const { from, values } = within(day, addDays(day.day, -1), day.day);
  return session.all(
    `SELECT t.category1 AS category, count(*) FILTER (WHERE t."day" = DATE '${day.day}')::DOUBLE AS tickets,
       count(*) FILTER (WHERE t."day" < DATE '${day.day}')::DOUBLE AS before ${from} GROUP BY ALL ORDER BY tickets DESC, before DESC, 1`,
    values,
  );
}

/** The share of negative requests of the day. */
export async function readNegative(session: Session, day: BriefDay): Promise<OpinionBrief['negative']> {
  const { from, values } = within(day, day.day, day.day);
  const [row] = await session.all<{ numerator: number; denominator: number }>(
    `SELECT count(*) FILTER (WHERE t.is_negative)::DOUBLE AS numerator, count(t.is_negative)::DOUBLE AS denominator ${from}`,
    values,
  );
  const { numerator, denominator } = row!;
  if (denominator === 0) return { numerator, denominator, value: null, low: null, high: null };
  const { estimate, low, high } = wilsonInterval(numerator, denominator);
  return { numerator, denominator, value: 100 * estimate, low: 100 * low, high: 100 * high };
}

interface UrgentRow {
  recordId: number;
  urgency: number;
  category: string | null;
  place: string | null;
  area: string | null;
}

/** Requests of the day that cannot wait: first where people are hurt. */
export async function readUrgent(session: Session, day: BriefDay): Promise<OpinionBrief['urgent']> {
  const { from, values } = within(day, day.day, day.day);
  const rows = await session.all<UrgentRow>(
    `SELECT t.record_id::DOUBLE AS "recordId", t.urgency, t.category1 AS category, t.place, coalesce(t.grid, t.village, t.town) AS area
     ${from} AND t.urgency > 0 ORDER BY t.urgency & 1 DESC, bit_count(t.urgency) DESC, t.record_id LIMIT ${mostUrgent}`,
    values,
  );
  return rows.map(({ urgency, ...row }) => ({ ...row, marks: marksOfBits(urgency) }));
}

/** Bursts that were found on the day, the surest first. */
export async function readDayBursts(
  session: Session,
  { day, within: area }: BriefDay,
): Promise<OpinionBrief['bursts']> {
  return session.all(
    `SELECT category, area, span AS days, seen::DOUBLE AS seen, expected, p_value AS "pValue" FROM mart.opinion_burst
     WHERE "day" = $day::DATE AND ($area IS NULL OR starts_with(area, $area)) ORDER BY p_value, category, area`,
    { day, area },
  );
}
