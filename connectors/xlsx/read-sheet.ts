import type { ByteSource, Note, RecognisedTable, TextBatch } from '../../schemas/intake/connector.ts';
import { TextBatchWriter } from '../shared/text-batch-writer.ts';
import { openArchive, type Archive } from '../shared/archive.ts';
import { readRows, type CellValue, type SheetFindings } from './read-rows.ts';
import { readSharedStrings, type SharedStrings } from './shared-strings.ts';
import { readWorkbook, type Workbook } from './workbook.ts';

interface OpenedWorkbook {
  archive: Archive;
  workbook: Workbook;
  strings: SharedStrings;
}

/** A workbook's strings serve all its sheets. */
const opened = new WeakMap<ByteSource, Promise<OpenedWorkbook>>();

function openWorkbook(source: ByteSource): Promise<OpenedWorkbook> {
  const before = opened.get(source);
  if (before) return before;
  const opening = open(source);
  opened.set(source, opening);
  return opening;
}

async function open(source: ByteSource): Promise<OpenedWorkbook> {
  const archive = await openArchive(source);
  const workbook = await readWorkbook(archive);
  return { archive, workbook, strings: await readSharedStrings(archive, workbook.sharedStringsPart) };
}

/** Yields the rows below the header; rows the sheet leaves out between others are blank records. */
export async function* readSheet(
  source: ByteSource,
  table: RecognisedTable,
  signal: AbortSignal,
): AsyncGenerator<TextBatch, Note[]> {
  const { archive, workbook, strings } = await openWorkbook(source);
  const findings: SheetFindings = { errorCells: 0, mergedRanges: 0 };
  const writer = new TextBatchWriter();
  const toRecord = createRecordMaker(table.columns.length, strings);
  let last = table.headerRecords;
  for await (const rows of readRows(archive, String(table.dialect['part']), workbook, findings)) {
    signal.throwIfAborted();
    for (const { number, cells } of rows) {
      if (number <= table.headerRecords) continue;
      writer.addBlanks(number - last - 1);
      last = number;
      const record = toRecord(cells);
      if (record) writer.addRecord(record);
      else writer.addBlanks(1);
    }
    const batch = writer.isFull ? writer.take() : null;
    if (batch) yield batch;
  }
  const rest = writer.take();
  if (rest) yield rest;
  return findings.errorCells > 0 ? [{ code: 'error-cells', data: { cells: findings.errorCells } }] : [];
}

/** Gives the function that makes a full record of a row's cells, null when they are all blank. */
function createRecordMaker(width: number, strings: SharedStrings) {
  const blank = (cell: string | Uint8Array) =>
    typeof cell === 'string' ? cell.trim() === '' : Buffer.from(cell).toString('utf8').trim() === '';
  return (cells: readonly CellValue[]): (string | Uint8Array)[] | null => {
    const record: (string | Uint8Array)[] = [];
    for (const cell of cells) record.push(typeof cell === 'number' ? strings.bytesOf(cell) : (cell ?? ''));
    while (record.length > width && blank(record.at(-1)!)) record.pop();
    if (record.every(blank)) return null;
    while (record.length < width) record.push('');
    return record;
  };
}
