import { kindOfCell, type CellKind } from './cell-kinds.ts';

/** Words for nothing; they say nothing about a column either. */
const nothing =
  /^(|[/\\—_.。?？*、-]+|n\/?a|null|none|nan|\\n|#.*|\(?null\)?|不详|不明|未知|未填|未填写|暂无|暂缺|空|\(空\))$/i;

/** The filled cells of a column, as far as they tell what it holds. */
export interface ColumnProfile {
  /** How many cells were looked at. */
  cells: number;
  /** The different texts with how often each stands there. */
  texts: Map<string, number>;
  /** How many cells have each look. */
  kinds: Map<CellKind, number>;
}

/** More cells tell nothing new about a column. */
const enoughCells = 100;
const longestCell = 300;

/** Up to so many cells that hold something, in one form: NFKC, trimmed, without the marks that keep a number a text. */
export function filledCells(cells: readonly string[], atMost = Infinity): string[] {
  const filled: string[] = [];
  for (const cell of cells) {
    const text = cell
      .slice(0, longestCell)
      .normalize('NFKC')
      .trim()
      .replace(/^[='"]+|["']+$/g, '');
    if (!nothing.test(text)) filled.push(text);
    if (filled.length >= atMost) break;
  }
  return filled;
}

/** The looks of a column's filled cells. Null when there are fewer than three, which say nothing. */
export function profileColumn(cells: readonly string[]): ColumnProfile | null {
  const filled = filledCells(cells, enoughCells);
  if (filled.length < 3) return null;
  const texts = new Map<string, number>();
  for (const cell of filled) texts.set(cell, (texts.get(cell) ?? 0) + 1);
  const kinds = new Map<CellKind, number>();
  for (const [text, count] of texts) {
    const kind = kindOfCell(text);
    kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  }
  return { cells: filled.length, texts, kinds };
}
