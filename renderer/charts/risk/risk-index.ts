import type { AreaIndex } from '../../../schemas/api/risk/figures.ts';
import { labelStyle, plotArea } from '../axis-styles.ts';
import type { ChartTheme } from '../chart-theme.ts';
import type { Behind, ChartView } from '../chart-view.ts';
import { tooltipHtml, tooltipStyle } from '../tooltip.ts';

export interface IndexWords {
  headers: string[];
  others: string;
  points(value: number): string;
  indicator(id: string): string;
  /** Rank with the range that weights drawn anew give it. */
  rank(area: AreaIndex): string;
  cells(area: AreaIndex): string[];
  tooLittle(count: number): string;
}

const shownAreas = 14;
const shownIndicators = 7;
const faded = 0.4;

/** The composite index of each area, the worst first, made of what each indicator adds. */
export function riskIndex(
  areas: readonly AreaIndex[],
  chosen: string | null,
  words: IndexWords,
  theme: ChartTheme,
): ChartView {
  const known = areas.filter(({ index }) => index !== null).sort((a, b) => b.index! - a.index!);
  const unknown = areas.filter(({ index }) => index === null);
  return {
    option: indexOption(known.slice(0, shownAreas), chosen, words, theme),
    headers: words.headers,
    rows: (known.length > 0 ? [...known, ...unknown] : []).map((area) => ({
      cells: words.cells(area),
      behind: behind(area),
    })),
    textColumns: 1,
    note: unknown.length > 0 ? words.tooLittle(unknown.length) : '',
  };
}

const behind = ({ area }: AreaIndex): Behind => ({ name: area, filters: [] });

function indexOption(
  areas: readonly AreaIndex[],
  chosen: string | null,
  words: IndexWords,
  theme: ChartTheme,
) {
  const parts = partsOf(areas, words, theme);
  const last = parts.length - 1;
  return {
    grid: plotArea({ right: 120, top: 4, bottom: 34 }),
    legend: { bottom: 0, type: 'scroll', itemWidth: 12, itemHeight: 8, textStyle: labelStyle(theme) },
    tooltip: {
      ...tooltipStyle(theme),
      trigger: 'item',
      formatter: ({ dataIndex, seriesName }: { dataIndex: number; seriesName: string }) => {
        const area = areas[dataIndex]!;
        const part = parts.find(({ name }) => name === seriesName);
        return tooltipHtml(area.areaName ?? area.area, [
          [seriesName, words.points(part?.points[dataIndex] ?? 0)],
          [words.headers[1] ?? '', words.points(area.index ?? 0)],
          [words.headers[2] ?? '', words.rank(area)],
        ]);
      },
    },
    xAxis: { type: 'value', show: false, min: 0 },
    yAxis: {
      type: 'category',
      inverse: true,
      data: areas.map(({ area, areaName }) => areaName ?? area),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...labelStyle(theme), color: theme.text, width: 120, overflow: 'truncate' },
    },
    series: parts.map(({ name, color, points }, at) => ({
      type: 'bar',
      name,
      stack: 'index',
      color,
      barMaxWidth: 16,
      data: points.map((value, index) => ({
        value,
        behind: behind(areas[index]!),
        itemStyle: { opacity: chosen && areas[index]!.area !== chosen ? faded : 1 },
      })),
      label: {
        show: at === last,
        position: 'right',
        color: theme.text,
        fontSize: 12,
        fontFamily: theme.font,
        formatter: ({ dataIndex }: { dataIndex: number }) =>
          `${words.points(areas[dataIndex]!.index ?? 0)}  ${words.rank(areas[dataIndex]!)}`,
      },
    })),
  };
}

interface Part {
  name: string;
  color: string;
  points: number[];
}

/** The indicators that add most over all areas, and the others together; the last carries the label, even at zero. */
function partsOf(areas: readonly AreaIndex[], words: IndexWords, theme: ChartTheme): Part[] {
  const sums = new Map<string, number>();
  for (const { contributions } of areas)
    for (const { indicator, points } of contributions)
      sums.set(indicator, (sums.get(indicator) ?? 0) + points);
  const largest = [...sums].sort(([, a], [, b]) => b - a).map(([id]) => id);
  const shown = largest.slice(0, shownIndicators);
  const pointsOf = (area: AreaIndex, ids: readonly string[]) =>
    area.contributions.reduce(
      (sum, { indicator, points }) => (ids.includes(indicator) ? sum + points : sum),
      0,
    );
  const rest = largest.slice(shownIndicators);
  return [
    ...shown.map((id, at) => ({
      name: words.indicator(id),
      color: theme.series[at]!,
      points: areas.map((area) => pointsOf(area, [id])),
    })),
    { name: words.others, color: theme.line, points: areas.map((area) => pointsOf(area, rest)) },
  ];
}
