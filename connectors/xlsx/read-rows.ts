import { limits, ParseError } from '../../schemas/intake/connector.ts';
import { ErrorCells } from '../shared/error-cells.ts';
import { dateText, numberText } from '../shared/number-text.ts';
import { columnOf, unescapeText } from './cell-text.ts';
import type { Workbook } from './workbook.ts';
import { createXmlReader, type Attributes } from '../shared/xml.ts';

/** A cell: its text, or the number of a shared string; undefined when the sheet has none there. */
export type CellValue = string | number | undefined;

export interface SheetRow {
  /** Number of the row in the sheet, from 1. */
  number: number;
  hidden: boolean;
  cells: CellValue[];
}

/** What was met on the way. */
export interface SheetFindings {
  errors: ErrorCells;
  /** Formulas whose result the file does not hold: their cells are blank. */
  formulasWithoutValue: number;
  /** Numbers beyond 2^53, whose last digits a spreadsheet does not keep. */
  longNumbers: number;
  hiddenColumns: number[];
}

export function createFindings(): SheetFindings {
  return { errors: new ErrorCells(), formulasWithoutValue: 0, longNumbers: 0, hiddenColumns: [] };
}

const mostRows = 1_048_576;
const mostColumns = 16_384;

/** Takes a sheet's bytes and gives back its rows in order; rows without cells are left out. */
export interface SheetReader {
  push(chunk: Uint8Array): SheetRow[];
  end(): void;
}

export function createSheetReader(part: string, workbook: Workbook, findings: SheetFindings): SheetReader {
  const sheet = new SheetHandler(workbook, findings);
  const reader = createXmlReader(part, sheet);
  let empty = true;
  return {
    push(chunk) {
      empty = false;
      reader.write(chunk);
      return sheet.takeRows();
    },
    end() {
      if (!empty) reader.end();
    },
  };
}

class SheetHandler {
  private readonly workbook: Workbook;
  private readonly findings: SheetFindings;
  private rows: SheetRow[] = [];
  private row: SheetRow = { number: 0, hidden: false, cells: [] };
  private column = 0;
  private type = 'n';
  private style = 0;
  private value = '';
  private takes = false;
  private isFormula = false;
  private hasValue = false;
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
    if (name === 'v' || name === 't') this.takes = this.hasValue = !this.phonetic;
    else if (name === 'c') this.openCell(attributes);
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'rPh') this.phonetic = true;
    else if (name === 'f') this.isFormula = true;
    else if (name === 'col') this.noteColumns(attributes);
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
    const number = Number(attributes.get('r') ?? this.row.number + 1);
    if (number > mostRows) throw new ParseError('FILE_LIMIT', { limit: 'rows', where: String(number) });
    this.row = {
      number: number > this.row.number ? number : this.row.number + 1,
      hidden: isTrue(attributes.get('hidden')),
      cells: [],
    };
    this.column = 0;
  }

  private noteColumns(attributes: Attributes): void {
    if (!isTrue(attributes.get('hidden'))) return;
    const last = Math.min(Number(attributes.get('max')), mostColumns);
    for (let column = Number(attributes.get('min')); column <= last; column++)
      this.findings.hiddenColumns.push(column - 1);
  }

  private openCell(attributes: Attributes): void {
    const reference = attributes.get('r');
    if (reference !== undefined) this.column = Math.max(0, columnOf(reference));
    this.type = attributes.get('t') ?? 'n';
    this.style = Number(attributes.get('s') ?? 0);
    this.value = '';
    this.isFormula = this.hasValue = false;
  }

  private closeCell(): void {
    if (this.column >= limits.columns * 10)
      throw new ParseError('FILE_LIMIT', { limit: 'columns', where: String(this.column + 1) });
    if (this.value !== '' && this.type === 'e') this.findings.errors.add(this.row.number - 1, this.column);
    else if (this.value !== '') this.row.cells[this.column] = this.cellValue();
    else if (this.isFormula && !this.hasValue) this.findings.formulasWithoutValue++;
    this.column++;
  }

  private cellValue(): CellValue {
    const { type, value } = this;
    if (type === 's') return Number(value);
    if (type === 'n') {
      if (value.length > 15 && Math.abs(Number(value)) > Number.MAX_SAFE_INTEGER) this.findings.longNumbers++;
      const style = this.workbook.dateStyles[this.style] ?? 'none';
      return style === 'none' ? numberText(value) : dateText(value, style, this.workbook.date1904);
    }
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type === 'd') return value.replace('T', ' ');
    return unescapeText(value);
  }
}

function isTrue(attribute: string | undefined): boolean {
  return attribute === '1' || attribute === 'true';
}
