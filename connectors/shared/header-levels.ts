import type { MergedRange } from './fill-down.ts';
import { isFilled, isPlainlyValue } from './header-cells.ts';

/** A label of a header and the columns it stands over, `end` not included. */
export interface Span {
  label: string;
  start: number;
  end: number;
}

type Records = readonly (readonly string[])[];

const mostLevels = 5;

/**
 * The rows of a header that begins at `top`: one, or group names above column names. Groups are known from merged
 * cells; where a format has none, a group's name is followed by blank cells, all of which have names below, while
 * nothing stands below the other names.
 */
export function headerLevels(
  records: Records,
  top: number,
  width: number,
  merges: readonly MergedRange[],
): Span[][] {
  const isMerged = merges.some((range) => range.top === top && range.right > range.left);
  return isMerged ? mergedLevels(records, top, width, merges) : blankLevels(records, top, width);
}

function mergedLevels(
  records: Records,
  top: number,
  width: number,
  merges: readonly MergedRange[],
): Span[][] {
  const levels = [mergedSpans(records, top, width, merges)];
  for (let row = top; levels.length < mostLevels; row++) {
    const next = records[row + 1];
    const goesDown = merges.some(
      (range) => range.top >= top && range.top <= row && range.bottom > row && range.left < width,
    );
    if (!next || next.some(isPlainlyValue)) break;
    if (!goesDown && !continues(levels.at(-1)!, next)) break;
    levels.push(mergedSpans(records, row + 1, width, merges));
  }
  return levels;
}

/** True when a row has names below groups and nothing new below single names. */
function continues(spans: readonly Span[], next: readonly string[]): boolean {
  const groups = spans.filter(isGroup);
  return (
    groups.some(({ start, end }) => next.slice(start, end).some(isFilled)) &&
    spans.every((span) => isGroup(span) || isBlankOr(next[span.start], span.label))
  );
}

function mergedSpans(records: Records, row: number, width: number, merges: readonly MergedRange[]): Span[] {
  const across = merges.filter((range) => range.top === row);
  return (records[row] ?? []).slice(0, width).flatMap((cell, start) => {
    if (!isFilled(cell)) return [];
    const range = across.find(({ left }) => left === start);
    return [{ label: cell.trim(), start, end: range ? range.right + 1 : start + 1 }];
  });
}

function blankLevels(records: Records, top: number, width: number): Span[][] {
  const levels = [blankSpans(records[top]!, 0, width)];
  for (let row = top + 1; levels.at(-1)!.some(isGroup); row++) {
    const next = levelBelow(levels.at(-1)!, records[row] ?? []);
    if (!next || levels.length === mostLevels) return [singleSpans(records[top]!, width)];
    levels.push(next);
  }
  return levels;
}

/** The names below groups; null when the row is not one of names. */
function levelBelow(spans: readonly Span[], row: readonly string[]): Span[] | null {
  const isNames = spans.every((span) =>
    isGroup(span) ? isFilled(row[span.start]) : isBlankOr(row[span.start], span.label),
  );
  const isInside = row.every(
    (cell, column) => !isFilled(cell) || spans.some(({ start, end }) => column >= start && column < end),
  );
  if (!isNames || !isInside || row.some(isPlainlyValue)) return null;
  return spans.filter(isGroup).flatMap(({ start, end }) => blankSpans(row, start, end));
}

function singleSpans(row: readonly string[], width: number): Span[] {
  return row
    .slice(0, width)
    .flatMap((cell, start) => (isFilled(cell) ? [{ label: cell.trim(), start, end: start + 1 }] : []));
}

/** Every name with the blank cells, or the same names, that follow it. */
function blankSpans(row: readonly string[], start: number, end: number): Span[] {
  const spans: Span[] = [];
  for (let column = start; column < end; column++) {
    const label = row[column]?.trim() ?? '';
    const before = spans.at(-1);
    if (before && isBlankOr(label, before.label)) before.end = column + 1;
    else if (label !== '') spans.push({ label, start: column, end: column + 1 });
  }
  return spans;
}

function isGroup({ start, end }: Span): boolean {
  return end - start > 1;
}

function isBlankOr(cell: string | undefined, label: string): boolean {
  return !isFilled(cell) || cell!.trim() === label;
}
