import type { MergedRange } from './fill-down.ts';
import { isClosingRemark } from './captions.ts';
import { findHeader, type FoundHeader } from './find-header.ts';
import { isFilled } from './header-cells.ts';

/** Rows that belong to one table with what stands above it; `to` is not included. */
export interface Stretch {
  from: number;
  to: number;
}

type Records = readonly (readonly string[])[];

/** A table below another is looked for this often at most. */
const mostRuns = 2000;
const digit = /[0-9０-９]/;

/**
 * Cuts a sheet where, below blank rows, another table plainly begins: a header of its own, unlike the one above and
 * unlike the rows that follow it. What is not plain stays with the table above.
 *
 * @param isText records of delimited text: rows of as many cells as before then belong to the same table
 */
export function splitStretches(records: Records, merges: readonly MergedRange[], isText: boolean): Stretch[] {
  const stretches: Stretch[] = [{ from: 0, to: records.length }];
  let above: FoundHeader | null = null;
  let titlesFrom = -1;
  for (const run of filledRuns(records)) {
    const current = stretches.at(-1)!;
    const rows = records.slice(run.from, run.to);
    const next = headerOf(records, run, merges);
    if (run.from > current.from && next && isPlainHeader(next, rows)) {
      above ??= headerOf(records, { from: current.from, to: run.from }, merges);
      const isTitled = next.top > 0 || titlesFrom >= 0;
      if (above && isAnother(next, above, rows, isTitled, isText)) {
        current.to = titlesFrom < 0 ? run.from : titlesFrom;
        stretches.push({ from: current.to, to: records.length });
        above = next;
      }
    }
    if (!rows.every(isTitle)) titlesFrom = -1;
    else if (titlesFrom < 0) titlesFrom = run.from;
  }
  return stretches;
}

/** The header of a part of the sheet. */
export function headerOf(
  records: Records,
  { from, to }: Stretch,
  merges: readonly MergedRange[],
): FoundHeader | null {
  const inside = merges.filter(({ top }) => top >= from && top < to);
  return findHeader(
    records.slice(from, to),
    inside.map((range) => ({ ...range, top: range.top - from, bottom: range.bottom - from })),
  );
}

function filledRuns(records: Records): Stretch[] {
  const runs: Stretch[] = [];
  records.forEach((record, row) => {
    if (!record.some(isFilled)) return;
    const before = runs.at(-1);
    if (before?.to === row) before.to = row + 1;
    else runs.push({ from: row, to: row + 1 });
  });
  return runs.slice(0, mostRuns);
}

function isTitle(record: readonly string[]): boolean {
  return record.filter(isFilled).length === 1 && !isClosingRemark(record);
}

/** True when every column has a name of its own that is no value of it. */
function isPlainHeader({ columns, headerRecords, top }: FoundHeader, rows: Records): boolean {
  const body = rows.slice(headerRecords);
  const names = rows.slice(top, headerRecords);
  return (
    columns.length >= 2 &&
    body.length > 0 &&
    columns.every(({ index }) => {
      const own = names.map((record) => record[index] ?? '').filter(isFilled);
      return own.length > 0 && !body.some((record) => own.includes(record[index] ?? ''));
    })
  );
}

/**
 * True when a header has other names than the one above, and figures below words: in half of its columns, or in one
 * when a title announces it. Without a title, or in delimited text, it must also have another number of columns.
 */
function isAnother(
  next: FoundHeader,
  above: FoundHeader,
  rows: Records,
  isTitled: boolean,
  isText: boolean,
): boolean {
  const isOtherWidth = next.columns.length !== above.columns.length;
  if (!isOtherWidth && (isText || !isTitled)) return false;
  const known = new Set(above.columns.map(({ header }) => header));
  if (next.columns.filter(({ header }) => known.has(header)).length * 2 >= next.columns.length) return false;
  const body = rows.slice(next.headerRecords);
  const contrasting = next.columns.filter(({ index, header }) => {
    const cells = body.map((record) => record[index] ?? '').filter(isFilled);
    return !digit.test(header) && cells.filter((cell) => digit.test(cell)).length > cells.length * 0.6;
  }).length;
  return contrasting >= (isTitled ? 1 : Math.max(2, next.columns.length / 2));
}
