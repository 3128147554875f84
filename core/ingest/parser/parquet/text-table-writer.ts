import { open, type FileHandle } from 'node:fs/promises';
import { fileMetadata, type ColumnChunk, type ColumnSchema, type RowGroup } from './footer.ts';
import { dataPage, definitionLevels, dictionaryPage, encoding, packIndices, physicalType } from './pages.ts';
import { TextColumn } from './text-column.ts';

const rowsPerGroup = 122_880; // DuckDB's own row group, so that it reads groups in parallel
const bytesPerGroup = 64 * 1024 * 1024;
const magic = new TextEncoder().encode('PAR1');

/**
 * Writes a table of text to Parquet: `row_number` and `cells` as INTEGER, the rest VARCHAR. Memory holds one
 * row group. It exists because DuckDB needs five processor seconds to cut a million records into cells and keeps
 * them all in memory until COPY; here they go into column buffers as they are found.
 */
export class TextTableWriter {
  readonly columns: readonly TextColumn[];
  private readonly file: FileHandle;
  private readonly cellCounts = new Int32Array(rowsPerGroup);
  private readonly groups: RowGroup[] = [];
  private offset = 0;
  private rows = 0;
  private rowsBefore = 0;
  private heldBytes = 0;

  private constructor(file: FileHandle, names: readonly string[]) {
    this.file = file;
    this.columns = names.map((name) => new TextColumn(name));
  }

  /** Creates the file at `path`, which must not exist, with the named text columns. */
  static async create(path: string, names: readonly string[]): Promise<TextTableWriter> {
    const writer = new TextTableWriter(await open(path, 'wx'), names);
    await writer.write([magic]);
    return writer;
  }

  /** True when `flush` must come before the next row. */
  get isFull(): boolean {
    return this.rows === rowsPerGroup || this.heldBytes > bytesPerGroup;
  }

  /** Ends a row of about `bytes` bytes whose cells were appended to every column; rows are numbered from 1. */
  endRow(cells: number, bytes: number): void {
    this.cellCounts[this.rows++] = cells;
    this.heldBytes += bytes;
  }

  /** Writes the rows held as one row group. */
  async flush(): Promise<void> {
    const { rows, columns } = this;
    if (rows === 0) return;
    const rowNumbers = Int32Array.from({ length: rows }, (_, i) => this.rowsBefore + i + 1);
    const chunks = [
      await this.writeChunk('row_number', physicalType.int32, integerPages(rowNumbers)),
      await this.writeChunk('cells', physicalType.int32, integerPages(this.cellCounts.subarray(0, rows))),
    ];
    for (const column of columns) {
      chunks.push(await this.writeChunk(column.name, physicalType.byteArray, textPages(column)));
      column.clear();
    }
    this.groups.push({ rows, columns: chunks });
    this.rowsBefore += rows;
    this.rows = 0;
    this.heldBytes = 0;
  }

  /** Writes what is held and the metadata, and closes the file. It need not survive a power cut: staging is emptied then. */
  async finish(): Promise<void> {
    await this.flush();
    const metadata = fileMetadata(schemaOf(this.columns), this.groups);
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, metadata.length, true);
    await this.write([metadata, length, magic]);
    await this.file.close();
  }

  /** Closes the file without finishing it. */
  async abandon(): Promise<void> {
    await this.file.close();
  }

  private async writeChunk(name: string, type: number, pages: Pages): Promise<ColumnChunk> {
    const start = this.offset;
    if (pages.dictionary) await this.write(pages.dictionary);
    const dataOffset = this.offset;
    await this.write(pages.data);
    return {
      name,
      type,
      encodings: pages.encodings,
      values: this.rows,
      size: this.offset - start,
      dataOffset,
      dictionaryOffset: pages.dictionary ? start : null,
    };
  }

  private async write(parts: readonly Uint8Array[]): Promise<void> {
    for (const part of parts) {
      for (let at = 0; at < part.length;) at += (await this.file.write(part, at)).bytesWritten;
      this.offset += part.length;
    }
  }
}

interface Pages {
  encodings: readonly number[];
  dictionary?: Uint8Array[];
  data: Uint8Array[];
}

function schemaOf(columns: readonly TextColumn[]): ColumnSchema[] {
  return [
    { name: 'row_number', type: physicalType.int32, required: true },
    { name: 'cells', type: physicalType.int32, required: true },
    ...columns.map(textSchema),
  ];
}

function textSchema(column: TextColumn): ColumnSchema {
  return { name: column.name, type: physicalType.byteArray, required: false };
}

function textPages(column: TextColumn): Pages {
  const levels = definitionLevels(column.presence(), column.rows, column.nulls);
  const values = column.values();
  if (values.kind === 'plain')
    return {
      encodings: [encoding.rle, encoding.plain],
      data: dataPage([levels, values.bytes], column.rows, encoding.plain),
    };
  return {
    encodings: [encoding.rle, encoding.plain, encoding.rleDictionary],
    dictionary: dictionaryPage(values.dictionary, values.entries),
    data: dataPage(
      [levels, packIndices(values.indices, values.entries)],
      column.rows,
      encoding.rleDictionary,
    ),
  };
}

/** The platforms Node runs on are little-endian, as Parquet is. */
function integerPages(values: Int32Array): Pages {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return { encodings: [encoding.plain], data: dataPage([bytes], values.length, encoding.plain) };
}
