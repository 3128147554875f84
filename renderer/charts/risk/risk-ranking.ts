import type { RiskFigure } from '../../../schemas/api/risk/figures.ts';
import type { ChartTheme } from '../chart-theme.ts';
import type { ChartView } from '../chart-view.ts';
import { comparable, type Ranking } from './area-value.ts';
import { barsOption, type Bar } from './bars.ts';

export interface RankingWords {
  headers: string[];
  /** A comparable value with its unit. */
  value(value: number): string;
  /** Its figure whatever its state, its counts, interval and standing, in the order of the headers. */
  cells(figure: RiskFigure, place: number | null): string[];
  tip(figure: RiskFigure, place: number | null): [string, string][];
  /** How many areas have no place, and why. */
  unranked(small: number, noData: number): string;
}

const shownBars = 14;

/** Areas from the worst to the best; small samples and areas without data have no place and stand at the end. */
export function riskRanking(
  figures: readonly RiskFigure[],
  order: { by: Ranking; lowerIsWorse: boolean; chosen: string | null },
  words: RankingWords,
  theme: ChartTheme,
): ChartView {
  const sign = order.lowerIsWorse ? 1 : -1;
  const valueOf = (figure: RiskFigure) => comparable(figure, order.by);
  const ranked = figures
    .filter((figure) => valueOf(figure) !== null)
    .sort((a, b) => sign * (valueOf(a)! - valueOf(b)!) || (a.area < b.area ? -1 : 1));
  const unranked = figures.filter((figure) => valueOf(figure) === null);
  const placeOf = (figure: RiskFigure) =>
    1 + ranked.filter((other) => sign * (valueOf(other)! - valueOf(figure)!) < 0).length;
  const bars = shownOf(ranked, order.chosen).map((figure): Bar => ({
    name: figure.areaName ?? figure.area,
    value: valueOf(figure)!,
    text: words.value(valueOf(figure)!),
    tip: words.tip(figure, placeOf(figure)),
    behind: { name: figure.area, filters: [] },
    isChosen: figure.area === order.chosen,
  }));
  const small = unranked.filter(({ state }) => state === 'small').length;
  return {
    option: barsOption(bars, theme.series[0]!, theme),
    headers: words.headers,
    rows: [...ranked, ...unranked].map((figure) => ({
      cells: words.cells(figure, valueOf(figure) === null ? null : placeOf(figure)),
      behind: { name: figure.area, filters: [] },
    })),
    textColumns: 1,
    note: unranked.length > 0 ? words.unranked(small, unranked.length - small) : '',
  };
}

/** The worst, and the chosen one wherever it stands. */
function shownOf(ranked: readonly RiskFigure[], chosen: string | null): RiskFigure[] {
  const worst = ranked.slice(0, shownBars);
  const own = ranked.find(({ area }) => area === chosen);
  return own && !worst.includes(own) ? [...worst.slice(0, -1), own] : worst;
}
