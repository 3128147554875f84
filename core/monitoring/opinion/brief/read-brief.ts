import { TicketCondition } from '../../../../schemas/api/opinion/answers.ts';
import type { OpinionBrief } from '../../../../schemas/api/opinion/brief.ts';
import { addDays } from '../../../../schemas/calendar/days.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { readAnswers } from '../answers/read-answers.ts';
import { readKeyTerms } from '../terms/read-key-terms.ts';
import {
  type BriefDay,
  readCategories,
  readDayBursts,
  readNegative,
  readSplit,
  readUrgent,
  readVolume,
} from './read-day.ts';

const mostTerms = 10;

/** The daily brief of citizens' requests, by default of the last day that they reach; null where there are none. */
export async function readOpinionBrief(
  session: Session,
  { day, within }: { day: string | null; within: string | null },
): Promise<OpinionBrief | null> {
  const [reach] = await session.all<{ last: string | null }>(
    'SELECT max("day") AS last FROM mart.opinion_ticket',
  );
  const shown = day ?? reach!.last;
  if (reach!.last === null || shown === null) return null;
  const of: BriefDay = { day: shown, within };
  const week = TicketCondition.parse({ within, from: addDays(shown, -6), to: shown });
  const { groups } = await readAnswers(session, { ...week, by: 'all' });
  const { terms } = await readKeyTerms(session, { ...week, against: 'before', limit: mostTerms });
  return {
    day: shown,
    volume: await readVolume(session, of),
    channels: await readSplit(session, of, 'channel'),
    kinds: await readSplit(session, of, 'kind'),
    categories: await readCategories(session, of),
    negative: await readNegative(session, of),
    urgent: await readUrgent(session, of),
    bursts: await readDayBursts(session, of),
    terms,
    answers: groups[0] ?? null,
  };
}
