import { WarningLevel } from '../../schemas/indicators/rule.ts';

/** Colours and type of the charts, taken from the design tokens so that both themes look like the rest of the page. */
export interface ChartTheme {
  font: string;
  text: string;
  textMuted: string;
  line: string;
  lineSoft: string;
  surface: string;
  surfaceRaised: string;
  /** Areas and cells that nothing is known of. */
  empty: string;
  /** What needs attention. */
  warning: string;
  /** The colours of warnings, for nothing else. */
  levels: Readonly<Record<WarningLevel, string>>;
  /** Categorical colours, in order. */
  series: readonly string[];
  /** Sequential colours from little to much. */
  ramp: readonly string[];
}

const seriesCount = 8;
const rampCount = 6;

/** Reads the theme that the page shows now. */
export function readChartTheme(): ChartTheme {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--th-${name}`).trim();
  const numbered = (name: string, count: number) =>
    Array.from({ length: count }, (_, index) => token(`${name}-${index + 1}`));
  return {
    font: token('font'),
    text: token('text'),
    textMuted: token('text-3'),
    line: token('line-colour'),
    lineSoft: token('line-soft'),
    surface: token('surface'),
    surfaceRaised: token('surface-raised'),
    empty: token('chart-empty'),
    warning: token('warn-mark'),
    levels: levelsOf((level) => token(`level-${level}`)),
    series: numbered('chart', seriesCount),
    ramp: numbered('chart-ramp', rampCount),
  };
}

/** A colour for each level of warning. */
export function levelsOf(colourOf: (level: WarningLevel) => string): ChartTheme['levels'] {
  const colours = WarningLevel.options.map((level) => [level, colourOf(level)] as const);
  return Object.fromEntries(colours) as Record<WarningLevel, string>;
}
