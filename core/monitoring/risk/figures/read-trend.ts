import type { TrendPoint } from '../../../../schemas/api/risk/figures.ts';
import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import { confidence95 } from '../../../matching/evaluation/interval.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { createBaselines } from '../detect/baseline/create-baselines.ts';
import { natureOf } from '../detect/rules/subject.ts';
import type { AreaSeries, Panel } from '../detect/series.ts';
import { publishedStore } from '../facts/risk-store.ts';
import { readPanel } from '../panels/load-panel.ts';
import { panelTime } from '../panels/panel-time.ts';
import { fewestPersons, stateOf, valueOf } from './figure-value.ts';
import { spanOf } from './period.ts';
import { levelOf } from './read-areas.ts';
import { readHidden } from './read-hidden.ts';
import { readParts } from './read-parts.ts';
import type { Slice } from './slice.ts';

interface TrendQuery {
  indicator: Indicator;
  area: string;
  grain: 'day' | 'month';
  from: string;
  to: string;
  slice: Slice;
}

type Point = Omit<TrendPoint, 'period' | 'baseline' | 'low' | 'high'>;
type Band = Pick<TrendPoint, 'baseline' | 'low' | 'high'>;

/** An indicator's history in one area, each point with what the baseline that warnings go by made expected on that day. */
export async function readTrend(session: Session, query: TrendQuery): Promise<TrendPoint[]> {
  const { indicator, area, grain, slice } = query;
  const [from, to] = [spanOf(query.from).first, spanOf(query.to).last];
  if (from > to) return [];
  const shown = panelTime(grain, from, to);
  const levels = area === '' ? (['city'] as const) : (['city', levelOf(area)] as const);
  const choice = { panelTime: shown, levels, areas: ['', area], slice };
  const panel = await readPanel(session, publishedStore, indicator, choice);
  const series = panel?.areas.find((one) => one.area === area);
  if (!panel || !series) return [];
  const isHidden = await hiddenPeriods(session, query, shown.time.periods, series);
  return shown.time.periods.flatMap((period, at) => {
    if (spanOf(period).first < from) return [];
    if (isHidden.has(period)) return [{ period, ...nothing, ...unknown, state: 'suppressed' as const }];
    return [{ period, ...pointOf(indicator, series, at), ...bandOf(indicator, panel, series, at) }];
  });
}

/** Periods in which figures of persons must not be told of the area, for its own sake or that of another. */
async function hiddenPeriods(
  session: Session,
  { indicator, area, slice, from }: TrendQuery,
  periods: readonly string[],
  { covered }: AreaSeries,
): Promise<Set<string>> {
  const hidden = new Set<string>();
  if (!indicator.countsPersons || area === '') return hidden;
  const [filled] = await readParts(session, publishedStore, [indicator]);
  for (const [at, period] of periods.entries()) {
    if (!covered[at] || spanOf(period).last < spanOf(from).first) continue;
    const asked = { level: levelOf(area), period, slice };
    const byIndicator = await readHidden(session, publishedStore, [filled!], asked);
    if (byIndicator.get(indicator.id)?.has(area)) hidden.add(period);
  }
  return hidden;
}

const countedAt = ({ numerator, denominator }: AreaSeries, at: number) => ({
  numerator: numerator[at]!,
  denominator: denominator && denominator[at]!,
});

function pointOf(indicator: Indicator, series: AreaSeries, at: number): Point {
  const counted = countedAt(series, at);
  const state = series.covered[at] ? stateOf(indicator, counted, Number.POSITIVE_INFINITY) : 'no-data';
  if (state === 'no-data' || state === 'suppressed') return { ...nothing, state };
  return { ...counted, value: valueOf(indicator, counted), state };
}

const nothing = { numerator: null, denominator: null, value: null };
const unknown: Band = { baseline: null, low: null, high: null };

/** What was to be expected of a period, with 95 % limits for what it may show. */
function bandOf(indicator: Indicator, panel: Panel, series: AreaSeries, at: number): Band {
  const city = panel.areas.find(({ level }) => level === 'city');
  if (!city || !series.covered[at]) return unknown;
  const baseline = createBaselines(panel, city, natureOf(indicator), at)(series);
  if (!baseline) return unknown;
  const { expected, deviation } = baseline.compare(at, at, false);
  if (indicator.countsPersons && expected < fewestPersons) return unknown;
  const { denominator } = countedAt(series, at);
  const shown = (numerator: number) => valueOf(indicator, { numerator, denominator });
  return {
    baseline: shown(expected),
    low: shown(Math.max(0, expected - confidence95 * deviation)),
    high: shown(expected + confidence95 * deviation),
  };
}
