import {
  parquetMetadataAsync,
  parquetSchema,
  type AsyncBuffer,
  type ColumnMetaData,
  type FileMetaData,
  type RowGroup,
  type SchemaTree,
} from 'hyparquet';
import { ParseError, type ByteSource } from '../../schemas/intake/connector.ts';
import { leafText, type ToText } from './leaf-text.ts';

export interface ParquetColumn {
  /** Its name in the file; within `metadata` it is called by its number. */
  name: string;
  tree: SchemaTree;
}

export interface ParquetFile {
  file: AsyncBuffer;
  /** What the library reads by: every value comes as it is stored. */
  metadata: FileMetaData;
  columns: ParquetColumn[];
  rows: number;
  toText(leaf: SchemaTree): ToText;
  /** True when one of the column's leaves holds instants. */
  hasInstants(column: ParquetColumn): boolean;
}

/** `PAR1` and `PARE`, which end a file. */
const plainMagic = 0x31524150;
const encryptedMagic = 0x45524150;
const mostMetadataBytes = 64 * 1024 * 1024;
const mostChunkBytes = 256 * 1024 * 1024;

/**
 * Opens a Parquet file by its footer. Throws FILE_UNREADABLE when that is damaged, FILE_REFUSED when it is encrypted,
 * and FILE_LIMIT when it declares more than a file of its size can hold.
 */
export async function openParquet(source: ByteSource): Promise<ParquetFile> {
  const file = asyncBuffer(source);
  const metadata = await readable(async () => {
    const tail = new DataView(await file.slice(source.size - 8, source.size));
    const magic = tail.getUint32(4, true);
    if (magic === encryptedMagic) throw new ParseError('FILE_REFUSED', { reason: 'password' });
    if (magic === plainMagic && tail.getUint32(0, true) > mostMetadataBytes)
      throw new ParseError('FILE_LIMIT', { limit: 'size', where: 'footer' });
    return parquetMetadataAsync(file, { geoparquet: false });
  });
  return readable(async () => describe(file, metadata, source.size));
}

function describe(file: AsyncBuffer, metadata: FileMetaData, size: number): ParquetFile {
  const rows = rowsOf(metadata, size);
  const columns = parquetSchema(metadata).children.map((tree) => ({ name: tree.element.name, tree }));
  if (metadata.schema.some(({ name }) => typeof name !== 'string'))
    throw new TypeError('a column without a name');
  const leaves = columns.flatMap(({ tree }, number) => leavesOf(tree).map((leaf) => ({ leaf, number })));
  const texts = new Map(leaves.map(({ leaf }) => [leaf.element, leafText(leaf.element)]));
  for (const [number, { tree }] of columns.entries()) tree.element.name = String(number);
  for (const group of metadata.row_groups)
    checkGroup(
      group,
      leaves.map(({ number }) => number),
    );
  for (const { leaf } of leaves) withoutConversion(leaf);
  return {
    file,
    metadata,
    columns,
    rows,
    toText: ({ element }) => texts.get(element)?.toText ?? ((value) => String(value)),
    hasInstants: ({ tree }) => leavesOf(tree).some(({ element }) => texts.get(element)!.isInstant),
  };
}

/** Rows of the file; a column of one repeated value takes few bytes, but not so few. */
function rowsOf(metadata: FileMetaData, size: number): number {
  const rows = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
  if (metadata.row_groups.some(({ num_rows }) => num_rows < 0n)) throw new RangeError('rows');
  if (rows > Math.max(20_000_000, size * 20))
    throw new ParseError('FILE_LIMIT', { limit: 'rows', where: String(rows) });
  return rows;
}

function leavesOf(tree: SchemaTree): SchemaTree[] {
  return tree.children.length === 0 ? [tree] : tree.children.flatMap(leavesOf);
}

/** Columns may be called alike: from here on they go by their number. */
function checkGroup(group: RowGroup, numbers: readonly number[]): void {
  if (group.columns.length !== numbers.length) throw new RangeError('columns');
  for (const [i, { meta_data: column, crypto_metadata: encrypted }] of group.columns.entries()) {
    if (encrypted || !column) throw new ParseError('FILE_REFUSED', { reason: 'password' });
    if (column.total_uncompressed_size > mostChunkBytes || column.total_compressed_size > mostChunkBytes)
      throw new ParseError('FILE_LIMIT', {
        limit: 'row-group',
        where: column.path_in_schema.join('.').slice(0, 100),
      });
    column.path_in_schema[0] = String(numbers[i]);
  }
}

/** What the library makes of typed values loses digits or throws: only texts and unsigned integers are left to it. */
function withoutConversion({ element }: SchemaTree): void {
  const { converted_type: converted, logical_type: logical } = element;
  const kept =
    converted === 'UTF8' ||
    converted?.startsWith('UINT') ||
    logical?.type === 'STRING' ||
    logical?.type === 'INTEGER';
  if (kept) return;
  delete element.converted_type;
  delete element.logical_type;
}

/** Where a column's pages stand in the file. */
export function chunkRange(column: ColumnMetaData): { start: number; end: number } {
  const start = Number(column.dictionary_page_offset || column.data_page_offset);
  return { start, end: start + Number(column.total_compressed_size) };
}

function asyncBuffer(source: ByteSource): AsyncBuffer {
  return {
    byteLength: source.size,
    async slice(start, end = source.size) {
      if (!(start >= 0 && end >= start && end <= source.size)) throw new RangeError('outside the file');
      const bytes = await source.read(start, end - start);
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    },
  };
}

/** Runs what meets the file's content: whatever the library throws, the file is damaged; the system's errors go on. */
export async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ParseError || (error as NodeJS.ErrnoException).syscall !== undefined) throw error;
    throw new ParseError('FILE_UNREADABLE', { detail: 'parquet' }, { cause: error });
  }
}
