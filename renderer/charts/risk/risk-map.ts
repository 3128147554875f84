import type { RiskFigure } from '../../../schemas/api/risk/figures.ts';
import { areaMapOption, type MapClass, type MapMark, type MapScope } from '../area-map.ts';
import type { ChartTheme } from '../chart-theme.ts';
import { classify, classOf } from '../master/map-classes.ts';
import { rampColour } from '../master/map-colour.ts';
import { noDataTile } from '../no-data-tile.ts';
import { comparable, type Ranking } from './area-value.ts';

export interface RiskMapWords {
  value(value: number): string;
  tip(figure: RiskFigure): [string, string][];
  noData: string;
}

/** Areas in classes of what they are ranked by; small samples are in no class, areas without data are hatched. */
export function riskMapOption(
  figures: readonly RiskFigure[],
  map: MapScope,
  shown: { by: Ranking; chosen: string | null },
  words: RiskMapWords,
  theme: ChartTheme,
) {
  const drawn = figures.filter(({ area, state }) => map.codes.has(area) && state !== 'no-data');
  const values = drawn.flatMap((figure) => comparable(figure, shown.by) ?? []);
  const classes = classify(values, 'quantile');
  const colours = classes.map((_, index) => classColour(index, classes.length, theme));
  const marks = drawn.map((figure): MapMark => {
    const value = comparable(figure, shown.by);
    return {
      code: figure.area,
      name: figure.areaName ?? figure.area,
      value,
      color: value === null ? null : colours[classOf(value, classes)]!,
      tip: words.tip(figure),
      behind: { name: figure.area, filters: [] },
      isChosen: figure.area === shown.chosen,
    };
  });
  const pieces = classes.map(({ from, to }, index): MapClass => ({
    gte: from,
    lte: to,
    color: colours[index]!,
    label: from === to ? words.value(from) : `${words.value(from)} – ${words.value(to)}`,
  }));
  const unmarked = { fill: { image: noDataTile(theme), repeat: 'repeat' as const }, text: words.noData };
  return areaMapOption(marks, pieces, map, unmarked, theme);
}

/** One class alone is neither little nor much. */
function classColour(index: number, classes: number, { ramp }: ChartTheme): string {
  return classes === 1 ? ramp[ramp.length >> 1]! : rampColour(index, classes, ramp);
}
