import { limits, ParseError } from '../../schemas/intake/connector.ts';
import {
  createGridBudget,
  createGridBuilder,
  type BuiltGrid,
  type GridBuilder,
} from '../shared/grid-builder.ts';
import { createGlobals, readGlobal, type Globals } from './globals.ts';
import { createSheetReader, type SheetReader } from './read-sheet.ts';
import { readRecords, recordType, type BiffRecord } from './records.ts';

const biff8 = 0x0600;
const biff5 = 0x0500;
const worksheet = 0x0010;

/**
 * Reads the worksheets of a workbook stream ([MS-XLS] 2.1), in one pass and by its own bounds.
 *
 * @throws ParseError FILE_REFUSED for a password, FILE_NOT_RECOGNISED for a version other than BIFF5 and BIFF8,
 * FILE_UNREADABLE when it is damaged or cut off, FILE_LIMIT
 */
export function readWorkbook(stream: Buffer, signal: AbortSignal): BuiltGrid[] {
  const reading = new WorkbookReading();
  let count = 0;
  try {
    for (const record of readRecords(stream)) {
      if (++count % 10_000 === 0) signal.throwIfAborted();
      reading.take(record);
    }
  } catch (error) {
    if (error instanceof RangeError)
      throw new ParseError('FILE_UNREADABLE', { detail: 'xls' }, { cause: error });
    throw error;
  }
  return reading.finish();
}

/** A workbook being read: its own part first, then one part for each sheet, charts within. */
class WorkbookReading {
  private readonly globals: Globals = createGlobals();
  private readonly budget = createGridBudget();
  private readonly grids = new Map<number, GridBuilder>();
  private sheet: SheetReader | null = null;
  private parts = 0;
  /** How many parts, each within the one before, are open; records count on the first level only. */
  private depth = 0;

  take(record: BiffRecord): void {
    if (record.type === recordType.beginOfFile) this.begin(record);
    else if (this.parts === 0) throw new ParseError('FILE_NOT_RECOGNISED');
    else if (record.type === recordType.filePass)
      throw new ParseError('FILE_REFUSED', { reason: 'password' });
    else if (record.type === recordType.endOfFile) this.depth = Math.max(0, this.depth - 1);
    else if (this.depth !== 1) return;
    else if (this.sheet) this.sheet.take(record);
    else if (this.parts === 1) readGlobal(this.globals, record);
  }

  /** The grids of the worksheets, in the workbook's order. */
  finish(): BuiltGrid[] {
    if (this.parts === 0 || this.depth > 0)
      throw new ParseError('FILE_UNREADABLE', { detail: 'xls: cut off' });
    const announced = [...this.globals.sheets].filter(([, { isWorksheet }]) => isWorksheet);
    if (announced.some(([position]) => !this.grids.has(position)))
      throw new ParseError('FILE_UNREADABLE', { detail: 'xls: a sheet is missing' });
    return announced.map(([position]) => this.grids.get(position)!.build());
  }

  private begin({ position, data }: BiffRecord): void {
    const version = data.readUInt16LE(0);
    if (version !== biff8 && version !== biff5) throw new ParseError('FILE_NOT_RECOGNISED');
    const entry = this.globals.sheets.get(position);
    if (!entry && this.depth++ > 0) return;
    this.depth = 1;
    this.sheet = null;
    if (this.parts++ === 0) {
      this.globals.isUnicode = version === biff8;
      return;
    }
    if (!entry?.isWorksheet || data.readUInt16LE(2) !== worksheet) return;
    if (this.grids.size === limits.tables)
      throw new ParseError('FILE_LIMIT', { limit: 'tables', where: String(this.globals.sheets.size) });
    const grid = createGridBuilder({ sheet: entry.name, hidden: entry.hidden }, this.budget);
    this.grids.set(position, grid);
    this.sheet = createSheetReader(this.globals, grid);
  }
}
