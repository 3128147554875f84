import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import { labelStyle } from '../axis-styles.ts';
import type { ChartTheme } from '../chart-theme.ts';

/** What people call the parts of a model. */
export interface ModelLabels {
  comparison(name: string): string;
  level(comparison: string, level: string): string;
}

/** One level that says something, in the model's order. */
export interface LevelRow {
  comparison: string;
  level: string;
  /** The first of its comparison. */
  isFirst: boolean;
  m: number;
  u: number;
  /** log2(m / u) */
  bits: number;
}

export type ShownModel = Pick<LinkageModel, 'comparisons'>;
export type ShownParameters = Pick<LinkageParameters, 'levels' | 'prior'>;

/** The levels of a model without those of missing values, which say nothing. */
export function levelRows(model: ShownModel, { levels }: ShownParameters): LevelRow[] {
  return model.comparisons.flatMap((comparison, k) => {
    const shown = comparison.levels.flatMap((level, at) => (level.isMissing ? [] : [{ level, at }]));
    return shown.map(({ level, at }, place) => {
      const { m, u } = levels[k]![at]!;
      return {
        comparison: comparison.name,
        level: level.name,
        isFirst: place === 0,
        m,
        u,
        bits: Math.log2(m / u),
      };
    });
  });
}

export const rowHeight = 22;
const comparisonOffset = 128;

/**
 * Two category axes that name rows by comparison and level. A row that is null is left empty, to set
 * comparisons apart.
 */
export function rowAxes(
  rows: readonly ({ comparison: string; level: string; isFirst: boolean } | null)[],
  theme: ChartTheme,
  gridIndex = 0,
) {
  const axis = { type: 'category' as const, inverse: true, gridIndex, axisTick: { show: false } };
  return [
    {
      ...axis,
      data: rows.map((row) => row?.level ?? ''),
      axisLine: { lineStyle: { color: theme.line } },
      axisLabel: { ...labelStyle(theme), width: comparisonOffset - 12, overflow: 'truncate', interval: 0 },
    },
    {
      ...axis,
      position: 'left' as const,
      offset: comparisonOffset,
      data: rows.map((row) => (row?.isFirst ? row.comparison : '')),
      axisLine: { show: false },
      axisLabel: {
        ...labelStyle(theme),
        color: theme.text,
        fontWeight: 600,
        width: 96,
        overflow: 'truncate',
        interval: 0,
      },
    },
  ];
}

/** Rows with an empty one before every comparison but the first. */
export function spaced<Row extends { isFirst: boolean }>(rows: readonly Row[]): (Row | null)[] {
  return rows.flatMap((row, at) => (row.isFirst && at > 0 ? [null, row] : [row]));
}
