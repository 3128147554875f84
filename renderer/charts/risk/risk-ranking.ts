import type { RiskFigure } from '../../../schemas/api/risk/figures.ts';
import type { ChartTheme } from '../chart-theme.ts';
import type { ChartView } from '../chart-view.ts';
import { comparable, plain, type Ranking } from './area-value.ts';
import { barsOption, type Bar } from './bars.ts';

export interface RankingWords {
  headers: string[];
  /** A comparable value with its unit. */
  value(value: number): string;
  /** What is known of a small sample. */
  aside(value: number | null): string;
  /** Its figure whatever its state, its counts, interval and standing, in the order of the headers. */
  cells(figure: RiskFigure, place: number | null): string[];
  tip(figure: RiskFigure, place: number | null): [string, string][];
  /** How many areas have no place, and why. */
  unranked(small: number, noData: number): string;
}

const shownBars = 14;
export const rankingHeight = 420;

/** Areas from the worst to the best; small samples stand at the end without a bar or an order, areas without data in the table alone. */
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
  const barOf = (figure: RiskFigure): Bar => {
    const [value, own] = [valueOf(figure), plain(figure, order.by)];
    return {
      name: figure.areaName ?? figure.area,
      value: value ?? 0,
      text: value === null ? words.aside(own) : words.value(value),
      tip: words.tip(figure, value === null ? null : placeOf(figure)),
      behind: { name: figure.area, filters: [] },
      isChosen: figure.area === order.chosen,
    };
  };
  const asides = unranked.filter(({ state }) => state === 'small').sort((a, b) => (a.area < b.area ? -1 : 1));
  const bars = shownOf([...ranked, ...asides], order.chosen).map(barOf);
  return {
    option: barsOption(bars, theme.series[0]!, rankingHeight, theme),
    headers: words.headers,
    rows: [...ranked, ...unranked].map((figure) => ({
      cells: words.cells(figure, valueOf(figure) === null ? null : placeOf(figure)),
      behind: { name: figure.area, filters: [] },
    })),
    textColumns: 1,
    note: unranked.length > 0 ? words.unranked(asides.length, unranked.length - asides.length) : '',
  };
}

/** The worst, and the chosen one wherever it stands. */
function shownOf(ranked: readonly RiskFigure[], chosen: string | null): RiskFigure[] {
  const worst = ranked.slice(0, shownBars);
  const own = ranked.find(({ area }) => area === chosen);
  return own && !worst.includes(own) ? [...worst.slice(0, -1), own] : worst;
}
