import type { TrendPoint } from '../../../../schemas/api/risk/figures.ts';
import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { baselineOf } from './baseline.ts';
import { valueOf } from './figure-value.ts';
import { addMonths, spanOf } from './period.ts';
import { addDays } from '../../../ingest/sources/calendar-period.ts';
import { levelOf } from './read-areas.ts';
import { readSeries, seriesStates, type SeriesTable } from './read-series.ts';
import type { TrendCell } from './trend-cell.ts';

interface TrendQuery {
  indicator: Indicator;
  area: string;
  grain: 'day' | 'month';
  from: string;
  to: string;
  kind: string | null;
}

const states = Object.keys(seriesStates) as (keyof typeof seriesStates)[];
/** How far back the baseline looks. */
const history = { day: 84, month: 36 } as const;

/** An indicator's history in one area, each point with what the history before it makes expected. */
export async function readTrend(session: Session, query: TrendQuery): Promise<TrendPoint[]> {
  const { indicator, area, grain, kind } = query;
  const isDay = grain === 'day';
  if (spanOf(query.from).first > spanOf(query.to).last) return [];
  const from = isDay
    ? addDays(spanOf(query.from).first, -history.day)
    : `${addMonths(query.from.slice(0, 7), -history.month)}-01`;
  const { last: to } = spanOf(isDay ? spanOf(query.to).last : query.to.slice(0, 7));
  const level = levelOf(area);
  const within = area === '' ? null : area;
  const table = await readSeries(session, { indicator, level, grain, from, to, within, kind });
  const row = table.areas.indexOf(area);
  if (row === -1) return [];
  const values = table.periods.map((_, column) =>
    cellOf(indicator, table, row * table.periods.length + column),
  );
  const first = isDay ? spanOf(query.from).first : query.from.slice(0, 7);
  return values
    .map((point, at) => ({ ...point, ...baselineOf(indicator, grain, values.slice(0, at), point) }))
    .map(({ counted: _, ...point }, at) => ({ ...point, period: table.periods[at]! }))
    .filter(({ period }) => period >= first);
}

function cellOf(indicator: Indicator, table: SeriesTable, at: number): TrendCell {
  const state = states[table.state[at]!]!;
  const period = table.periods[at % table.periods.length]!;
  if (state === 'no-data' || state === 'suppressed')
    return { period, numerator: null, denominator: null, value: null, state, counted: null };
  const denominator = indicator.denominator === undefined ? null : table.denominator[at]!;
  const counted = { numerator: table.numerator[at]!, denominator };
  return { period, ...counted, value: valueOf(indicator, counted), state, counted };
}
