import type { ByteSource, Note, RecognisedTable, TextBatch } from '../../schemas/intake/connector.ts';
import { openArchive, type Archive } from '../shared/archive.ts';
import { createFiller, type CellText, type Filler } from '../shared/fill-down.ts';
import { areaOf } from '../shared/recognise-tables.ts';
import { TextBatchWriter } from '../shared/text-batch-writer.ts';
import { readMerges } from './merge-scanner.ts';
import { createFindings, createSheetReader, type SheetFindings, type SheetRow } from './read-rows.ts';
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
  const part = String(table.dialect['part']);
  const filler = createFiller(table.dialect['merges'] ? await readMerges(archive, part) : [], table);
  const findings = createFindings();
  const reader = createSheetReader(part, workbook, findings);
  const body = createBody(table, strings, filler);
  for await (const chunk of archive.stream(part)) {
    signal.throwIfAborted();
    for (const row of reader.push(chunk)) body.add(row);
    const batch = body.writer.isFull ? body.writer.take() : null;
    if (batch) yield batch;
    if (body.isOver()) break;
  }
  if (!body.isOver()) reader.end();
  const rest = body.writer.take();
  if (rest) yield rest;
  return [...body.notes(), ...notesOf(findings)];
}

/** Turns a sheet's rows into the records of one of its tables. */
function createBody(table: RecognisedTable, strings: SharedStrings, filler: Filler) {
  const { firstColumn, endColumn, endRow } = areaOf(table);
  const isWhole = firstColumn === 0 && endColumn === Infinity;
  const width = table.columns.length;
  const writer = new TextBatchWriter();
  let last = table.headerRecords;
  let hiddenRows = 0;
  return {
    writer,
    isOver: () => last >= endRow,
    add({ number, hidden, cells }: SheetRow): void {
      if (number <= table.headerRecords) return;
      const before = last;
      last = number;
      if (number > endRow) return;
      writer.addBlanks(number - before - 1);
      if (hidden) hiddenRows++;
      const own = isWhole ? cells : cells.slice(firstColumn, endColumn);
      const record: CellText[] = [];
      for (const cell of own) record.push(typeof cell === 'number' ? strings.bytesOf(cell) : (cell ?? ''));
      filler.fill(number - 1, record);
      writer.addRow(record, width);
    },
    notes: (): Note[] => [
      ...filler.notes(),
      ...(hiddenRows > 0 ? [{ code: 'hidden-rows', data: { rows: hiddenRows } }] : []),
    ],
  };
}

function notesOf({ errors, formulasWithoutValue, longNumbers }: SheetFindings): Note[] {
  const notes = errors.notes();
  if (formulasWithoutValue > 0)
    notes.push({ code: 'formula-without-value', data: { cells: formulasWithoutValue } });
  if (longNumbers > 0) notes.push({ code: 'long-numbers', data: { cells: longNumbers } });
  return notes;
}
