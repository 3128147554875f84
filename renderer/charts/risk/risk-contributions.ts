import type { AreaIndex } from '../../../schemas/api/risk/figures.ts';
import type { ChartTheme } from '../chart-theme.ts';
import type { ChartView } from '../chart-view.ts';
import { barHeight, barsOption, type Bar } from './bars.ts';

export interface ContributionWords {
  headers: string[];
  indicator(id: string): string;
  points(value: number): string;
  standing(value: number): string;
  missing(names: string[]): string;
}

const leastHeight = 380;

/** What each indicator adds to one area's index. */
export function riskContributions(
  { contributions, missing }: AreaIndex,
  chosen: string | null,
  words: ContributionWords,
  theme: ChartTheme,
): ChartView {
  const sorted = [...contributions].sort((a, b) => b.points - a.points);
  const bars = sorted.map(({ indicator, points, standing }): Bar => ({
    name: words.indicator(indicator),
    value: points,
    text: words.points(points),
    tip: [
      [words.headers[1] ?? '', words.points(points)],
      [words.headers[2] ?? '', words.standing(standing)],
    ],
    behind: { name: indicator, filters: [] },
    isChosen: indicator === chosen,
  }));
  const height = Math.max(leastHeight, sorted.length * barHeight);
  return {
    option: barsOption(bars, theme.series[4]!, height, theme),
    headers: words.headers,
    rows: sorted.map(({ indicator, points, standing }) => ({
      cells: [words.indicator(indicator), words.points(points), words.standing(standing)],
      behind: { name: indicator, filters: [] },
    })),
    textColumns: 1,
    note: missing.length > 0 ? words.missing(missing.map(words.indicator)) : '',
    height,
  };
}
