import {
  limits,
  ParseError,
  type ByteSource,
  type Note,
  type Recognition,
} from '../../schemas/intake/connector.ts';
import { areaOf, recogniseTables } from '../shared/recognise-tables.ts';
import { refuseSecret } from '../shared/secrecy.ts';
import { detectDialect } from './detect-dialect.ts';
import { detectEncoding, type DetectedEncoding } from './detect-encoding.ts';
import { decodedChunks } from './read-body.ts';
import type { Encoding } from './transcoder.ts';

const headBytes = 1024 * 1024;

/** Finds the one table of a delimited text file. */
export async function recogniseCsv(source: ByteSource, signal: AbortSignal): Promise<Recognition> {
  refuseSecret(source.name, []);
  const encoding = await detectEncoding(source, signal);
  const head = await decodeHead(source, encoding);
  if (head.bytes.every((byte) => byte <= 0x20)) throw new ParseError('FILE_EMPTY');
  const { delimiter, quoted, records, consumed } = detectDialect(head.bytes, head.final);
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
        delimiter,
        quoted,
      },
      notes: [...dialectNotes(encoding.encoding, delimiter), ...encoding.notes, ...table.notes],
    })),
  };
}

/** Says how the text was taken where that is not the usual: UTF-8 and commas. */
function dialectNotes(encoding: Encoding, delimiter: string): Note[] {
  const notes: Note[] = [];
  if (encoding !== 'utf-8') notes.push({ code: 'encoding', data: { encoding: encoding.toUpperCase() } });
  if (delimiter !== ',')
    notes.push({ code: 'delimiter', data: { delimiter: delimiter === '\t' ? 'Tab' : delimiter } });
  return notes;
}

interface Head {
  bytes: Uint8Array;
  /** True when this is the whole file. */
  final: boolean;
}

/** Decodes the start of the file: about a megabyte, more only while that holds not even one line. */
async function decodeHead(source: ByteSource, encoding: DetectedEncoding): Promise<Head> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let hasLine = false;
  const dialect = { ...encoding, delimiter: ',', quoted: true };
  for await (const chunk of decodedChunks(source, dialect)) {
    if (length >= headBytes && hasLine) return { bytes: Buffer.concat(chunks), final: false };
    if (length > limits.recordBytes) throw new ParseError('FILE_LIMIT', { limit: 'record', where: '1' });
    chunks.push(chunk.slice());
    length += chunk.length;
    hasLine ||= chunk.includes(0x0a) || chunk.includes(0x0d);
  }
  return { bytes: Buffer.concat(chunks), final: true };
}

/** All records of the file, judged by the length of the first ones. */
function estimateRecords(source: ByteSource, head: Head, bytesPerRecord: number): number {
  const decodedBytes = head.final ? head.bytes.length : (source.size / headBytes) * head.bytes.length;
  return Math.round(decodedBytes / bytesPerRecord);
}
