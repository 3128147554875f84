import type { ColumnMetaData, PageHeader } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { decompressPage } from 'hyparquet/src/datapage.js';
import { ParseError } from '../../schemas/intake/connector.ts';
import { checkRuns, mostPageValues } from './check-runs.ts';
import { boundedCompressors } from './compressors.ts';

const mostPageBytes = 128 * 1024 * 1024;

/** What is known of a column before its pages are seen. */
export interface ColumnShape {
  maxDefinition: number;
  maxRepetition: number;
  /** Rows that the pages must have together; null for a nested column, whose pages do not tell. */
  rows: number | null;
}

/**
 * Looks through a column chunk's pages before they are decoded: a page says itself how much it becomes, and a few
 * bytes may stand for millions of values. Throws FILE_LIMIT for what is beyond reason and FILE_UNREADABLE when the
 * pages contradict what the file says of the column.
 */
export function checkPages(chunk: ArrayBuffer, column: ColumnMetaData, shape: ColumnShape): void {
  const reader = { view: new DataView(chunk), offset: 0 };
  let values = 0;
  while (reader.offset < chunk.byteLength - 1 && (shape.rows === null || values < shape.rows)) {
    const header = parquetHeader(reader);
    const end = reader.offset + header.compressed_page_size;
    if (!(header.compressed_page_size >= 0 && end <= chunk.byteLength)) refuse('page');
    limit(header.uncompressed_page_size, mostPageBytes, column);
    limit(header.dictionary_page_header?.num_values ?? 0, mostPageValues, column);
    const { data_page_header: first, data_page_header_v2: second } = header;
    limit(second?.num_nulls ?? 0, second?.num_values ?? 0, column);
    const data = second ?? first;
    if (data) {
      limit(data.num_values, mostPageValues, column);
      values += data.num_values;
      if (values > column.num_values) refuse('rows');
      checkPage(new Uint8Array(chunk, reader.offset, end - reader.offset), header, column, shape);
    }
    reader.offset = end;
  }
  if (shape.rows !== null && values < shape.rows) refuse('rows');
}

function checkPage(packed: Uint8Array, header: PageHeader, column: ColumnMetaData, shape: ColumnShape): void {
  const { data_page_header: first, data_page_header_v2: second, uncompressed_page_size: size } = header;
  const unpack = (bytes: Uint8Array, length: number) =>
    decompressPage(bytes, length, column.codec, boundedCompressors);
  if (first) {
    const page = unpack(packed, size);
    let at = 0;
    for (const level of [shape.maxRepetition, shape.maxDefinition])
      if (level > 0) at = checkPrefixed(page, at, bitWidth(level), first.num_values);
    checkValues(page, at, first.encoding, first.num_values, column);
  } else if (second) {
    const { repetition_levels_byte_length: repetition, definition_levels_byte_length: definition } = second;
    const levels = repetition + definition;
    if (!(repetition >= 0 && definition >= 0 && levels <= Math.min(packed.length, size))) refuse('page');
    if (shape.maxRepetition > 0) checkRuns(packed, 0, bitWidth(shape.maxRepetition), second.num_values);
    if (shape.maxDefinition > 0)
      checkRuns(packed, repetition, bitWidth(shape.maxDefinition), second.num_values);
    const rest = packed.subarray(levels);
    const page = second.is_compressed === false ? rest : unpack(rest, size - levels);
    checkValues(page, 0, second.encoding, second.num_values, column);
  }
}

function checkValues(
  page: Uint8Array,
  at: number,
  encoding: string,
  values: number,
  { type }: ColumnMetaData,
): void {
  if (encoding === 'RLE' && type === 'BOOLEAN') checkPrefixed(page, at, 1, values);
  else if (encoding === 'RLE' || encoding.endsWith('_DICTIONARY'))
    checkRuns(page, at + 1, page[at] ?? 0, values);
}

/** Checks runs that their length stands before; returns where they end. */
function checkPrefixed(page: Uint8Array, at: number, width: number, values: number): number {
  const end = at + 4 + new DataView(page.buffer, page.byteOffset, page.length).getUint32(at, true);
  checkRuns(page, at + 4, width, values);
  return end;
}

const bitWidth = (level: number) => 32 - Math.clz32(level);

function limit(value: number, most: number, column: ColumnMetaData): void {
  if (!(value >= 0)) refuse('page');
  if (value > most)
    throw new ParseError('FILE_LIMIT', {
      limit: 'page',
      where: column.path_in_schema.join('.').slice(0, 100),
    });
}

function refuse(what: string): never {
  throw new ParseError('FILE_UNREADABLE', { detail: `parquet: ${what}` });
}
