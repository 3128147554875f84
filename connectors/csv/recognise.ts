import {
  limits,
  ParseError,
  type ByteSource,
  type Note,
  type Recognition,
} from '../../schemas/intake/connector.ts';
import { areaOf, recogniseTables } from '../shared/recognise-tables.ts';
import { refuseSecret } from '../shared/secrecy.ts';
import { damageNotes } from './damage-notes.ts';
import type { Cutting } from './dialect.ts';
import { detectDialect } from './detect-dialect.ts';
import { detectEncoding, type DetectedEncoding } from './detect-encoding.ts';
import { decodedChunks } from './read-body.ts';
import { createTranscoder, type Encoding } from './transcoder.ts';

const headBytes = 512 * 1024;

/** Finds the one table of a delimited text file. */
export async function recogniseCsv(source: ByteSource, signal: AbortSignal): Promise<Recognition> {
  refuseSecret(source.name, []);
  const encoding = await detectEncoding(source, signal);
  const head = await decodeHead(source, encoding);
  if (head.bytes.every((byte) => byte <= 0x20)) throw new ParseError('FILE_EMPTY');
  const { records, consumed, ...cutting } = detectDialect(head.bytes, head.final);
  if (records.length === 0) throw new ParseError('FILE_LIMIT', { limit: 'record', where: '1' });
  const tables = recogniseTables({
    sheet: '',
    fileName: source.name,
    hidden: false,
    records,
    whole: head.final && consumed === head.bytes.length,
    isText: true,
    merges: [],
    hiddenColumns: [],
  });
  const damage = await findDamage(source, encoding);
  const estimate = estimateRecords(source, head, consumed / records.length);
  return {
    connector: 'csv',
    notes: [],
    tables: tables.map((table) => ({
      ...table,
      estimatedRecords: Math.min(estimate, areaOf(table).endRow) - table.headerRecords,
      dialect: {
        ...table.dialect,
        encoding: encoding.encoding,
        skipBytes: encoding.skipBytes,
        ...cutting,
        isChecked: damage !== null,
      },
      notes: [...dialectNotes(encoding.encoding, cutting), ...(damage ?? []), ...table.notes],
    })),
  };
}

const delimiterNames: Record<string, string> = { '\t': 'Tab', ' ': 'Space', '\u0001': 'SOH' };

/** Says how the text was taken where that is not the usual: UTF-8 and commas, double quotes. */
function dialectNotes(encoding: Encoding, { delimiter, quote, escaped }: Cutting): Note[] {
  const notes: Note[] = [];
  if (encoding !== 'utf-8') notes.push({ code: 'encoding', data: { encoding: encoding.toUpperCase() } });
  if (delimiter !== ',')
    notes.push({ code: 'delimiter', data: { delimiter: delimiterNames[delimiter] ?? delimiter } });
  if (quote === "'") notes.push({ code: 'single-quotes' });
  if (escaped) notes.push({ code: 'backslash-escapes' });
  return notes;
}

/** Files up to this size are looked through at once for what their encoding does not explain. */
const mostCheckedBytes = 64 * 1024 * 1024;

/** What the encoding does not explain in the whole file; null when that is left to the reading. */
async function findDamage(source: ByteSource, encoding: DetectedEncoding): Promise<Note[] | null> {
  if (encoding.encoding === 'utf-8' && encoding.notes.length === 0) return [];
  if (source.size > mostCheckedBytes) return null;
  const transcoder = createTranscoder(encoding.encoding);
  for await (const _ of decodedChunks(source, encoding, transcoder));
  return damageNotes(source, encoding, transcoder.damage);
}

interface Head {
  bytes: Uint8Array;
  /** Bytes of the file that they were decoded from. */
  sourceBytes: number;
  /** True when this is the whole file. */
  final: boolean;
}

/** Decodes the start of the file: about a megabyte, more only while that holds not even one line. */
async function decodeHead(source: ByteSource, encoding: DetectedEncoding): Promise<Head> {
  const chunks: Uint8Array[] = [];
  let sourceBytes = 0;
  let length = 0;
  let hasLine = false;
  const counted = {
    async *stream() {
      for await (const chunk of source.stream()) {
        sourceBytes += chunk.length;
        yield chunk;
      }
    },
  };
  for await (const chunk of decodedChunks(counted, encoding)) {
    chunks.push(chunk.slice());
    length += chunk.length;
    hasLine ||= chunk.includes(0x0a) || chunk.includes(0x0d);
    if (length >= headBytes && hasLine && sourceBytes < source.size)
      return { bytes: Buffer.concat(chunks), sourceBytes, final: false };
    if (length > limits.recordBytes) throw new ParseError('FILE_LIMIT', { limit: 'record', where: '1' });
  }
  return { bytes: Buffer.concat(chunks), sourceBytes, final: true };
}

/** All records of the file, judged by the length of the first ones. */
function estimateRecords(source: ByteSource, head: Head, bytesPerRecord: number): number {
  return Math.round(((source.size / head.sourceBytes) * head.bytes.length) / bytesPerRecord);
}
