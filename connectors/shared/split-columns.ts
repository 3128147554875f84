import { isCaption, isFilled } from './header-cells.ts';
import type { FoundHeader } from './find-header.ts';

/** Columns side by side; `end` is not included. */
export interface ColumnBlock {
  start: number;
  end: number;
}

type Records = readonly (readonly string[])[];

/** The runs of columns that blank ones part, from the header's rows down. A single block means none do. */
export function columnBlocks(records: Records, { top, columns }: FoundHeader): ColumnBlock[] {
  const filled = columns.map(() => false);
  for (const record of records.slice(top))
    for (let column = 0; column < filled.length; column++) filled[column] ||= isFilled(record[column]);
  const blocks: ColumnBlock[] = [];
  filled.forEach((isUsed, column) => {
    if (!isUsed) return;
    const before = blocks.at(-1);
    if (before?.end === column) before.end = column + 1;
    else blocks.push({ start: column, end: column + 1 });
  });
  return blocks;
}

/** True when blocks are plainly tables of their own: they repeat each other's names, or each has its title. */
export function areTables(records: Records, header: FoundHeader, blocks: readonly ColumnBlock[]): boolean {
  const lowest = records[header.headerRecords - 1]!;
  const [first, ...others] = blocks.map(({ start, end }) => lowest.slice(start, end).filter(isFilled));
  if (blocks.some(({ start, end }) => end - start < 2) || !first) return false;
  const repeats = others.every(
    (names) =>
      names.filter((name) => first.includes(name)).length * 3 >= names.length * 2 && names.length > 0,
  );
  const titles = records[header.top - 1] ?? [];
  const areTitled = blocks.every(({ start, end }) => {
    const cells = titles.slice(start, end).filter(isFilled);
    return cells.length === 1 && !isCaption(cells[0]!);
  });
  return repeats || areTitled;
}
