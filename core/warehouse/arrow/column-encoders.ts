import { DuckDBTypeId, type DuckDBDecimalType, type DuckDBEnumType, type DuckDBType } from '@duckdb/node-api';
import {
  Binary,
  DateDay,
  Float32,
  Float64,
  Int16,
  Int32,
  Int64,
  Int8,
  TimeMicrosecond,
  TimeNanosecond,
  TimestampMicrosecond,
  TimestampMillisecond,
  TimestampNanosecond,
  TimestampSecond,
  Uint16,
  Uint32,
  Uint64,
  Uint8,
  Utf8,
  type DataType,
} from 'apache-arrow';
import { exactDecimalDigits } from '../rows.ts';
import type { ColumnEncoder } from './column-encoder.ts';
import { BooleanEncoder, FixedWidthEncoder, ShortDecimalEncoder } from './fixed-width.ts';
import { BytesEncoder, EnumEncoder, TextEncoderOfValues } from './variable-width.ts';

type MakeEncoder = (type: DuckDBType) => ColumnEncoder;

const copied =
  (makeType: () => DataType, width: number): MakeEncoder =>
  () =>
    new FixedWidthEncoder(makeType(), width);
const asText: MakeEncoder = () => new TextEncoderOfValues();

/** How each type of DuckDB travels. A record over all ids, so that a type that a newer driver adds does not compile unseen. */
export const columnEncoders: Record<DuckDBTypeId, MakeEncoder> = {
  [DuckDBTypeId.BOOLEAN]: () => new BooleanEncoder(),
  [DuckDBTypeId.TINYINT]: copied(() => new Int8(), 1),
  [DuckDBTypeId.SMALLINT]: copied(() => new Int16(), 2),
  [DuckDBTypeId.INTEGER]: copied(() => new Int32(), 4),
  [DuckDBTypeId.BIGINT]: copied(() => new Int64(), 8),
  [DuckDBTypeId.UTINYINT]: copied(() => new Uint8(), 1),
  [DuckDBTypeId.USMALLINT]: copied(() => new Uint16(), 2),
  [DuckDBTypeId.UINTEGER]: copied(() => new Uint32(), 4),
  [DuckDBTypeId.UBIGINT]: copied(() => new Uint64(), 8),
  [DuckDBTypeId.FLOAT]: copied(() => new Float32(), 4),
  [DuckDBTypeId.DOUBLE]: copied(() => new Float64(), 8),
  [DuckDBTypeId.DECIMAL]: (type) => decimalEncoder(type as DuckDBDecimalType),
  [DuckDBTypeId.DATE]: copied(() => new DateDay(), 4),
  [DuckDBTypeId.TIME]: copied(() => new TimeMicrosecond(), 8),
  [DuckDBTypeId.TIME_NS]: copied(() => new TimeNanosecond(), 8),
  [DuckDBTypeId.TIMESTAMP]: copied(() => new TimestampMicrosecond(), 8),
  [DuckDBTypeId.TIMESTAMP_S]: copied(() => new TimestampSecond(), 8),
  [DuckDBTypeId.TIMESTAMP_MS]: copied(() => new TimestampMillisecond(), 8),
  [DuckDBTypeId.TIMESTAMP_NS]: copied(() => new TimestampNanosecond(), 8),
  [DuckDBTypeId.TIMESTAMP_TZ]: copied(() => new TimestampMicrosecond('UTC'), 8),
  [DuckDBTypeId.VARCHAR]: () => new BytesEncoder(new Utf8()),
  [DuckDBTypeId.BLOB]: () => new BytesEncoder(new Binary()),
  [DuckDBTypeId.ENUM]: (type) => new EnumEncoder(type as DuckDBEnumType),
  [DuckDBTypeId.HUGEINT]: asText,
  [DuckDBTypeId.UHUGEINT]: asText,
  [DuckDBTypeId.BIGNUM]: asText,
  [DuckDBTypeId.UUID]: asText,
  [DuckDBTypeId.INTERVAL]: asText,
  [DuckDBTypeId.TIME_TZ]: asText,
  [DuckDBTypeId.BIT]: asText,
  [DuckDBTypeId.LIST]: asText,
  [DuckDBTypeId.ARRAY]: asText,
  [DuckDBTypeId.STRUCT]: asText,
  [DuckDBTypeId.MAP]: asText,
  [DuckDBTypeId.UNION]: asText,
  [DuckDBTypeId.VARIANT]: asText,
  [DuckDBTypeId.GEOMETRY]: asText,
  [DuckDBTypeId.SQLNULL]: asText,
  // Types of parameters and of the parser: no result has them.
  [DuckDBTypeId.INVALID]: asText,
  [DuckDBTypeId.ANY]: asText,
  [DuckDBTypeId.STRING_LITERAL]: asText,
  [DuckDBTypeId.INTEGER_LITERAL]: asText,
};

function decimalEncoder({ width, scale }: DuckDBDecimalType): ColumnEncoder {
  if (width > exactDecimalDigits) return new TextEncoderOfValues();
  if (width <= 4) return new ShortDecimalEncoder(2, scale);
  return new ShortDecimalEncoder(width <= 9 ? 4 : 8, scale);
}
