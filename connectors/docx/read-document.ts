import { limits, ParseError } from '../../schemas/intake/connector.ts';
import {
  createGridBudget,
  createGridBuilder,
  type BuiltGrid,
  type GridBuilder,
} from '../shared/grid-builder.ts';
import type { Attributes, XmlHandler } from '../shared/xml.ts';

const mostTitles = 200;

/** Reads the tables of a `word/document.xml` (ECMA-376 part 1, 17.4). What tables inside a cell hold belongs to that cell. */
export class DocumentReader implements XmlHandler {
  /** Paragraphs beside the tables: looked through for secrecy marks. */
  readonly titles: string[] = [];
  private readonly grids: GridBuilder[] = [];
  private readonly budget = createGridBudget();
  private tableDepth = 0;
  private row = -1;
  private column = 0;
  private span = 1;
  private isInRun = false;
  private isInText = false;
  /** Of the paragraph or cell that is being read. */
  private content = '';
  private paragraphs = 0;

  finish(): BuiltGrid[] {
    return this.grids.map((grid) => grid.build());
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'tbl') this.openTable();
    else if (name === 'p') this.openParagraph();
    else if (name === 'r') this.isInRun = true;
    else if (name === 't') this.isInText = true;
    else if (this.isInRun && (name === 'br' || name === 'cr')) this.add('\n');
    else if (this.isInRun && name === 'tab') this.add('\t');
    else if (this.tableDepth === 1) this.openPart(name, attributes);
  }

  text(piece: string): void {
    if (this.isInText) this.add(piece);
  }

  close(name: string): void {
    if (name === 't') this.isInText = false;
    else if (name === 'r') this.isInRun = false;
    else if (name === 'tbl') this.tableDepth--;
    else if (name === 'p' && this.tableDepth === 0) this.closeTitle();
    else if (name === 'tc' && this.tableDepth === 1) this.closeCell();
  }

  private openTable(): void {
    if (this.tableDepth++ > 0) return;
    if (this.grids.length === limits.tables)
      throw new ParseError('FILE_LIMIT', { limit: 'tables', where: String(limits.tables) });
    const sheet = this.grids.length === 0 ? '' : `表 ${this.grids.length + 1}`;
    this.grids.push(createGridBuilder({ sheet, hidden: false }, this.budget));
    this.row = -1;
  }

  private openPart(name: string, attributes: Attributes): void {
    if (name === 'tr') {
      this.row++;
      this.column = 0;
    } else if (name === 'tc') {
      this.content = '';
      this.paragraphs = 0;
      this.span = 1;
    } else if (name === 'gridSpan') this.span = timesOf(attributes.get('w:val'));
  }

  private openParagraph(): void {
    if (this.tableDepth === 0) this.content = '';
    else if (this.paragraphs++ > 0) this.add('\n');
  }

  private closeTitle(): void {
    if (this.content !== '' && this.titles.length < mostTitles) this.titles.push(this.content);
  }

  private closeCell(): void {
    if (this.row < 0) return; // a cell that stands in no row
    this.grids.at(-1)!.put(this.row, this.column, this.content);
    this.column += this.span;
  }

  private add(text: string): void {
    this.content += text;
    if (this.content.length > limits.cellBytes)
      throw new ParseError('FILE_LIMIT', { limit: 'cell', where: 'word/document.xml' });
  }
}

/** How many columns a cell takes: one unless it says otherwise. */
function timesOf(attribute: string | undefined): number {
  const times = Number(attribute ?? 1);
  return Number.isSafeInteger(times) && times > 0 ? Math.min(times, limits.columns) : 1;
}
