import type { Indicator, RiskLevel } from '../../../../schemas/indicators/indicator.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { isCovered } from '../coverage/span.ts';
import { publishedStore, type RiskStore } from '../facts/risk-store.ts';
import { levelColumn } from './counted-sql.ts';
import { stateOf } from './figure-value.ts';
import { periodsBetween, spanOf } from './period.ts';
import { readAreas } from './read-areas.ts';
import { type FilledIndicator, type FilledPart, readParts } from './read-parts.ts';
import { readResidents } from './residents.ts';

/** What a cell of a series holds, as numbers. */
export const seriesStates = { ok: 0, 'no-data': 1, small: 2, suppressed: 3 } as const;

export interface SeriesQuery {
  indicator: Indicator;
  level: RiskLevel;
  grain: 'day' | 'month';
  /** Days as ISO dates, both included; of months those that begin and end within. */
  from: string;
  to: string;
  within?: string | null;
  kind?: string | null;
}

/** An indicator's history by area: cells stand row by row, one row per area with one column per period. */
export interface SeriesTable {
  areas: string[]; // codes; empty for the city
  periods: string[];
  /** NaN where there are no data. Persons are not suppressed here: say nothing of a cell that is. */
  numerator: Float64Array;
  /** NaN throughout where the figure is a count, and where there are no data. */
  denominator: Float64Array;
  state: Uint8Array; // seriesStates
}

/**
 * The history of an indicator for every area of a level, zero where nothing was counted. Rates below the minimum sample are `small`;
 * counts never are: what is too few of them is for the reader to say, who knows what to expect.
 */
export async function readSeries(
  session: Session,
  query: SeriesQuery,
  store: RiskStore = publishedStore,
): Promise<SeriesTable> {
  const { indicator, level, grain, from, to, within = null } = query;
  const [filled] = await readParts(session, store, [indicator]);
  const areas = (await readAreas(session, level, within)).map(({ code }) => code);
  const periods =
    grain === 'day' ? periodsBetween(from, to) : periodsBetween(from.slice(0, 7), to.slice(0, 7));
  const grid = { areas, periods, level, kind: query.kind ?? null, store };
  const numerator = await readCells(session, filled!.numerator, grid);
  const denominator = await readDenominators(session, filled!, grid);
  const table = { areas, periods, numerator, denominator, state: new Uint8Array(numerator.length) };
  markStates(filled!, table);
  return table;
}

interface CellGrid {
  areas: readonly string[];
  periods: readonly string[];
  level: RiskLevel;
  kind: string | null;
  store: RiskStore;
}

async function readDenominators(
  session: Session,
  { denominator }: FilledIndicator,
  grid: CellGrid,
): Promise<Float64Array> {
  const { areas, periods } = grid;
  if (denominator === null) return new Float64Array(areas.length * periods.length).fill(Number.NaN);
  if (denominator !== 'residents') return readCells(session, denominator, grid);
  const cells = new Float64Array(areas.length * periods.length);
  for (const year of new Set(periods.map((period) => Number(period.slice(0, 4))))) {
    const residents = await readResidents(session, year);
    for (const [column, period] of periods.entries())
      if (Number(period.slice(0, 4)) === year)
        for (const [row, area] of areas.entries())
          cells[row * periods.length + column] = residents.get(area) ?? Number.NaN;
  }
  return cells;
}

/** Changes of what is counted: facts that begin or end to count in a period, by area. */
interface Change {
  area: string;
  period: number;
  value: number;
}

async function readCells(session: Session, part: FilledPart, grid: CellGrid): Promise<Float64Array> {
  const { areas, periods } = grid;
  const cells = new Float64Array(areas.length * periods.length);
  const rows = new Map(areas.map((area, row) => [area, row]));
  for (const { area, period, value } of await readChanges(session, part, grid)) {
    const row = rows.get(area);
    if (row !== undefined) cells[row * periods.length + period]! += value;
  }
  if (part.time !== 'flow' && part.measure.value.of !== 'distinct') accumulate(cells, periods.length);
  return cells;
}

/** Makes what stands of what comes and goes. */
function accumulate(cells: Float64Array, width: number): void {
  for (let at = 0; at < cells.length; at++) if (at % width > 0) cells[at]! += cells[at - 1]!;
}

function readChanges(session: Session, part: FilledPart, grid: CellGrid): Promise<Change[]> {
  const { periods, level, kind, store } = grid;
  const column = levelColumn[level];
  const ofKind = kind !== null && part.kind !== null ? 'AND kind = $kind' : 'AND $kind IS NULL';
  const facts = `FROM ${store.fact} f JOIN mart.risk_place p USING (place) WHERE part = ${part.id}
    ${kind !== null && part.kind === null ? 'AND $kind IS NOT NULL' : ofKind} AND ${column} IS NOT NULL`;
  const bounds = { first: spanOf(periods[0]!).first, last: spanOf(periods.at(-1)!).last, kind };
  const index = (date: string) => periodIndexSql(date, periods);
  if (part.measure.value.of === 'distinct')
    return readDistinct(session, part, { column, facts, periods, kind });
  if (part.time === 'state')
    return session.all<Change>(
      `SELECT ${column} AS area, 0 AS period, sum(weight) AS "value" ${facts} AND $first IS NOT NULL AND $last IS NOT NULL GROUP BY ALL`,
      bounds,
    );
  const begins = `SELECT ${column} AS area, ${part.time === 'flow' ? '"day"' : 'greatest("day", $first::DATE)'} AS date, weight ${facts}
    AND "day" <= $last::DATE AND ${part.time === 'flow' ? '"day" >= $first::DATE' : '("until" IS NULL OR "until" > $first::DATE)'}`;
  const ends = `SELECT ${column}, "until", -weight ${facts} AND "until" > $first::DATE AND "until" <= $last::DATE AND "day" <= $last::DATE`;
  return session.all<Change>(
    `SELECT area, ${index('date')} AS period, sum(weight) AS "value"
     FROM (${begins} ${part.time === 'stock' ? `UNION ALL ${ends}` : ''}) GROUP BY ALL`,
    bounds,
  );
}

/** Distinct things are counted period by period: they do not add up. */
function readDistinct(
  session: Session,
  { time }: FilledPart,
  {
    column,
    facts,
    periods,
    kind,
  }: { column: string; facts: string; periods: readonly string[]; kind: string | null },
): Promise<Change[]> {
  const spans = periods.map((period, at) => {
    const { first, last } = spanOf(period);
    return `(${at}, DATE '${first}', DATE '${last}')`;
  });
  const isIn = {
    flow: '"day" BETWEEN first AND last',
    stock: '"day" <= last AND ("until" IS NULL OR "until" > last)',
    state: 'TRUE',
  }[time];
  return session.all<Change>(
    `WITH span(period, first, last) AS (VALUES ${spans.join(', ')}), counted AS (
       SELECT ${column} AS area, "day", "until", item ${facts})
     SELECT area, period, count(DISTINCT item)::DOUBLE AS "value" FROM counted JOIN span ON ${isIn} GROUP BY ALL`,
    { kind },
  );
}

/** SQL of the number of the period that a date lies in. */
function periodIndexSql(date: string, periods: readonly string[]): string {
  const [first] = periods as [string];
  if (first.length === 10) return `(${date} - DATE '${first}')::INTEGER`;
  return `date_diff('month', DATE '${first}-01', ${date})::INTEGER`;
}

function markStates({ indicator, spans }: FilledIndicator, table: SeriesTable): void {
  const { areas, periods, numerator, denominator, state } = table;
  const isCount = indicator.denominator === undefined;
  for (const [column, period] of periods.entries()) {
    const { first, last } = spanOf(period);
    const hasData = isCovered(spans, first, last);
    for (let row = 0; row < areas.length; row++) {
      const at = row * periods.length + column;
      const counted = { numerator: numerator[at]!, denominator: isCount ? null : denominator[at]! };
      const cell = hasData ? stateOf(indicator, counted, Number.POSITIVE_INFINITY) : 'no-data';
      state[at] = seriesStates[cell];
      if (cell === 'no-data') numerator[at] = denominator[at] = Number.NaN;
    }
  }
}
