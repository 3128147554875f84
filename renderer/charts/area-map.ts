import { labelStyle } from './axis-styles.ts';
import type { ChartTheme } from './chart-theme.ts';
import type { Behind } from './chart-view.ts';
import { textOn } from './text-on.ts';
import { tooltipHtml, tooltipStyle } from './tooltip.ts';

/** The map that was registered with ECharts, and what it shows. */
export interface MapScope {
  name: string;
  level: 'town' | 'village' | 'grid';
  /** Codes of the areas that have a polygon. */
  codes: ReadonlySet<string>;
  /** Latitude of its middle, for the shape of a degree. */
  latitude: number;
  /** Names of areas that have a polygon, for those that nothing is known of. */
  names?: ReadonlyMap<string, string>;
}

/** A class of values with its colour, as the legend names it. */
export interface MapClass {
  gte: number;
  lt?: number;
  lte?: number;
  color: string;
  label: string;
}

/** An area as it is drawn; without a colour it is in no class. */
export interface MapMark {
  code: string;
  name: string;
  value: number | null;
  color: string | null;
  tip: [name: string, value: string][];
  behind: Behind;
  isChosen?: boolean;
}

/** Room around the map. One area alone that fills the panel looks like a drawing that failed. */
const aroundAll = { left: 8, right: 8, top: 8, bottom: 8 };
const aroundOne = { left: '22%', right: '22%', top: '16%', bottom: '16%' };

/** How areas without a mark look, and what is said about them. */
export interface UnmarkedAreas {
  fill: string | { image: HTMLCanvasElement; repeat: 'repeat' };
  text: string;
}

/** A choropleth of the areas that have a polygon. */
export function areaMapOption(
  marks: readonly MapMark[],
  classes: readonly MapClass[],
  map: MapScope,
  unmarked: UnmarkedAreas,
  theme: ChartTheme,
) {
  const byCode = new Map(marks.map((mark) => [mark.code, mark]));
  return {
    tooltip: {
      ...tooltipStyle(theme),
      trigger: 'item',
      formatter: ({ name }: { name: string }) => {
        const mark = byCode.get(name);
        return mark
          ? tooltipHtml(mark.name, mark.tip)
          : tooltipHtml(map.names?.get(name) ?? name, [[unmarked.text, '']]);
      },
    },
    visualMap: classLegend(classes, theme),
    series: [
      {
        type: 'map',
        map: map.name,
        nameProperty: 'code',
        selectedMode: false,
        aspectScale: Math.cos((map.latitude * Math.PI) / 180),
        roam: false,
        ...(map.codes.size === 1 ? aroundOne : aroundAll),
        preserveAspect: 'contain',
        ...areaStyles(unmarked.fill, theme, (code) => byCode.get(code)?.name ?? ''),
        data: marks.map((mark) => areaItem(mark, theme)),
      },
    ],
  };
}

function classLegend(classes: readonly MapClass[], theme: ChartTheme) {
  return {
    type: 'piecewise',
    show: classes.length > 0,
    pieces: classes,
    outOfRange: { color: theme.empty },
    left: 0,
    bottom: 0,
    itemWidth: 14,
    itemHeight: 10,
    itemGap: 5,
    textStyle: labelStyle(theme),
    showLabel: true,
    hoverLink: false,
    selectedMode: false,
  };
}

function areaStyles(fill: UnmarkedAreas['fill'], theme: ChartTheme, nameOfCode: (code: string) => string) {
  return {
    itemStyle: { areaColor: fill, borderColor: theme.surface, borderWidth: 1 },
    label: {
      show: true,
      fontSize: 12,
      fontFamily: theme.font,
      textBorderWidth: 2,
      formatter: ({ name }: { name: string }) => nameOfCode(name),
    },
    labelLayout: { hideOverlap: true },
    emphasis: {
      label: { show: true },
      itemStyle: { areaColor: null, borderColor: theme.text, borderWidth: 1.5 },
    },
  };
}

/** An area whose name is read on its class's colour. */
function areaItem({ code, value, color, behind, isChosen }: MapMark, theme: ChartTheme) {
  const textBorderColor = color ?? theme.empty;
  const label = { color: textOn(textBorderColor, theme), textBorderColor };
  const chosen = isChosen ? { borderColor: theme.text, borderWidth: 2.5 } : {};
  const fill = color === null ? { areaColor: theme.empty, borderColor: theme.line } : {};
  return {
    name: code,
    value: color === null ? NaN : value,
    label,
    emphasis: { label },
    itemStyle: { ...fill, ...chosen },
    behind,
  };
}
