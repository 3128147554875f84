import {
  limits,
  ParseError,
  recordSeparator,
  type ByteSource,
  type Note,
  type RecognisedTable,
  type TextBatch,
} from '../../schemas/intake/connector.ts';
import { areaOf } from '../shared/recognise-tables.ts';
import { damageNotes } from './damage-notes.ts';
import { dialectOf, type CsvDialect } from './dialect.ts';
import { RecordSplitter } from './split-records.ts';
import { createTranscoder } from './transcoder.ts';

/** Yields the file as UTF-8 in chunks that are valid until the next one is asked for, without its byte order mark. */
export async function* decodedChunks(
  source: Pick<ByteSource, 'stream'>,
  dialect: Pick<CsvDialect, 'encoding' | 'skipBytes'>,
  transcoder = createTranscoder(dialect.encoding),
): AsyncGenerator<Uint8Array> {
  let skip = dialect.skipBytes;
  for await (const chunk of source.stream()) {
    const text = transcoder.push(skip > 0 ? chunk.subarray(skip) : chunk);
    skip = Math.max(0, skip - chunk.length);
    if (text.length > 0) yield text;
  }
  const rest = transcoder.end();
  if (rest.length > 0) yield rest;
}

/**
 * Yields the records below the header; notes what its encoding did not explain, unless that was known before. A
 * batch's bytes are valid until the next batch is asked for.
 * Memory stays at a few chunks, or one record if that is longer.
 */
export async function* readBody(
  source: ByteSource,
  table: RecognisedTable,
  signal: AbortSignal,
): AsyncGenerator<TextBatch, Note[]> {
  const dialect = dialectOf(table);
  const body = createBodyReader(dialect, table.headerRecords, areaOf(table).endRow - table.headerRecords);
  const transcoder = createTranscoder(dialect.encoding);
  for await (const chunk of decodedChunks(source, dialect, transcoder)) {
    signal.throwIfAborted();
    yield* body.push(chunk, false);
    if (body.isOver()) break;
  }
  yield* body.push(new Uint8Array(0), true);
  return dialect.isChecked ? [] : damageNotes(source, dialect, transcoder.damage);
}

/** @param mostRecords where the table ends, when another one follows it */
function createBodyReader(dialect: CsvDialect, headerRecords: number, mostRecords: number) {
  const splitter = new RecordSplitter(dialect);
  let pending = new Uint8Array(0);
  let pendingLength = 0;
  let output = new Uint8Array(0);
  let headerLeft = headerRecords;
  let recordsBefore = 0;
  let blanks = 0;
  /** Bytes from which on an unfinished record is looked at again: were it at every chunk, a long one cost its square. */
  let enough = 0;

  function append(chunk: Uint8Array): Uint8Array {
    const needed = pendingLength + chunk.length;
    if (pending.length < needed) {
      const grown = new Uint8Array(needed * 2);
      grown.set(pending.subarray(0, pendingLength));
      pending = grown;
    }
    pending.set(chunk, pendingLength);
    pendingLength = needed;
    if (output.length <= needed) output = new Uint8Array(pending.length + 1);
    return pending.subarray(0, needed);
  }

  function* push(chunk: Uint8Array, final: boolean): Generator<TextBatch> {
    let input = append(chunk);
    if (!final && input.length < enough) return;
    if (headerLeft > 0) {
      const header = splitter.split(input, output, final, headerLeft);
      headerLeft -= header.records;
      input = input.subarray(header.consumed);
    }
    const result =
      headerLeft > 0
        ? { consumed: 0, written: 0, records: 0, trailingBlanks: 0 }
        : splitter.split(input, output, final, mostRecords - recordsBefore - blanks);
    keep(input.subarray(result.consumed));
    enough = result.consumed === 0 ? Math.min(pendingLength * 2, limits.recordBytes) : 0;
    const records = result.records - result.trailingBlanks;
    if (records > 0) {
      yield* blankBatches(blanks);
      recordsBefore += blanks + records;
      blanks = 0;
      yield { bytes: output.subarray(0, result.written - result.trailingBlanks), records };
    }
    blanks += result.trailingBlanks;
  }

  function keep(rest: Uint8Array): void {
    if (rest.length > limits.recordBytes)
      throw new ParseError('FILE_LIMIT', { limit: 'record', where: String(recordsBefore + blanks + 1) });
    pending.copyWithin(
      0,
      rest.byteOffset - pending.byteOffset,
      rest.byteOffset - pending.byteOffset + rest.length,
    );
    pendingLength = rest.length;
  }

  return { push, isOver: () => recordsBefore + blanks >= mostRecords };
}

const blankBatchRecords = 1 << 20;

/** Blank records are held back until something follows them: at the end of a table they are none. */
function* blankBatches(count: number): Generator<TextBatch> {
  for (let left = count; left > 0; left -= blankBatchRecords) {
    const records = Math.min(left, blankBatchRecords);
    yield { bytes: new Uint8Array(records).fill(recordSeparator), records };
  }
}
