import type { AssessedUnit, Weights } from '../../../schemas/api/dispatch/assessment.ts';
import type { Session, SqlValue } from '../../warehouse/warehouse.ts';
import { areaNames } from '../matters/area-names.ts';
import type { Bind } from '../matters/seen-matters.ts';
import { assessedRates, flagOf } from './assessed-rates.ts';
import { ratedSql } from './rated-sql.ts';
import { scoreOf } from './score.ts';

/** Which matters are assessed, by what, and as of when. */
export interface AssessedPeriod {
  from: string;
  to: string;
  by: 'department' | 'area';
  /** Only steps up to this command of the journal count; null: all. */
  untilSeq: number | null;
  /** The local time at which deadlines have passed or not. */
  now: string;
}

/** What narrows an assessment: of which matters, of which units, and what was approved to be left out. */
export interface AssessmentScope {
  /** Condition of `ops.matter m`. */
  condition(bind: Bind): string;
  unit: string | null;
  /** Keys as of `excludedKey`. */
  excluded: readonly string[];
  weights: Weights | null;
}

/** With fewer in the denominator a single matter moves a rate by more than ten points: it is marked, not hidden. */
const smallBelow = 10;

/** What an excluded matter is known by: of a department it is left out for that department alone. */
export function excludedKey(by: 'department' | 'area', matterId: number, department: string): string {
  return by === 'department' ? `${matterId} ${department}` : String(matterId);
}

/** The same of a row of `ratedSql`. */
export function excludedKeySql(by: 'department' | 'area'): string {
  return by === 'department' ? `matter_id::VARCHAR || ' ' || unit` : 'matter_id::VARCHAR';
}

/** The rates of every unit with what they are made of, before and after what was approved to be left out. */
export async function assessUnits(
  session: Session,
  { from, to, by, untilSeq, now }: AssessedPeriod,
  { condition, unit, excluded, weights }: AssessmentScope,
): Promise<AssessedUnit[]> {
  const values: SqlValue[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const created = `left(m.created_at, 10) BETWEEN ${bind(from)} AND ${bind(to)}`;
  const rated = ratedSql({
    by,
    condition: `${created} AND ${condition(bind)}`,
    untilSeq: untilSeq === null ? null : bind(untilSeq),
    now: bind(now),
  });
  const rows = await session.all<Record<string, number> & { unit: string }>(
    `SELECT unit, count(*)::DOUBLE AS matters, count(*) FILTER (is_excluded)::DOUBLE AS excluded, ${countsSql()}
     FROM (SELECT *, list_contains(${bind(excluded)}::VARCHAR[], ${excludedKeySql(by)}) AS is_excluded FROM (${rated}))
     ${unit === null ? '' : `WHERE unit = ${bind(unit)}`} GROUP BY unit ORDER BY unit`,
    values,
  );
  const codes = by === 'area' ? rows.map((row) => row.unit) : [];
  const names = await areaNames(session, codes);
  return rows.map((row) => toUnit(row, names.get(row.unit) ?? row.unit, weights));
}

function countsSql(): string {
  const counts = assessedRates.flatMap((rate) =>
    (['numerator', 'denominator'] as const).flatMap((part) => {
      const flag = flagOf(rate, part);
      return [
        `count(*) FILTER (${flag})::DOUBLE AS before_${flag}`,
        `count(*) FILTER (${flag} AND NOT is_excluded)::DOUBLE AS ${flag}`,
      ];
    }),
  );
  return counts.join(', ');
}

function toUnit(
  row: Record<string, number> & { unit: string },
  name: string,
  weights: Weights | null,
): AssessedUnit {
  const ratesOf = (prefix: string) =>
    Object.fromEntries(
      assessedRates.map((rate) => {
        const numerator = row[prefix + flagOf(rate, 'numerator')]!;
        const denominator = row[prefix + flagOf(rate, 'denominator')]!;
        const value = denominator === 0 ? null : numerator / denominator;
        return [rate, { numerator, denominator, value, small: denominator < smallBelow }];
      }),
    ) as AssessedUnit['rates'];
  const rates = ratesOf('');
  return {
    unit: row.unit,
    name,
    matters: row['matters']!,
    rates,
    ratesBefore: ratesOf('before_'),
    excluded: row['excluded']!,
    score: weights && scoreOf(rates, weights.rates),
  };
}
