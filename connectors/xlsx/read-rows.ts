import { limits, ParseError } from '../../schemas/intake/connector.ts';
import type { Archive } from '../shared/archive.ts';
import { columnOf, dateText, numberText, unescapeText } from './cell-text.ts';
import type { Workbook } from './workbook.ts';
import { createXmlReader, type Attributes } from '../shared/xml.ts';

/** A cell: its text, or the number of a shared string; undefined when the sheet has none there. */
export type CellValue = string | number | undefined;

export interface SheetRow {
  /** Number of the row in the sheet, from 1. */
  number: number;
  cells: CellValue[];
}

/** What was met on the way. */
export interface SheetFindings {
  errorCells: number;
  mergedRanges: number;
}

const mostRows = 1_048_576;

/** Reads a sheet's rows in order, some at a time; rows without cells are left out. */
export async function* readRows(
  archive: Archive,
  part: string,
  workbook: Workbook,
  findings: SheetFindings,
): AsyncGenerator<SheetRow[]> {
  const sheet = new SheetHandler(workbook, findings);
  const reader = createXmlReader(part, sheet);
  let empty = true;
  for await (const chunk of archive.stream(part)) {
    empty = false;
    reader.write(chunk);
    const rows = sheet.takeRows();
    if (rows.length > 0) yield rows;
  }
  if (!empty) reader.end();
}

class SheetHandler {
  private readonly workbook: Workbook;
  private readonly findings: SheetFindings;
  private rows: SheetRow[] = [];
  private row: SheetRow = { number: 0, cells: [] };
  private column = 0;
  private type = 'n';
  private style = 0;
  private value = '';
  private takes = false;
  private phonetic = false;

  constructor(workbook: Workbook, findings: SheetFindings) {
    this.workbook = workbook;
    this.findings = findings;
  }

  takeRows(): SheetRow[] {
    const taken = this.rows;
    this.rows = [];
    return taken;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'v' || name === 't') this.takes = !this.phonetic;
    else if (name === 'c') this.openCell(attributes);
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'rPh') this.phonetic = true;
    else if (name === 'mergeCell') this.findings.mergedRanges++;
  }

  text(piece: string): void {
    if (!this.takes) return;
    this.value += piece;
    if (this.value.length > limits.cellBytes)
      throw new ParseError('FILE_LIMIT', { limit: 'cell', where: String(this.row.number) });
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.takes = false;
    else if (name === 'rPh') this.phonetic = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row' && this.row.cells.length > 0) this.rows.push(this.row);
  }

  private openRow(attributes: Attributes): void {
    const number = Number(attributes['r'] ?? this.row.number + 1);
    if (number > mostRows) throw new ParseError('FILE_LIMIT', { limit: 'rows', where: String(number) });
    this.row = { number: number > this.row.number ? number : this.row.number + 1, cells: [] };
    this.column = 0;
  }

  private openCell(attributes: Attributes): void {
    const reference = attributes['r'];
    if (reference !== undefined) this.column = Math.max(0, columnOf(reference));
    this.type = attributes['t'] ?? 'n';
    this.style = Number(attributes['s'] ?? 0);
    this.value = '';
  }

  private closeCell(): void {
    if (this.column >= limits.columns * 10)
      throw new ParseError('FILE_LIMIT', { limit: 'columns', where: String(this.column + 1) });
    if (this.value !== '') this.row.cells[this.column] = this.cellValue();
    this.column++;
  }

  private cellValue(): CellValue {
    const { type, value } = this;
    if (type === 's') return Number(value);
    if (type === 'n') {
      const style = this.workbook.dateStyles[this.style] ?? 'none';
      return style === 'none' ? numberText(value) : dateText(value, style, this.workbook.date1904);
    }
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type === 'd') return value.replace('T', ' ');
    if (type === 'e') this.findings.errorCells++;
    return unescapeText(value);
  }
}
