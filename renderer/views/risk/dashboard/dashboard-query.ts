import type { LocationQuery } from 'vue-router';
import { IndicatorTopic, RiskLevel } from '../../../../schemas/indicators/indicator.ts';
import { rankings, type Ranking } from '../../../charts/risk/area-value.ts';
import { innerLevel, levelOf, riskLevels } from '../parts/area-path.ts';

/** What the dashboard shows, as its address has it; what is null follows from the data. */
export interface DashboardQuery {
  /** Code of the area that it speaks of; empty is the city. */
  area: string;
  /** What the area, or the area around it, is divided into. */
  level: RiskLevel;
  period: string | null;
  indicator: string | null;
  kind: string | null;
  department: string | null;
  topic: IndicatorTopic | null;
  by: Ranking;
  grain: 'day' | 'month';
}

const oneOf = <T extends string>(known: readonly T[], text: string | undefined): T | null =>
  known.find((value) => value === text) ?? null;

/** Reads an address; whatever is not understood is as if it were not there. */
export function readQuery(query: LocationQuery): DashboardQuery {
  const text = (key: string) => {
    const value = query[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const matching = (key: string, pattern: RegExp) => (pattern.test(text(key) ?? '') ? text(key)! : null);
  const area = matching('area', /^[\w-]{1,40}$/) ?? '';
  return {
    area,
    level: levelInside(area, oneOf(RiskLevel.options, text('level'))),
    period: matching('period', /^\d{4}-\d{2}(-\d{2})?$/),
    indicator: matching('indicator', /^[a-z][a-z0-9-]{2,60}$/),
    kind: text('kind') ?? null,
    department: text('department') ?? null,
    topic: oneOf(IndicatorTopic.options, text('topic')),
    by: oneOf(rankings, text('by')) ?? 'value',
    grain: oneOf(['day', 'month'] as const, text('grain')) ?? 'month',
  };
}

/** Levels that can be shown while the dashboard speaks of an area: its own, with its neighbours, and those inside. */
export function levelsOf(area: string): RiskLevel[] {
  const own = Math.max(1, riskLevels.indexOf(levelOf(area)));
  return riskLevels.slice(own);
}

function levelInside(area: string, asked: RiskLevel | null): RiskLevel {
  return asked && levelsOf(area).includes(asked) ? asked : innerLevel(levelOf(area));
}

/** The address of a state; what is as usual is left out. */
export function writeQuery(state: DashboardQuery): Record<string, string> {
  const entries: [string, string | null][] = [
    ['area', state.area || null],
    ['level', state.level === innerLevel(levelOf(state.area)) ? null : state.level],
    ['period', state.period],
    ['indicator', state.indicator],
    ['kind', state.kind],
    ['department', state.department],
    ['topic', state.topic],
    ['by', state.by === 'value' ? null : state.by],
    ['grain', state.grain === 'month' ? null : state.grain],
  ];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== null));
}
