import type { ColumnMetaData } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { ParseError } from '../../schemas/intake/connector.ts';

const mostPageBytes = 128 * 1024 * 1024;
const mostPageValues = 1 << 23;

/**
 * Looks through the headers of a column chunk's pages before anything is unpacked: a page says itself how much it
 * becomes, and a few bytes may stand for millions of values. Throws FILE_LIMIT for a page that is beyond reason and
 * FILE_UNREADABLE when the pages contradict what the file says of the column.
 *
 * @param rows rows that the pages must have together; null for a nested column, whose pages do not tell
 */
export function checkPages(chunk: ArrayBuffer, column: ColumnMetaData, rows: number | null): void {
  const reader = { view: new DataView(chunk), offset: 0 };
  let values = 0;
  while (reader.offset < chunk.byteLength - 1 && (rows === null || values < rows)) {
    const header = parquetHeader(reader);
    const end = reader.offset + header.compressed_page_size;
    if (!(header.compressed_page_size >= 0 && end <= chunk.byteLength)) refuse('page');
    limit(header.uncompressed_page_size, mostPageBytes, column);
    reader.offset = end;
    const dictionary = header.dictionary_page_header;
    if (dictionary) limit(dictionary.num_values, mostPageValues, column);
    const second = header.data_page_header_v2;
    if (second) limit(second.num_nulls, second.num_values, column);
    const data = second ?? header.data_page_header;
    if (!data) continue;
    limit(data.num_values, mostPageValues, column);
    values += data.num_values;
  }
  if (rows !== null && values < rows) refuse('rows');
}

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
