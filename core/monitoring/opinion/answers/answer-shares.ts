import type { AnswerShare } from '../../../../schemas/api/opinion/answers.ts';
import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import type { Measure } from '../../../../schemas/indicators/measure.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { conditionSql } from '../../risk/facts/condition-sql.ts';
import { limitsOf, stateOf, valueOf } from '../../risk/figures/figure-value.ts';
import { readIndicators } from '../../risk/indicators/read-indicators.ts';

/** Indicators of risk that say how requests are answered. */
const ids = [
  'requests-overdue-share',
  'requests-returned-share',
  'requests-unsolved-share',
  'requests-dissatisfied-share',
];

/** The shares as their indicators stand now; a retired one is left out. */
export async function readShareIndicators(session: Session): Promise<Indicator[]> {
  const all = await readIndicators(session);
  return ids.flatMap((id) => all.find((one) => one.id === id) ?? []);
}

/**
 * SQL of the counts of both parts of a share over rows of service-ticket with `closed`, by the rules of risk figures (facts/part-rows.ts).
 *
 * @param asOf SQL of the day that the data reach
 */
export function shareColumns({ numerator, denominator }: Indicator, asOf: string): [string, string] {
  const among = denominator === 'residents' || !denominator ? 'TRUE' : measureSql(denominator, asOf);
  return [
    `count(*) FILTER (WHERE (${among}) AND (${measureSql(numerator, asOf)}))`,
    `count(*) FILTER (WHERE ${among})`,
  ];
}

function measureSql({ where, overdueSince }: Measure, asOf: string): string {
  const overdue = overdueSince
    ? [
        `"${overdueSince.field}" IS NOT NULL AND coalesce(closed::DATE, ${asOf} + 1) > "${overdueSince.field}"::DATE + ${overdueSince.days}`,
      ]
    : [];
  return ['TRUE', ...where.map(conditionSql), ...overdue].join(' AND ');
}

/** A share with its interval, in per cent. */
export function shareOf(indicator: Indicator, numerator: number, denominator: number): AnswerShare {
  const counted = { numerator, denominator };
  return {
    indicator: indicator.id,
    numerator,
    denominator,
    value: valueOf(indicator, counted),
    ...limitsOf(indicator, counted),
    state: stateOf(indicator, counted),
  };
}
