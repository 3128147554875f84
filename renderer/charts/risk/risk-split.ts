import type { ChartTheme } from '../chart-theme.ts';
import type { ChartView } from '../chart-view.ts';
import { barsOption, type Bar } from './bars.ts';

/** A part of a numerator; without a key the rows that name none. */
export interface SplitPart {
  key: string | null;
  numerator: number;
  denominator: number | null;
}

export interface SplitWords {
  headers: string[];
  name(key: string | null): string;
  count(value: number): string;
  share(share: number): string;
  /** The part's own rate over its denominator; empty where there is none. */
  rate(part: SplitPart): string;
  others(count: number): string;
}

const shownParts = 12;
export const splitHeight = 300;

/** A numerator split by a dimension, the largest part first. A part that has a name is clickable. */
export function riskSplit(
  parts: readonly SplitPart[],
  chosen: string | null,
  words: SplitWords,
  color: string,
  theme: ChartTheme,
): ChartView {
  const sorted = [...parts].sort((a, b) => b.numerator - a.numerator);
  const total = sorted.reduce((sum, { numerator }) => sum + numerator, 0);
  const shareOf = ({ numerator }: SplitPart) => words.share(total > 0 ? numerator / total : 0);
  const cellsOf = (part: SplitPart) => [
    words.name(part.key),
    words.count(part.numerator),
    shareOf(part),
    words.rate(part),
  ];
  const behind = ({ key }: SplitPart) => (key === null ? undefined : { name: key, filters: [] });
  const bars = sorted.slice(0, shownParts).map((part): Bar => ({
    name: words.name(part.key),
    value: part.numerator,
    text: `${words.count(part.numerator)}  ${shareOf(part)}`,
    tip: cellsOf(part)
      .slice(1)
      .map((cell, at): [string, string] => [words.headers[at + 1] ?? '', cell])
      .filter(([, cell]) => cell !== ''),
    behind: behind(part),
    isChosen: part.key !== null && part.key === chosen,
  }));
  const left = sorted.length - bars.length;
  return {
    option: barsOption(bars, color, splitHeight, theme),
    headers: words.headers,
    rows: sorted.map((part) => ({ cells: cellsOf(part), behind: behind(part) })),
    textColumns: 1,
    note: left > 0 ? words.others(left) : '',
  };
}
