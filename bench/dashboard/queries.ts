import { readFigures } from '../../core/monitoring/risk/figures/read-figures.ts';
import { whole } from '../../core/monitoring/risk/figures/slice.ts';
import { readSplit } from '../../core/monitoring/risk/figures/read-split.ts';
import { readTrend } from '../../core/monitoring/risk/figures/read-trend.ts';
import { readIndex } from '../../core/monitoring/risk/index/read-index.ts';
import { readFiguresState } from '../../core/monitoring/risk/read-state.ts';
import type { Session } from '../../core/warehouse/warehouse.ts';
import type { RiskLevel } from '../../schemas/indicators/indicator.ts';
import { shippedIndicators } from '../../schemas/indicators/shipped/index.ts';

interface DashboardQuery {
  name: string;
  /** `at`: which of many indicators, areas and months. */
  ask(session: Session, at: number): Promise<unknown>;
}

const months = ['2026-10', '2026-09', '2026-07', '2026-03', '2026-01', '2025-11'];
const monthOf = (at: number) => months[at % months.length]!;
const town = (at: number) => `390101${String(1 + (at % 15)).padStart(3, '0')}`;
const found = shippedIndicators.filter(({ grain, finest }) => grain === 'day' && finest === 'grid');
const indicatorOf = (at: number) => found[at % found.length]!;

function listOf(level: RiskLevel, within: (at: number) => string | null): DashboardQuery {
  return {
    name: `one indicator, every ${level}${within(0) === null ? '' : ' of a town'}`,
    ask: (session, at) =>
      readFigures(session, {
        indicators: [indicatorOf(at)],
        level,
        within: within(at),
        period: monthOf(at),
        slice: whole,
      }),
  };
}

/** What the pages of risk ask, each many times for other indicators, areas and months. */
export const dashboardQueries: readonly DashboardQuery[] = [
  { name: 'state', ask: (session) => readFiguresState(session) },
  {
    name: 'every indicator, the city',
    ask: (session, at) =>
      readFigures(session, {
        indicators: shippedIndicators,
        level: 'city',
        within: null,
        period: monthOf(at),
        slice: whole,
      }),
  },
  {
    name: 'every indicator, every town',
    ask: (session, at) =>
      readFigures(session, {
        indicators: shippedIndicators,
        level: 'town',
        within: null,
        period: monthOf(at),
        slice: whole,
      }),
  },
  listOf('town', () => null),
  listOf('village', () => null),
  listOf('grid', () => null),
  listOf('grid', town),
  {
    name: 'one indicator of one kind, every town',
    ask: (session, at) =>
      readFigures(session, {
        indicators: [shippedIndicators.find(({ id }) => id === 'requests-accepted')!],
        level: 'town',
        within: null,
        period: monthOf(at),
        slice: { kind: '城市管理', department: null },
      }),
  },
  {
    name: 'trend by month',
    ask: (session, at) =>
      readTrend(session, {
        indicator: indicatorOf(at),
        area: at % 2 === 0 ? '' : town(at),
        grain: 'month',
        from: '2024-11',
        to: '2026-10',
        slice: whole,
      }),
  },
  {
    name: 'trend by day',
    ask: (session, at) =>
      readTrend(session, {
        indicator: indicatorOf(at),
        area: at % 2 === 0 ? '' : town(at),
        grain: 'day',
        from: '2026-08-01',
        to: '2026-10-31',
        slice: whole,
      }),
  },
  {
    name: 'split by kind',
    ask: (session, at) =>
      readSplit(session, {
        indicator: indicatorOf(at),
        area: town(at),
        period: monthOf(at),
        by: 'kind',
        slice: whole,
      }),
  },
  ...(['town', 'village', 'grid'] as const).map((level): DashboardQuery => ({
    name: `index, every ${level}`,
    ask: (session, at) => readIndex(session, { level, within: null, period: monthOf(at) }),
  })),
];
