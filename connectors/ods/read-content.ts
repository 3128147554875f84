import { limits, ParseError } from '../../schemas/intake/connector.ts';
import {
  createGridBudget,
  createGridBuilder,
  type BuiltGrid,
  type GridBuilder,
} from '../shared/grid-builder.ts';
import type { Attributes, XmlHandler } from '../shared/xml.ts';
import { cellText } from './cell-value.ts';
import { ParagraphText } from './paragraph-text.ts';

/** What stands in or beside a cell and is none of its content: notes, drawings, what others changed or link to. */
const passedOver = new Set([
  'annotation',
  'note',
  'shapes',
  'frame',
  'custom-shape',
  'control',
  'tracked-changes',
  'dde-links',
  'ruby-text',
]);

/** Reads the sheets of a `content.xml`. */
export class ContentReader implements XmlHandler {
  private readonly grids: GridBuilder[] = [];
  private readonly budget = createGridBudget();
  private readonly hiddenStyles = new Set<string>();
  private readonly paragraphs = new ParagraphText();
  private styleName = '';
  private grid: GridBuilder | null = null;
  private tableDepth = 0;
  private passing = 0;
  private tableColumn = 0;
  private row = 0;
  private rowRepeat = 1;
  private rowIsHidden = false;
  private column = 0;
  private cell: Record<string, string> | null = null;

  finish(): BuiltGrid[] {
    return this.grids.map((grid) => grid.build());
  }

  open(name: string, attributes: Attributes): void {
    if (passedOver.has(name)) this.passing++;
    if (this.passing > 0) return;
    if (name === 'table-cell' || name === 'covered-table-cell') this.openCell(attributes);
    else if (name === 'table-row') this.openRow(attributes);
    else if (this.cell) this.paragraphs.open(name, attributes);
    else if (name === 'table-column') this.takeColumns(attributes);
    else if (name === 'table') this.openTable(attributes);
    else if (name === 'style') this.styleName = attributes.get('style:name') ?? '';
    else if (name === 'table-properties' && attributes.get('table:display') === 'false')
      this.hiddenStyles.add(this.styleName);
  }

  text(piece: string): void {
    if (this.cell && this.passing === 0) this.paragraphs.take(piece);
  }

  close(name: string): void {
    if (this.passing > 0) {
      if (passedOver.has(name)) this.passing--;
    } else if (name === 'table-cell' || name === 'covered-table-cell') this.closeCell();
    else if (name === 'table-row') this.closeRow();
    else if (name === 'table') this.tableDepth--;
    else if (this.cell) this.paragraphs.close(name);
  }

  private openTable(attributes: Attributes): void {
    if (this.tableDepth++ > 0) return;
    if (this.grids.length === limits.tables)
      throw new ParseError('FILE_LIMIT', { limit: 'tables', where: String(limits.tables) });
    const hidden = this.hiddenStyles.has(attributes.get('table:style-name') ?? '');
    this.grid = createGridBuilder({ sheet: attributes.get('table:name') ?? '', hidden }, this.budget);
    this.grids.push(this.grid);
    this.row = this.tableColumn = 0;
  }

  private takeColumns(attributes: Attributes): void {
    const first = this.tableColumn;
    this.tableColumn += timesOf(attributes.get('table:number-columns-repeated'));
    if (isHidden(attributes)) this.grid?.hideColumns(first, this.tableColumn - 1);
  }

  private openRow(attributes: Attributes): void {
    this.rowRepeat = timesOf(attributes.get('table:number-rows-repeated'));
    this.rowIsHidden = isHidden(attributes);
    this.column = 0;
  }

  private openCell(attributes: Attributes): void {
    this.cell = attributes.toRecord();
    this.paragraphs.clear();
  }

  private closeCell(): void {
    const { cell, grid, row, column } = this;
    if (!cell || !grid) return;
    this.cell = null;
    const repeat = timesOf(cell['table:number-columns-repeated']);
    this.column += repeat;
    const across = timesOf(cell['table:number-columns-spanned']);
    const down = timesOf(cell['table:number-rows-spanned']);
    if (across > 1 || down > 1)
      grid.merge({ top: row, left: column, bottom: row + down - 1, right: column + across - 1 });
    const value = cellText(cell, this.paragraphs.toString());
    if (value === null) grid.noteError(row, column);
    else if (value !== '') for (let i = 0; i < repeat; i++) grid.put(row, column + i, value);
  }

  private closeRow(): void {
    const { grid, row, rowRepeat } = this;
    if (grid?.repeat(row, rowRepeat - 1) && this.rowIsHidden)
      for (let i = 0; i < rowRepeat; i++) grid.hideRow(row + i);
    this.row += rowRepeat;
    this.rowRepeat = 1;
  }
}

/** True for rows and columns that are folded away or filtered out. */
function isHidden(attributes: Attributes): boolean {
  return ['collapse', 'filter'].includes(attributes.get('table:visibility') ?? '');
}

/** How often an element counts: once unless it says otherwise. */
function timesOf(attribute: string | undefined): number {
  const times = Number(attribute ?? 1);
  return Number.isSafeInteger(times) && times > 0 ? times : 1;
}
