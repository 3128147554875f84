import { TicketCondition } from '../../../../schemas/api/opinion/answers.ts';
import type { OpinionBrief } from '../../../../schemas/api/opinion/brief.ts';
import { addDays } from '../../../../schemas/calendar/days.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { readAnswers } from '../answers/read-answers.ts';
import { readHotIssues } from '../topics/read-hot-issues.ts';
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
const mostIssues = 10;
const week = 7;
/** Digits of a town's code (GB/T 10114). */
const townDigits = 9;

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
  const lastWeek = TicketCondition.parse({ within, from: addDays(shown, 1 - week), to: shown });
  const { groups } = await readAnswers(session, { ...lastWeek, by: 'all' });
  const { terms } = await readKeyTerms(session, { ...lastWeek, against: 'before', limit: mostTerms });
  return {
    day: shown,
    volume: await readVolume(session, of),
    channels: await readSplit(session, of, 'channel'),
    kinds: await readSplit(session, of, 'kind'),
    categories: await readCategories(session, of),
    negative: await readNegative(session, of),
    urgent: await readUrgent(session, of),
    bursts: await readDayBursts(session, of),
    issues: await readIssues(session, of),
    terms,
    answers: groups[0] ?? null,
  };
}

/** Matters lie in towns: finer areas have no list of their own. */
async function readIssues(session: Session, { day, within }: BriefDay): Promise<OpinionBrief['issues']> {
  if (within !== null && within.length !== townDigits) return [];
  const query = { asOf: day, days: week, town: within, category: null, limit: mostIssues };
  return (await readHotIssues(session, query)).issues;
}
