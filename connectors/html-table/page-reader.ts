import { limits, ParseError } from '../../schemas/intake/connector.ts';
import { createGridBudget, type BuiltGrid } from '../shared/grid-builder.ts';
import { classFormatsOf, type ClassFormats } from './number-formats.ts';
import { FlowingText } from './flowing-text.ts';
import { TableLayout } from './table-layout.ts';

/** Elements whose content is nothing that a page shows. */
const passedOver = new Set(['script', 'template', 'object', 'svg', 'select', 'xml']);
/** Elements that begin a line of their own. */
const lines = new Set([
  'p',
  'div',
  'li',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'tr',
  'table',
  'hr',
]);

const mostNested = 500;
const mostTables = 5000;
const mostStyleCharacters = 1_000_000;
const mostTitleCharacters = 100_000;

/** Takes a page's elements one by one and lays out its tables, those within others too. */
export class PageReader {
  private readonly budget = createGridBudget();
  private readonly tables: TableLayout[] = [];
  private readonly open: TableLayout[] = [];
  private readonly outside: string[] = [];
  private outsideCharacters = 0;
  private depth = 0;
  private passing = 0;
  private inStyle = false;
  private inCaption = false;
  private styleText = '';
  private classes: ClassFormats | null = null;

  openTag(name: string, attributes: Readonly<Record<string, string>>): void {
    if (++this.depth > mostNested)
      throw new ParseError('FILE_LIMIT', { limit: 'nesting', where: String(mostNested) });
    if (passedOver.has(name)) this.passing++;
    if (this.passing > 0) return;
    const table = this.open.at(-1);
    if (name === 'td' || name === 'th') table?.openCell(attributes);
    else if (name === 'tr') table?.openRow(attributes);
    else if (name === 'table') this.openTable();
    else if (name === 'br') this.place?.break();
    else if (lines.has(name)) this.place?.beginLine();
    else if (name === 'style') this.inStyle = true;
    else if (name === 'caption') this.inCaption = true;
  }

  closeTag(name: string): void {
    this.depth--;
    if (this.passing > 0) {
      if (passedOver.has(name)) this.passing--;
      return;
    }
    if (name === 'td' || name === 'th') this.open.at(-1)?.closeCell();
    else if (name === 'table') this.closeTable();
    else if (lines.has(name)) this.place?.beginLine();
    else if (name === 'style') this.inStyle = false;
    else if (name === 'caption') this.inCaption = false;
  }

  text(piece: string): void {
    if (this.passing > 0) return;
    if (this.inStyle) this.takeStyle(piece);
    else if (this.place) this.place.add(piece);
    else if (this.outsideCharacters < mostTitleCharacters) {
      this.outside.push(piece.trim());
      this.outsideCharacters += piece.length;
    }
  }

  /** The tables with content, and what stands around them. */
  finish(): { grids: BuiltGrid[]; titles: string[] } {
    for (const table of this.open) table.closeCell();
    const captions = this.tables.map(({ caption }) => caption.toString());
    const titles = [...this.outside, ...captions].filter((text) => text !== '');
    const found = this.tables
      .map((table) => ({ table, grid: table.finish(table.caption.toString()) }))
      .filter(({ grid }) => grid.rows.length > 0);
    const grids: BuiltGrid[] = [];
    for (const { table, grid } of found)
      if (table.holdsTables && !hasColumns(grid)) titles.push(...grid.rows.flat());
      else grids.push(grid);
    return { grids: nameApart(grids), titles };
  }

  /** Where text goes now; null outside of tables and between their cells. */
  private get place(): FlowingText | null {
    const table = this.open.at(-1);
    return (this.inCaption ? table?.caption : table?.text) ?? null;
  }

  private openTable(): void {
    const around = this.open.at(-1);
    if (around) around.holdsTables = true;
    if (this.tables.length === mostTables)
      throw new ParseError('FILE_LIMIT', { limit: 'tables', where: String(mostTables) });
    const table = new TableLayout(this.budget, () => (this.classes ??= classFormatsOf(this.styleText)));
    this.tables.push(table);
    this.open.push(table);
    this.inCaption = false;
  }

  private closeTable(): void {
    this.open.pop()?.closeCell();
    this.inCaption = false;
    this.place?.beginLine();
  }

  private takeStyle(piece: string): void {
    if (this.styleText.length < mostStyleCharacters) this.styleText += piece;
    this.classes = null;
  }
}

/** True for a table of data, false for one that only places others on the page. */
function hasColumns({ rows }: BuiltGrid): boolean {
  return rows.some((row) => row.filter((cell) => cell !== '').length > 1);
}

/** One table needs no name; several are told apart by their captions or their numbers. */
function nameApart(grids: readonly BuiltGrid[]): BuiltGrid[] {
  if (grids.length > limits.tables)
    throw new ParseError('FILE_LIMIT', { limit: 'tables', where: String(grids.length) });
  if (grids.length === 1) return [{ ...grids[0]!, sheet: '' }];
  const used = new Set<string>();
  return grids.map((grid, i) => {
    const name = grid.sheet === '' || used.has(grid.sheet) ? `表 ${i + 1}` : grid.sheet;
    used.add(name);
    return { ...grid, sheet: name };
  });
}
