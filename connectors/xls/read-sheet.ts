import type { GridBuilder } from '../shared/grid-builder.ts';
import { dateText } from '../shared/number-text.ts';
import { readText, type Globals } from './globals.ts';
import { recordType, type BiffRecord } from './records.ts';

const rowIsHidden = 0x20;

/** Takes in the records of one sheet. */
export interface SheetReader {
  take(record: BiffRecord): void;
}

/** Creates the reader that puts a sheet's cells into `grid`. */
export function createSheetReader(globals: Globals, grid: GridBuilder): SheetReader {
  /** Where a formula stands whose text comes in a record of its own. */
  let awaited: { row: number; column: number } | null = null;

  const put = (data: Buffer, text: string) => grid.put(data.readUInt16LE(0), data.readUInt16LE(2), text);
  const noteError = (data: Buffer) => grid.noteError(data.readUInt16LE(0), data.readUInt16LE(2));
  const textOf = (value: number, format: number) =>
    dateText(String(value), globals.dateStyles[format] ?? 'none', globals.date1904);
  const putNumber = (data: Buffer, value: number) => {
    if (Number.isFinite(value)) put(data, textOf(value, data.readUInt16LE(4)));
    else noteError(data);
  };
  const putBoolOrError = (data: Buffer, value: number, isError: boolean) => {
    if (isError) noteError(data);
    else put(data, value === 0 ? 'FALSE' : 'TRUE');
  };

  function takeFormula(data: Buffer): void {
    if (data.readUInt16LE(12) !== 0xffff) return putNumber(data, data.readDoubleLE(6));
    const kind = data[6];
    if (kind === 0) awaited = { row: data.readUInt16LE(0), column: data.readUInt16LE(2) };
    else if (kind === 1 || kind === 2) putBoolOrError(data, data[8]!, kind === 2);
  }

  function takeString(record: BiffRecord): void {
    if (awaited) grid.put(awaited.row, awaited.column, readText(globals, record, 0, 2));
    awaited = null;
  }

  function takeMultipleRk(data: Buffer): void {
    const first = data.readUInt16LE(2);
    const count = Math.floor((data.length - 6) / 6);
    for (let i = 0; i < count; i++) {
      const at = 4 + i * 6;
      const text = textOf(rkNumber(data.readUInt32LE(at + 2)), data.readUInt16LE(at));
      grid.put(data.readUInt16LE(0), first + i, text);
    }
  }

  return {
    take(record) {
      const { type, data } = record;
      if (type === recordType.labelShared) put(data, globals.sharedStrings[data.readUInt32LE(6)] ?? '');
      else if (type === recordType.rk) putNumber(data, rkNumber(data.readUInt32LE(6)));
      else if (type === recordType.multipleRk) takeMultipleRk(data);
      else if (type === recordType.number) putNumber(data, data.readDoubleLE(6));
      else if (type === recordType.label || type === recordType.richString)
        put(data, readText(globals, record, 6, 2));
      else if (type === recordType.boolOrError) putBoolOrError(data, data[6]!, data[7] === 1);
      else if (type === recordType.formula) takeFormula(data);
      else if (type === recordType.string) takeString(record);
      else if (type === recordType.row && (data.readUInt16LE(12) & rowIsHidden) !== 0)
        grid.hideRow(data.readUInt16LE(0));
      else if (type === recordType.mergedCells) takeMerges(data, grid);
      else if (type === recordType.columnInfo && (data.readUInt16LE(8) & 1) === 1)
        grid.hideColumns(data.readUInt16LE(0), data.readUInt16LE(2));
    },
  };
}

/** A number in four bytes ([MS-XLS] 2.5.217): an integer or the upper half of a double, perhaps times 100. */
function rkNumber(rk: number): number {
  const value = rk & 2 ? rk >> 2 : upperHalf(rk);
  return rk & 1 ? value / 100 : value;
}

const scratch = new DataView(new ArrayBuffer(8));

function upperHalf(rk: number): number {
  scratch.setUint32(0, (rk & 0xfffffffc) >>> 0);
  return scratch.getFloat64(0);
}

function takeMerges(data: Buffer, grid: GridBuilder): void {
  const count = data.readUInt16LE(0);
  for (let i = 0; i < count; i++) {
    const at = 2 + i * 8;
    const [top, bottom] = [data.readUInt16LE(at), data.readUInt16LE(at + 2)];
    grid.merge({ top, bottom, left: data.readUInt16LE(at + 4), right: data.readUInt16LE(at + 6) });
  }
}
