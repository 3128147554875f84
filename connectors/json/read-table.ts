import type { ByteSource, Note, RecognisedTable, TextBatch } from '../../schemas/intake/connector.ts';
import { areaOf } from '../shared/recognise-tables.ts';
import { TextBatchWriter } from '../shared/text-batch-writer.ts';
import { dialectOf } from './dialect.ts';
import type { Element } from './elements.ts';
import { readJson } from './read-json.ts';
import { elementRecordMaker } from './to-record.ts';

const mostNames = 10;

/** Yields the records of a table; memory stays at a few chunks of the file. */
export async function* readJsonTable(
  source: ByteSource,
  table: RecognisedTable,
  signal: AbortSignal,
): AsyncGenerator<TextBatch, Note[]> {
  const dialect = dialectOf(table);
  const writer = new TextBatchWriter();
  const later = new Set<string>();
  const add = recordAdder(table, writer, later);
  let elements: Element[] = [];
  const sink = {
    element: (path: string, element: Element) => void (path === dialect.path && elements.push(element)),
  };
  for await (const _ of readJson(source, dialect, dialect.elementsAre, sink)) {
    signal.throwIfAborted();
    for (const element of elements) {
      add(element);
      if (writer.isFull) yield writer.take()!;
    }
    elements = [];
  }
  const rest = writer.take();
  if (rest) yield rest;
  return laterNotes(later);
}

/** Gives the function that writes one element after the other. */
function recordAdder(table: RecognisedTable, writer: TextBatchWriter, later: Set<string>) {
  const { keys, laterFields } = dialectOf(table);
  const width = table.columns.length;
  if (keys === '') return rowAdder(table, writer);
  const note = (name: string) => void (later.size < mostNames && later.add(name));
  const toRecord = elementRecordMaker(JSON.parse(keys) as string[], laterFields, note);
  return (element: Element) => {
    if (element.cells.length === 0) writer.addBlanks(1);
    else if (element.kind === 'fields') writer.addRow(toRecord(element), width);
    else writer.addRecord(toRecord(element));
  };
}

/** The same for arrays, which are the rows of a sheet. */
function rowAdder(table: RecognisedTable, writer: TextBatchWriter) {
  const { firstColumn, endColumn, endRow } = areaOf(table);
  let row = 0;
  return ({ cells }: Element) => {
    const at = row++;
    if (at >= table.headerRecords && at < endRow)
      writer.addRow(cells.slice(firstColumn, endColumn), table.columns.length);
  };
}

function laterNotes(later: Set<string>): Note[] {
  return later.size === 0 ? [] : [{ code: 'later-fields', data: { fields: [...later].join('、') } }];
}
