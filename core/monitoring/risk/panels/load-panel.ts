import type { Indicator, RiskLevel } from '../../../../schemas/indicators/indicator.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { isCovered } from '../coverage/span.ts';
import { type AreaSeries, countAreas, type Panel, type Time } from '../detect/series.ts';
import type { RiskStore } from '../facts/risk-store.ts';
import { spanOf } from '../figures/period.ts';
import { type FilledIndicator, readParts } from '../figures/read-parts.ts';
import { readResidents } from '../figures/residents.ts';
import { whole } from '../figures/slice.ts';
import type { PanelTime } from './panel-time.ts';
import { readSeries, type SeriesChoice } from './read-series.ts';

/** Which of an indicator's history is wanted. */
export interface PanelChoice extends Omit<SeriesChoice, 'time'> {
  panelTime: PanelTime;
}

/**
 * Everything that detection looks at of an indicator: its series at the levels that its rules ask for. Null where its figures were
 * never built.
 */
export function loadPanel(
  session: Session,
  store: RiskStore,
  indicator: Indicator,
  times: Record<'day' | 'month', PanelTime>,
): Promise<Panel | null> {
  return readPanel(session, store, indicator, {
    panelTime: times[indicator.grain],
    levels: levelsOf(indicator),
    areas: null,
    slice: whole,
  });
}

/** Reads an indicator's series, zero where nothing was counted; null where its figures were never built. */
export async function readPanel(
  session: Session,
  store: RiskStore,
  indicator: Indicator,
  { panelTime: { time, frame }, ...choice }: PanelChoice,
): Promise<Panel | null> {
  const [filled] = await readParts(session, store, [indicator]);
  const { numerator } = filled!;
  if (numerator.id < 0) return null;
  const areas = await readAreas(session, choice.levels);
  const wanted = areas.filter(({ area }) => choice.areas?.includes(area) ?? true);
  const tops = await readSeries(session, store, numerator, { ...choice, time });
  const below = await readDenominators(session, store, filled!, { ...choice, time });
  const zero = () => new Float64Array(time.periods.length);
  const covered = coverer(filled!, time);
  const series = wanted.flatMap(({ level, area, town }): AreaSeries[] => {
    const denominator = below && below(area);
    if (denominator === undefined) return [];
    return [{ area, level, numerator: tops.get(area) ?? zero(), denominator, covered: covered(town) }];
  });
  return { time, frame, areas: series, areaCounts: countAreas(areas) };
}

/** The city always: the others are measured by it. */
function levelsOf({ rules }: Indicator): RiskLevel[] {
  const asked = new Set<RiskLevel>(rules.flatMap(({ levels }) => levels));
  if (rules.some(({ method }) => method === 'cluster')) asked.add('grid');
  return ['city', ...(['town', 'village', 'grid'] as const).filter((level) => asked.has(level))];
}

interface PanelArea {
  level: RiskLevel;
  area: string;
  town: string | null;
}

async function readAreas(session: Session, levels: readonly RiskLevel[]): Promise<PanelArea[]> {
  const areas = await session.all<PanelArea>(
    `SELECT level, code AS area, town FROM mart.risk_area WHERE list_contains($levels::VARCHAR[], level) ORDER BY level, code`,
    { levels },
  );
  return [{ level: 'city', area: '', town: '' }, ...areas];
}

/** Denominators by area: undefined where they are not known; null where the figure is a count. */
async function readDenominators(
  session: Session,
  store: RiskStore,
  { denominator }: FilledIndicator,
  choice: SeriesChoice,
): Promise<((area: string) => Float64Array | undefined) | null> {
  if (denominator === null) return null;
  if (denominator === 'residents') return residentsOf(session, choice.time);
  const series = await readSeries(session, store, denominator, choice);
  return (area) => series.get(area) ?? new Float64Array(choice.time.periods.length);
}

/** Official residents of each period's year. */
async function residentsOf(
  session: Session,
  { periods }: Time,
): Promise<(area: string) => Float64Array | undefined> {
  const yearOf = (period: string) => Number(period.slice(0, 4));
  const byYear = new Map<number, ReadonlyMap<string, number>>();
  for (const year of new Set(periods.map(yearOf))) byYear.set(year, await readResidents(session, year));
  return (area) =>
    byYear.get(yearOf(periods.at(-1)!))!.has(area)
      ? Float64Array.from(periods, (period) => byYear.get(yearOf(period))!.get(area)!)
      : undefined;
}

/** Tells of which periods all sources have told in a town; those of the same coverage share it. */
function coverer(
  { spans, silence }: FilledIndicator,
  { periods }: Time,
): (town: string | null) => Uint8Array {
  const all = Uint8Array.from(periods, (period) => {
    const { first, last } = spanOf(period);
    return isCovered(spans, first, last) ? 1 : 0;
  });
  const byTown = new Map(
    [...silence].map(([town, months]) => [
      town,
      all.map((one, at) => (months.has(periods[at]!.slice(0, 7)) ? 0 : one)),
    ]),
  );
  return (town) => byTown.get(town ?? '-') ?? all;
}
