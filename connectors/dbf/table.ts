import { isUtf8 } from 'node:buffer';
import {
  limits,
  type ByteSource,
  type Column,
  type Note,
  type RecognisedTable,
  type TextBatch,
} from '../../schemas/intake/connector.ts';
import { unfinishedBytes } from '../csv/transcoder.ts';
import { cellsOfRecords } from '../shared/cells.ts';
import { declaredColumns } from '../shared/declared-columns.ts';
import { TextBatchWriter } from '../shared/text-batch-writer.ts';
import { cellNotes, createRecordReader, isMemo, type CellFindings } from './cells.ts';
import { encodingOfCodePage, encodingOfLanguageDriver, EncodingEvidence } from './encoding.ts';
import { requireLayout, untilNul, type DbfLayout } from './layout.ts';
import { isDeleted, recordBlocks, recordNotes, type RecordFindings } from './records.ts';

/** Gives one cell more for each record in turn, as a shapefile has its geometry. */
type ExtraCell = () => Promise<string>;

/**
 * Finds the table of a dBase file. `cpg` is the text of the `.cpg` file beside it. Throws FILE_UNREADABLE when the
 * file is none, FILE_LIMIT when it has too many columns.
 */
export async function recogniseDbf(
  source: ByteSource,
  cpg: string | null,
  signal: AbortSignal,
): Promise<RecognisedTable> {
  const layout = await requireLayout(source);
  const declared = (cpg && encodingOfCodePage(cpg)) || encodingOfLanguageDriver(layout.languageDriver);
  const { encoding, notes } = await detectEncoding(source, layout, declared, signal);
  const columns = declaredColumns(columnNames(layout, encoding));
  const sample = await readSample(source, layout, encoding, signal);
  return {
    sheet: '',
    columns,
    headerRecords: 0,
    sample: sample.map((record) => columns.map(({ index }) => record[index] ?? '')),
    estimatedRecords: Math.min(layout.declaredRecords, Math.floor(source.size / layout.recordBytes)),
    dialect: { encoding },
    notes: [...notes, ...memoNotes(layout, columns)],
  };
}

/** Looks at the texts of the whole table, or at as many as it takes to be sure. */
async function detectEncoding(
  source: ByteSource,
  layout: DbfLayout,
  declared: string | null,
  signal: AbortSignal,
) {
  const evidence = new EncodingEvidence();
  for (const { name } of layout.fields) evidence.add(name);
  const texts = layout.fields.filter(({ type }) => type === 'C' || type === 'V');
  for await (const records of recordBlocks(source, layout, signal, noFindings())) {
    for (const record of records)
      for (const { offset, length } of texts)
        evidence.add(untilNul(record.subarray(offset, offset + length)));
    if (evidence.isEnough) break;
  }
  return evidence.decide(declared);
}

/** Names are cut at ten bytes, maybe inside a character, which is left out. */
function columnNames(layout: DbfLayout, encoding: string): string[] {
  const decoder = new TextDecoder(encoding);
  return layout.fields.map(({ name }) => {
    const whole = encoding === 'utf-8' ? name.subarray(0, name.length - unfinishedBytes(name)) : name;
    return decoder.decode(whole).replace(/\uFFFD$/, '');
  });
}

async function readSample(source: ByteSource, layout: DbfLayout, encoding: string, signal: AbortSignal) {
  const length = limits.sampleRecords * layout.recordBytes;
  const head = await source.read(layout.headerBytes, length);
  const part: ByteSource = {
    name: source.name,
    size: layout.headerBytes + head.length,
    read: source.read,
    async *stream() {
      yield Buffer.concat([Buffer.alloc(layout.headerBytes), head]);
    },
  };
  const first = await readLaidOut(part, layout, encoding, signal).next();
  const records = first.done ? [] : cellsOfRecords(first.value.bytes);
  return records.slice(0, limits.sampleRecords);
}

function memoNotes(layout: DbfLayout, columns: readonly Column[]): Note[] {
  const names = columns
    .filter(({ index }) => isMemo(layout.fields[index]!, layout))
    .map(({ header }) => header);
  return names.length === 0 ? [] : [{ code: 'memo-columns', data: { columns: names.join('、') } }];
}

/** Reads the records; deleted ones are blank, so that the others keep their numbers. */
export async function* readDbf(
  source: ByteSource,
  table: RecognisedTable,
  signal: AbortSignal,
  extraCell?: ExtraCell,
): AsyncGenerator<TextBatch, Note[]> {
  signal.throwIfAborted();
  const layout = await requireLayout(source);
  return yield* readLaidOut(source, layout, String(table.dialect['encoding']), signal, extraCell);
}

async function* readLaidOut(
  source: ByteSource,
  layout: DbfLayout,
  encoding: string,
  signal: AbortSignal,
  extraCell?: ExtraCell,
): AsyncGenerator<TextBatch, Note[]> {
  const findings = noFindings();
  const cellFindings: CellFindings = { overflows: 0, memos: 0 };
  const toCells = createRecordReader(layout, cellFindings);
  const writer = new TextBatchWriter();
  for await (const records of recordBlocks(source, layout, signal, findings)) {
    for (const record of records) {
      const extra = extraCell ? await extraCell() : null;
      const cells = isDeleted(record) ? [] : toCells(record);
      if (extra !== null && !isDeleted(record)) cells.push(extra);
      if (cells.every((cell) => isBlank(cell))) writer.addBlanks(1);
      else writer.addRecord(cells);
      if (!writer.isFull) continue;
      yield decodeBatch(writer.take()!, encoding);
    }
  }
  const rest = writer.take();
  if (rest) yield decodeBatch(rest, encoding);
  return [...recordNotes(findings, layout.declaredRecords), ...cellNotes(cellFindings)];
}

function isBlank(cell: string | Uint8Array): boolean {
  if (typeof cell === 'string') return cell.trim() === '';
  return cell.every((byte) => byte <= 0x20);
}

/** The separators stay what they are in every encoding of dBase: no character's second byte is one of them. */
function decodeBatch(batch: TextBatch, encoding: string): TextBatch {
  if (encoding === 'utf-8' && isUtf8(batch.bytes)) return batch;
  return { ...batch, bytes: Buffer.from(new TextDecoder(encoding, { ignoreBOM: true }).decode(batch.bytes)) };
}

function noFindings(): RecordFindings {
  return { deleted: 0, found: 0, cutOff: false };
}
