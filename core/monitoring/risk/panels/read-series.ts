import type { RiskLevel } from '../../../../schemas/indicators/indicator.ts';
import { literal } from '../../../warehouse/quote.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import type { Time } from '../detect/series.ts';
import type { RiskStore } from '../facts/risk-store.ts';
import { levelColumn } from '../figures/counted-sql.ts';
import { keptMonths } from '../figures/fill-counts.ts';
import { spanOf } from '../figures/period.ts';
import type { FilledPart } from '../figures/read-parts.ts';
import { isWhole, type Slice, sliceSql } from '../figures/slice.ts';

export interface SeriesChoice {
  time: Time;
  levels: readonly RiskLevel[];
  /** Codes of the areas that are wanted; null: all of these levels. */
  areas: readonly string[] | null;
  slice: Slice;
}

/** What a part counts of an area from a period on: of events those of the period, of what stands what came and went in it. */
interface Change {
  area: string;
  at: number;
  value: number;
}

/** What a part counted by area (empty code: the city) and period; areas in which nothing was counted are left out. */
export async function readSeries(
  session: Session,
  store: RiskStore,
  part: FilledPart,
  choice: SeriesChoice,
): Promise<Map<string, Float64Array>> {
  const { time, slice } = choice;
  const isKept = time.grain === 'month' && isWhole(slice) && isKeptOver(part, time);
  const series = new Map<string, Float64Array>();
  const changes = await session.all<Change>(
    isKept ? keptSql(store, part, choice) : choice.levels.map((level) => factsSql(store, part, level, choice)).join(' UNION ALL '), // prettier-ignore
  );
  for (const { area, at, value } of changes) {
    const values = series.get(area) ?? new Float64Array(time.periods.length);
    series.set(area, values);
    values[at] = value;
  }
  if (!isKept && standsOn(part)) for (const values of series.values()) accumulate(values);
  return series;
}

/** Of what stood at the end of months only the last are kept. */
function isKeptOver({ time: partTime }: FilledPart, { periods }: Time): boolean {
  return partTime === 'flow' || (partTime === 'stock' && periods.length <= keptMonths);
}

/** Distinct things are counted period by period: they do not add up. */
const isDistinct = ({ measure }: FilledPart) => measure.value.of === 'distinct';

/** Whether what was counted in a period still counts in the next. */
const standsOn = (part: FilledPart) => part.time === 'state' || (part.time === 'stock' && !isDistinct(part));

/** Makes what stands of what comes and goes. */
function accumulate(values: Float64Array): void {
  for (let at = 1; at < values.length; at++) values[at]! += values[at - 1]!;
}

const isIn = (column: string, areas: SeriesChoice['areas']) =>
  areas === null ? `${column} IS NOT NULL` : `${column} IN (${areas.map(literal).join(', ') || 'NULL'})`;

function keptSql({ count }: RiskStore, { id }: FilledPart, { time, levels, areas }: SeriesChoice): string {
  const [first, last] = [`DATE '${time.periods[0]!}-01'`, `DATE '${time.periods.at(-1)!}-01'`];
  return `SELECT area, datediff('month', ${first}, "month")::INTEGER AS at, "value" FROM ${count}
    WHERE part = ${id} AND level IN (${levels.map(literal).join(', ')}) AND ${isIn('area', areas)} AND "month" BETWEEN ${first} AND ${last}`;
}

function factsSql(
  store: RiskStore,
  part: FilledPart,
  level: RiskLevel,
  { time, areas, slice }: SeriesChoice,
): string {
  const area = levelColumn[level];
  const facts = `FROM ${store.fact} f JOIN mart.risk_place p USING (place)
    WHERE part = ${part.id} AND ${isIn(area, areas)} AND ${sliceSql(part, slice)}`;
  if (part.time === 'state') {
    const value = isDistinct(part) ? 'count(DISTINCT item)::DOUBLE' : 'sum(weight)';
    return `SELECT ${area} AS area, 0 AS at, ${value} AS "value" ${facts} GROUP BY ALL`;
  }
  if (isDistinct(part)) return distinctSql(part, area, facts, time);
  const first = `DATE '${spanOf(time.periods[0]!).first}'`;
  const last = `DATE '${spanOf(time.periods.at(-1)!).last}'`;
  const sums = (dated: string) =>
    `SELECT area, ${indexSql('date', time)} AS at, sum(weight) AS "value" FROM (${dated}) GROUP BY ALL`;
  if (part.time === 'flow')
    return sums(
      `SELECT ${area} AS area, "day" AS date, weight ${facts} AND "day" BETWEEN ${first} AND ${last}`,
    );
  return sums(`SELECT ${area} AS area, greatest("day", ${first}) AS date, weight ${facts}
      AND "day" <= ${last} AND ("until" IS NULL OR "until" > ${first})
    UNION ALL SELECT ${area}, "until", -weight ${facts} AND "until" > ${first} AND "until" <= ${last} AND "day" <= ${last}`);
}

function distinctSql({ time: partTime }: FilledPart, area: string, facts: string, { periods }: Time): string {
  const spans = periods.map((period, at) => {
    const { first, last } = spanOf(period);
    return `(${at}, DATE '${first}', DATE '${last}')`;
  });
  const counts =
    partTime === 'flow'
      ? '"day" BETWEEN first AND last'
      : '"day" <= last AND ("until" IS NULL OR "until" > last)';
  return `SELECT area, at, count(DISTINCT item)::DOUBLE AS "value"
    FROM (SELECT ${area} AS area, "day", "until", item ${facts}) JOIN (VALUES ${spans.join(', ')}) span(at, first, last) ON ${counts}
    GROUP BY ALL`;
}

/** SQL of the number of the period that a date lies in. */
function indexSql(date: string, { grain, periods: [first] }: Time): string {
  return grain === 'day' ? `(${date} - DATE '${first}')::INTEGER` : `datediff('month', DATE '${first}-01', ${date})::INTEGER`; // prettier-ignore
}
