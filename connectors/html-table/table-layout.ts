import { createGridBuilder, refuseColumn, type BuiltGrid, type GridBudget } from '../shared/grid-builder.ts';
import { cellText } from './cell-value.ts';
import { FlowingText } from './flowing-text.ts';
import type { ClassFormats } from './number-formats.ts';

interface OpenCell {
  attributes: Readonly<Record<string, string>>;
  row: number;
  column: number;
  text: FlowingText;
}

/** Most that a cell may span (HTML Living Standard 4.9.11). */
const mostColumnsSpanned = 1000;
const mostRowsSpanned = 65_534;

/** A table of a page while it is read: lays its cells out in rows and columns (4.9.12). */
export class TableLayout {
  /** True when other tables stand in its cells. */
  holdsTables = false;
  readonly caption = new FlowingText();
  private readonly grid;
  private readonly budget: GridBudget;
  private readonly classes: () => ClassFormats;
  private row = -1;
  private column = 0;
  private cell: OpenCell | null = null;
  /** For each column the first row below the cells that reach down into it. */
  private readonly freeFrom: number[] = [];

  constructor(budget: GridBudget, classes: () => ClassFormats) {
    this.grid = createGridBuilder({ sheet: '', hidden: false }, budget);
    this.budget = budget;
    this.classes = classes;
  }

  /** Where the text of the open cell goes; null between cells. */
  get text(): FlowingText | null {
    return this.cell?.text ?? null;
  }

  openRow(attributes: Readonly<Record<string, string>> = {}): void {
    this.closeCell();
    this.row++;
    this.column = 0;
    if (/display\s*:\s*none/i.test(attributes['style'] ?? '')) this.grid.hideRow(this.row);
  }

  openCell(attributes: Readonly<Record<string, string>>): void {
    this.closeCell();
    if (this.row < 0) this.openRow();
    const { row } = this;
    let column = this.column;
    while ((this.freeFrom[column] ?? 0) > row) column++;
    const across = spanOf(attributes['colspan'], mostColumnsSpanned);
    const down = spanOf(attributes['rowspan'], mostRowsSpanned);
    this.budget.spend(column - this.column + across - 1, 0);
    if (across > 1 || down > 1) this.cover(row, column, across, down);
    this.cell = { attributes, row, column, text: new FlowingText() };
    this.column = column + across;
  }

  closeCell(): void {
    if (!this.cell) return;
    const { attributes, row, column, text } = this.cell;
    this.cell = null;
    const value = cellText(attributes, text.toString(), this.classes());
    if (value === null) this.grid.noteError(row, column);
    else this.grid.put(row, column, value);
  }

  finish(sheet: string): BuiltGrid {
    this.closeCell();
    return { ...this.grid.build(), sheet };
  }

  private cover(row: number, column: number, across: number, down: number): void {
    refuseColumn(column + across - 1);
    this.grid.merge({ top: row, left: column, bottom: row + down - 1, right: column + across - 1 });
    if (down > 1) for (let i = column; i < column + across; i++) this.freeFrom[i] = row + down;
  }
}

function spanOf(attribute: string | undefined, most: number): number {
  const span = Number.parseInt(attribute ?? '', 10);
  return span > 0 ? Math.min(span, most) : 1;
}
