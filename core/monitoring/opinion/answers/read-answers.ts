import type {
  AnswerGroup,
  Answers,
  AnswerTimes,
  TicketCondition,
} from '../../../../schemas/api/opinion/answers.ts';
import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import type { Session, SqlValue } from '../../../warehouse/warehouse.ts';
import { conditionsOf } from '../search/filter-tickets.ts';
import { ticketTable } from '../store/number-requests.ts';
import { readShareIndicators, shareColumns, shareOf } from './answer-shares.ts';

const groups: Readonly<Record<AnswerGroup, string>> = {
  all: 'NULL::VARCHAR',
  org: 't.org',
  department: 't.department',
  town: 't.town',
  category: 't.category1',
  channel: 't.channel',
  month: `strftime(t."day", '%Y-%m')`,
};

/** The figures of one kind of time, in SQL over a number that is null where an end is not known or they are the wrong way round. */
const times = (name: string, value: string) => `
  count(${value})::DOUBLE AS ${name}_count, avg(${value}) AS ${name}_mean, quantile_cont(${value}, 0.5) AS ${name}_median, quantile_cont(${value}, 0.9) AS ${name}_p90`;

const elapsed = (from: string, to: string, seconds: number) =>
  `CASE WHEN "${to}" >= "${from}" THEN (epoch("${to}") - epoch("${from}")) / ${seconds} END`;

type Row = Record<string, number | null> & { answer_group: string | null };

/**
 * How requests were answered, in groups, the largest first: times with percentiles, and shares as the indicators of risk define them.
 * `asOf`: the last day that requests reach; what is open then and past its deadline is overdue.
 */
export async function readAnswers(
  session: Session,
  { by, ...filter }: TicketCondition & { by: AnswerGroup },
): Promise<{ asOf: string | null; groups: Answers[] }> {
  const values: SqlValue[] = [];
  const conditions = conditionsOf(filter, (value) => `$${values.push(value)}`);
  const [reach] = await session.all<{ day: string | null }>(
    'SELECT max("day") AS day FROM mart.opinion_ticket',
  );
  const asOf = reach!.day;
  const indicators = await readShareIndicators(session);
  const rows = await session.all<Row>(answersSql(groups[by], conditions, indicators, asOf), values);
  return { asOf, groups: rows.map((row) => answersOf(row, indicators)) };
}

function answersSql(
  group: string,
  conditions: readonly string[],
  indicators: readonly Indicator[],
  asOf: string | null,
): string {
  const day = asOf === null ? 'NULL::DATE' : `DATE '${asOf}'`;
  const shares = indicators.flatMap((indicator, at) => {
    const [numerator, denominator] = shareColumns(indicator, day);
    return [`${numerator}::DOUBLE AS numerator_${at}`, `${denominator}::DOUBLE AS denominator_${at}`];
  });
  const figures = [
    'count(*)::DOUBLE AS tickets',
    'count(closed)::DOUBLE AS closed_tickets',
    `count(*) FILTER (WHERE closed IS NOT NULL AND solved = '3')::DOUBLE AS closed_unsolved`,
    'count(*) FILTER (WHERE "repeat")::DOUBLE AS repeated',
    times('response', elapsed('time', 'dispatch', 3_600)),
    times('handling', elapsed('time', 'done', 86_400)),
    ...shares,
  ];
  // Closed or void without a date: since when is not known, so that it was never seen open (as derivedFields of risk has it).
  return `SELECT answer_group, ${figures.join(', ')} FROM (
      SELECT r.*, ${group} AS answer_group, coalesce(r.done, CASE WHEN r.status IN ('03', '06') THEN r."time" END) AS closed
      FROM mart.opinion_ticket t JOIN ${ticketTable} r USING (record_id) WHERE ${['TRUE', ...conditions].join(' AND ')})
    GROUP BY answer_group ORDER BY tickets DESC, answer_group`;
}

function answersOf(row: Row, indicators: readonly Indicator[]): Answers {
  return {
    group: row.answer_group,
    tickets: row.tickets!,
    closed: row.closed_tickets!,
    closedUnsolved: row.closed_unsolved!,
    repeated: row.repeated!,
    responseHours: timesOf(row, 'response'),
    handlingDays: timesOf(row, 'handling'),
    shares: indicators.map((indicator, at) =>
      shareOf(indicator, row[`numerator_${at}`]!, row[`denominator_${at}`]!),
    ),
  };
}

function timesOf(row: Row, name: string): AnswerTimes {
  const [mean, median, p90] = ['mean', 'median', 'p90'].map((figure) => row[`${name}_${figure}`] ?? null);
  return { count: row[`${name}_count`]!, mean: mean!, median: median!, p90: p90! };
}
