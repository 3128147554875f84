import type { LocationQuery } from 'vue-router';
import { IndicatorTopic } from '../../../../schemas/indicators/indicator.ts';
import { WarningLevel } from '../../../../schemas/indicators/rule.ts';

export const warningStates = ['open', 'closed', 'all'] as const;

/** Which warnings are listed, as the address has it. */
export interface WarningQuery {
  levels: WarningLevel[];
  topics: IndicatorTopic[];
  state: (typeof warningStates)[number];
  /** Code of the area inside which; null: the city. */
  area: string | null;
  indicator: string | null;
  asOf: string | null;
  page: number;
}

/** Reads an address; whatever is not understood is as if it were not there. */
export function readWarningQuery(query: LocationQuery): WarningQuery {
  const text = (key: string) => (typeof query[key] === 'string' ? query[key] : '');
  const several = <T extends string>(key: string, known: readonly T[]) =>
    known.filter((value) => text(key).split(',').includes(value));
  const matching = (key: string, pattern: RegExp) => (pattern.test(text(key)) ? text(key) : null);
  return {
    levels: several('level', WarningLevel.options),
    topics: several('topic', IndicatorTopic.options),
    state: warningStates.find((state) => state === text('state')) ?? 'open',
    area: matching('area', /^[\w-]{1,40}$/),
    indicator: matching('indicator', /^[a-z][a-z0-9-]{2,60}$/),
    asOf: matching('asOf', /^\d{4}-\d{2}-\d{2}$/),
    page: Math.max(1, Number(matching('page', /^\d{1,4}$/) ?? 1)),
  };
}

/** The address of a query; what is as usual is left out. */
export function writeWarningQuery(query: WarningQuery): Record<string, string> {
  const entries: [string, string | null][] = [
    ['level', query.levels.join()],
    ['topic', query.topics.join()],
    ['state', query.state === 'open' ? null : query.state],
    ['area', query.area],
    ['indicator', query.indicator],
    ['asOf', query.asOf],
    ['page', query.page === 1 ? null : String(query.page)],
  ];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => Boolean(entry[1])));
}
