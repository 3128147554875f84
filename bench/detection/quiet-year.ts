import { condense } from '../../core/monitoring/risk/assess/condense.ts';
import { createLedger } from '../../core/monitoring/risk/assess/ledger.ts';
import { detectIndicator } from '../../core/monitoring/risk/detect/detect-indicator.ts';
import type { WarningLevel } from '../../schemas/indicators/rule.ts';
import { rounded, type BenchRow } from '../record-result.ts';
import { dayCount, gridMap, simulate, time, type Stream } from '../../tests/fixtures/simulated-city.ts';
import { streamIndicator } from './stream-indicator.ts';

/** From one event in three days to sixty a day in the whole city; calm and nervous, with weekends, seasons and growth of their own. */
const paces = [0.3, 1, 3, 8, 20, 60, 0.6, 2, 5, 12, 30, 1.5];

export function quietStream(number: number): Stream {
  return {
    seed: 100 + number,
    pace: paces[number % paces.length]!,
    dispersion: [1, 1.5, 2, 3][number % 4]!,
    weekend: [0, 0.3, 0.5][number % 3]!,
    swing: [0, 0.2, 0.4][number % 3]!,
    growth: [0, 0.08, -0.05][number % 3]!,
  };
}

/** Warnings of a year in which nothing was planted: all of them are false. */
export function quietYearRows(streams: number): BenchRow[] {
  const watched = Array.from({ length: streams }, (_, number) => ({
    indicator: streamIndicator(number),
    panel: simulate(quietStream(number)),
  }));
  const ledger = createLedger();
  const raised: WarningLevel[] = [];
  let tests = 0;
  for (let at = dayCount - 365; at < dayCount; at++) {
    const day = time.periods[at]!;
    const detected = watched.map(({ indicator, panel }) =>
      condense(indicator, detectIndicator(indicator, panel, { at, day, map: gridMap })),
    );
    const decisions = ledger.assess(detected);
    tests += decisions.tests;
    raised.push(...decisions.raised.map(({ level }) => level));
  }
  const count = (...levels: WarningLevel[]) => raised.filter((level) => levels.includes(level)).length;
  const row = (metric: string, value: number, unit: string): BenchRow => {
    return { case: `quiet year, ${streams} streams`, metric, value: rounded(value, 3), unit };
  };
  return [
    row('tests', tests / 365, 'a day'),
    row('false red and orange', count('red', 'orange') / 4, 'a quarter'),
    row('false yellow and blue', count('yellow', 'blue') / (365 / 7), 'a week'),
  ];
}
