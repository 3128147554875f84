import { ParseError } from '../../schemas/intake/connector.ts';

/** Record types that are read ([MS-XLS] 2.3; those of BIFF5 have the same numbers). */
export const recordType = {
  formula: 0x0006,
  endOfFile: 0x000a,
  date1904: 0x0022,
  filePass: 0x002f,
  continued: 0x003c,
  codePage: 0x0042,
  columnInfo: 0x007d,
  boundSheet: 0x0085,
  multipleRk: 0x00bd,
  richString: 0x00d6,
  cellFormat: 0x00e0,
  mergedCells: 0x00e5,
  sharedStrings: 0x00fc,
  labelShared: 0x00fd,
  number: 0x0203,
  label: 0x0204,
  boolOrError: 0x0205,
  string: 0x0207,
  row: 0x0208,
  rk: 0x027e,
  format: 0x041e,
  beginOfFile: 0x0809,
} as const;

/** A record: its payload, and what follows in records that continue it. */
export interface BiffRecord {
  type: number;
  /** Where the record begins in the stream. */
  position: number;
  data: Buffer;
  continuations: readonly Buffer[];
}

const none: readonly Buffer[] = [];

/** Goes through the records of a workbook stream. Throws FILE_UNREADABLE when the last one is cut off. */
export function* readRecords(stream: Buffer): Generator<BiffRecord> {
  let at = 0;
  while (at + 4 <= stream.length) {
    const position = at;
    const type = stream.readUInt16LE(at);
    const data = payloadAt(stream, at);
    at += 4 + data.length;
    let continuations = none;
    while (at + 4 <= stream.length && stream.readUInt16LE(at) === recordType.continued) {
      const more = payloadAt(stream, at);
      at += 4 + more.length;
      if (continuations === none) continuations = [more];
      else (continuations as Buffer[]).push(more);
    }
    yield { type, position, data, continuations };
  }
}

function payloadAt(stream: Buffer, at: number): Buffer {
  const end = at + 4 + stream.readUInt16LE(at + 2);
  if (end > stream.length) throw new ParseError('FILE_UNREADABLE', { detail: 'xls: cut off' });
  return stream.subarray(at + 4, end);
}
