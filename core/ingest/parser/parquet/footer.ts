import { physicalType } from './pages.ts';
import { ThriftWriter, thriftType } from './thrift.ts';

export interface ColumnChunk {
  name: string;
  type: number;
  encodings: readonly number[];
  values: number;
  size: number;
  dataOffset: number;
  dictionaryOffset: number | null;
}

export interface RowGroup {
  rows: number;
  columns: ColumnChunk[];
}

export interface ColumnSchema {
  name: string;
  type: number;
  required: boolean;
}

const convertedUtf8 = 0;

/** The file's metadata (FileMetaData of parquet.thrift). */
export function fileMetadata(schema: readonly ColumnSchema[], groups: readonly RowGroup[]): Uint8Array {
  const thrift = new ThriftWriter();
  thrift.openStruct();
  thrift.i32(1, 1);
  writeSchema(thrift, schema);
  thrift.i64(
    3,
    groups.reduce((sum, group) => sum + group.rows, 0),
  );
  thrift.list(4, thriftType.struct, groups.length);
  for (const group of groups) writeRowGroup(thrift, group);
  thrift.text(6, 'tonghui');
  thrift.closeStruct();
  return thrift.bytes();
}

function writeSchema(thrift: ThriftWriter, schema: readonly ColumnSchema[]): void {
  thrift.list(2, thriftType.struct, schema.length + 1);
  thrift.openStruct();
  thrift.text(4, 'table');
  thrift.i32(5, schema.length);
  thrift.closeStruct();
  for (const column of schema) {
    thrift.openStruct();
    thrift.i32(1, column.type);
    thrift.i32(3, column.required ? 0 : 1);
    thrift.text(4, column.name);
    if (column.type === physicalType.byteArray) thrift.i32(6, convertedUtf8);
    thrift.closeStruct();
  }
}

function writeRowGroup(thrift: ThriftWriter, group: RowGroup): void {
  thrift.openStruct();
  thrift.list(1, thriftType.struct, group.columns.length);
  for (const column of group.columns) writeColumnChunk(thrift, column);
  thrift.i64(
    2,
    group.columns.reduce((sum, column) => sum + column.size, 0),
  );
  thrift.i64(3, group.rows);
  thrift.closeStruct();
}

function writeColumnChunk(thrift: ThriftWriter, column: ColumnChunk): void {
  thrift.openStruct();
  thrift.i64(2, column.dictionaryOffset ?? column.dataOffset);
  thrift.openStruct(3);
  thrift.i32(1, column.type);
  thrift.list(2, thriftType.i32, column.encodings.length);
  for (const used of column.encodings) thrift.listI32(used);
  thrift.list(3, thriftType.binary, 1);
  thrift.listText(column.name);
  thrift.i32(4, 0);
  thrift.i64(5, column.values);
  thrift.i64(6, column.size);
  thrift.i64(7, column.size);
  thrift.i64(9, column.dataOffset);
  if (column.dictionaryOffset !== null) thrift.i64(11, column.dictionaryOffset);
  thrift.closeStruct();
  thrift.closeStruct();
}
