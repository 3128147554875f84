import type { Indicator, RiskLevel } from '../../../../schemas/indicators/indicator.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { intersect, isCovered, type Span } from '../coverage/span.ts';
import type { AreaSeries, Panel, Time } from '../detect/series.ts';
import type { RiskStore } from '../facts/risk-store.ts';
import { partsOf } from '../facts/part.ts';
import { readResidents } from '../figures/residents.ts';
import { readPart, type FilledPart } from './part-store.ts';
import { readSeries } from './read-series.ts';
import type { PanelTime } from './panel-time.ts';

/**
 * Reads everything that detection looks at of an indicator: its series at the levels that its rules ask for, zero where nothing was counted.
 * Null where its figures were never built.
 */
export async function loadPanel(
  session: Session,
  store: RiskStore,
  indicator: Indicator,
  times: Record<'day' | 'month', PanelTime>,
): Promise<Panel | null> {
  const { numerator, denominator } = partsOf(indicator);
  const { time, frame } = times[indicator.grain];
  const top = await readPart(session, store, numerator);
  if (!top) return null;
  const bottom =
    denominator && denominator !== 'residents' ? await readPart(session, store, denominator) : null;
  if (bottom === null && denominator !== null && denominator !== 'residents') return null;
  const levels = levelsOf(indicator);
  const areas = await readAreas(session, levels);
  const read = (part: FilledPart) => readSeries(session, store, part, { time, levels });
  const [tops, bottoms] = [await read(top), bottom && (await read(bottom))];
  const residents = denominator === 'residents' ? await readResidents(session, lastYear(time)) : null;
  const zero = () => new Float64Array(time.periods.length);
  const series = areas.flatMap(({ level, area }): AreaSeries[] => {
    const people = residents && (residents.get(area) ?? null);
    if (residents && people === null) return [];
    const below = bottoms ? (bottoms.get(area) ?? zero()) : people === null ? null : zero().fill(people);
    return [{ area, level, numerator: tops.get(area) ?? zero(), denominator: below }];
  });
  const spans = bottom ? intersect(top.spans, bottom.spans) : top.spans;
  return { time, frame, covered: coverPeriods(time, spans), areas: series };
}

/** The city always: the others are measured by it. */
function levelsOf({ rules }: Indicator): RiskLevel[] {
  const asked = new Set<RiskLevel>(rules.flatMap(({ levels }) => levels));
  if (rules.some(({ method }) => method === 'cluster')) asked.add('grid');
  return ['city', ...(['town', 'village', 'grid'] as const).filter((level) => asked.has(level))];
}

async function readAreas(
  session: Session,
  levels: readonly RiskLevel[],
): Promise<{ level: RiskLevel; area: string }[]> {
  const areas = await session.all<{ level: RiskLevel; area: string }>(
    `SELECT level, code AS area FROM mart.risk_area WHERE list_contains($levels::VARCHAR[], level) ORDER BY level, code`,
    { levels },
  );
  return [{ level: 'city', area: '' }, ...areas];
}

const lastYear = ({ periods }: Time) => Number(periods.at(-1)!.slice(0, 4));

function coverPeriods({ grain, periods }: Time, spans: readonly Span[]): Uint8Array {
  return Uint8Array.from(periods, (period) => {
    const last = grain === 'day' ? period : lastDay(period);
    return isCovered(spans, grain === 'day' ? period : `${period}-01`, last) ? 1 : 0;
  });
}

function lastDay(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
