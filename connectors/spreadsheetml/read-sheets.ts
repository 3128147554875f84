import { limits, ParseError } from '../../schemas/intake/connector.ts';
import { dateStyleOfNamed, type DateStyle } from '../shared/date-style.ts';
import {
  createGridBudget,
  createGridBuilder,
  type BuiltGrid,
  type GridBuilder,
} from '../shared/grid-builder.ts';
import type { Attributes, XmlHandler } from '../shared/xml.ts';
import { cellText } from './cell-value.ts';

interface Style {
  parent: string;
  dates: DateStyle | null;
}

/** Reads the worksheets of a SpreadsheetML document (XML Spreadsheet Reference, Office 2003). */
export class SheetsReader implements XmlHandler {
  private readonly grids: GridBuilder[] = [];
  private readonly budget = createGridBudget();
  private readonly styles = new Map<string, Style>();
  private style: Style = { parent: '', dates: null };
  private grid: GridBuilder | null = null;
  private date1904 = false;
  private column = 0;
  private row = 0;
  /** Where the next row and the next column stand, unless they say so themselves. */
  private nextRow = 0;
  private nextColumn = 0;
  private cellStyle = '';
  private type = '';
  private value = '';
  private inData = false;
  private inComment = false;
  private inVisible = false;

  finish(): BuiltGrid[] {
    return this.grids.map((grid) => grid.build());
  }

  open(name: string, attributes: Attributes): void {
    const get = (key: string) => attributes.get(`ss:${key}`) ?? attributes.get(key);
    if (name === 'Cell') this.openCell(get);
    else if (name === 'Data') this.openData(get);
    else if (name === 'Row') this.openRow(get);
    else if (name === 'Column') this.takeColumn(get);
    else if (name === 'Worksheet') this.openSheet(get);
    else if (name === 'Comment') this.inComment = true;
    else if (name === 'Visible') this.inVisible = true;
    else if (name === 'Date1904') this.date1904 = true;
    else if (name === 'Style') this.openStyle(get);
    else if (name === 'NumberFormat') this.style.dates = dateStyleOfNamed(get('Format') ?? 'General');
  }

  text(piece: string): void {
    if (this.inVisible && piece.includes('Hidden')) this.grid?.hide();
    if (!this.inData) return;
    this.value += piece;
    if (this.value.length > limits.cellBytes)
      throw new ParseError('FILE_LIMIT', { limit: 'cell', where: String(this.row + 1) });
  }

  close(name: string): void {
    if (name === 'Data') this.closeData();
    else if (name === 'Comment') this.inComment = false;
    else if (name === 'Visible') this.inVisible = false;
    else if (name === 'Worksheet') this.grid = null;
  }

  private openStyle(get: (key: string) => string | undefined): void {
    this.style = { parent: get('Parent') ?? '', dates: null };
    this.styles.set(get('ID') ?? '', this.style);
  }

  private openSheet(get: (key: string) => string | undefined): void {
    if (this.grids.length === limits.tables)
      throw new ParseError('FILE_LIMIT', { limit: 'tables', where: String(limits.tables) });
    this.grid = createGridBuilder({ sheet: get('Name') ?? '', hidden: false }, this.budget);
    this.grids.push(this.grid);
    this.nextRow = this.nextColumn = 0;
  }

  private takeColumn(get: (key: string) => string | undefined): void {
    const first = indexOf(get('Index')) ?? this.nextColumn;
    const last = first + count(get('Span'));
    this.nextColumn = last + 1;
    if (get('Hidden') === '1') this.grid?.hideColumns(first, last);
  }

  private openRow(get: (key: string) => string | undefined): void {
    this.row = indexOf(get('Index')) ?? this.nextRow;
    this.nextRow = this.row + 1 + count(get('Span'));
    if (get('Hidden') === '1') this.grid?.hideRow(this.row);
    this.nextColumn = 0;
  }

  private openCell(get: (key: string) => string | undefined): void {
    this.column = indexOf(get('Index')) ?? this.nextColumn;
    const [across, down] = [count(get('MergeAcross')), count(get('MergeDown'))];
    this.nextColumn = this.column + across + 1;
    this.cellStyle = get('StyleID') ?? '';
    const { row: top, column: left } = this;
    if (across > 0 || down > 0) this.grid?.merge({ top, left, bottom: top + down, right: left + across });
  }

  private openData(get: (key: string) => string | undefined): void {
    this.inData = !this.inComment;
    this.type = get('Type') ?? 'String';
    this.value = '';
  }

  private closeData(): void {
    if (!this.inData || !this.grid) return;
    this.inData = false;
    if (this.type === 'Error') this.grid.noteError(this.row, this.column);
    else
      this.grid.put(
        this.row,
        this.column,
        cellText(this.type, this.value, this.datesOf(this.cellStyle), this.date1904),
      );
  }

  /** What a style says about dates, or the one that it builds on. */
  private datesOf(id: string): DateStyle {
    let style = this.styles.get(id);
    for (let steps = 0; style && steps < 10; steps++) {
      if (style.dates !== null) return style.dates;
      style = this.styles.get(style.parent);
    }
    return 'none';
  }
}

/** A position, from 0, that the file counts from 1; undefined where it gives none. */
function indexOf(attribute: string | undefined): number | undefined {
  const index = Number(attribute);
  return Number.isSafeInteger(index) && index > 0 ? index - 1 : undefined;
}

function count(attribute: string | undefined): number {
  const number = Number(attribute);
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}
