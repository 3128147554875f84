import type { TicketCondition } from '../../../../schemas/api/opinion/answers.ts';
import type { KeyTerm } from '../../../../schemas/api/opinion/terms.ts';
import { addDays } from '../../../../schemas/calendar/days.ts';
import { HubError } from '../../../base/hub-error.ts';
import type { Session, SqlValue } from '../../../warehouse/warehouse.ts';
import { conditionsOf } from '../search/filter-tickets.ts';
import { logOdds, type WordCount } from './log-odds.ts';

export interface KeyTermQuery extends TicketCondition {
  against: 'rest' | 'before';
  limit: number;
}

/** What is no rarer by chance, and stands in so many requests at least. */
const leastZ = 1.96;
const leastTickets = 3;

/**
 * The words that tell requests from others, the surest first.
 * @throws HubError BAD_INPUT when requests of no given days are to be compared with those before
 */
export async function readKeyTerms(
  session: Session,
  { against, limit, ...filter }: KeyTermQuery,
): Promise<{ tickets: number; baseline: number; terms: KeyTerm[] }> {
  const values: SqlValue[] = [];
  const bind = (value: SqlValue) => `$${values.push(value)}`;
  const chosen = ['TRUE', ...conditionsOf(filter, bind)].join(' AND ');
  const compared = [
    'TRUE',
    ...conditionsOf(against === 'before' ? earlier(filter) : sameDays(filter), bind),
  ].join(' AND ');
  const marked = `SELECT ticket, ${chosen} AS is_chosen FROM mart.opinion_ticket t WHERE (${chosen}) OR (${compared})`;
  const [sizes] = await session.all<{ chosen: number; other: number }>(
    `SELECT count(*) FILTER (WHERE is_chosen)::DOUBLE AS chosen, count(*) FILTER (WHERE is_chosen IS NOT TRUE)::DOUBLE AS other FROM (${marked})`,
    values,
  );
  const counts = await session.all<WordCount>(
    `SELECT any_value(w."text") AS word, count(*) FILTER (WHERE is_chosen)::DOUBLE AS chosen,
       count(*) FILTER (WHERE is_chosen IS NOT TRUE)::DOUBLE AS other
     FROM (${marked}) m JOIN mart.opinion_ticket_word t USING (ticket) JOIN mart.opinion_word w USING (word) GROUP BY w.word`,
    values,
  );
  const terms = logOdds(counts)
    .filter(({ chosen: times, z }) => times >= leastTickets && z >= leastZ)
    .sort((a, b) => b.z - a.z || a.word.localeCompare(b.word))
    .slice(0, limit)
    .map(({ word, chosen: tickets, other, ...odds }) => ({ word, tickets, baseline: other, ...odds }));
  return { tickets: sizes!.chosen, baseline: sizes!.other, terms };
}

const nothingElse = {
  within: null,
  channels: [],
  kinds: [],
  categories: [],
  tones: [],
  urgency: [],
  orgs: [],
  event: null,
};

function sameDays({ from, to }: TicketCondition): TicketCondition {
  return { ...nothingElse, from, to };
}

function earlier(filter: TicketCondition): TicketCondition {
  const { from, to } = filter;
  if (from === null || to === null || to < from) throw new HubError('BAD_INPUT', { detail: 'from, to' });
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  return { ...filter, from: addDays(from, -days), to: addDays(from, -1) };
}
