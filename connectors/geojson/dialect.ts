import type { RecognisedTable } from '../../schemas/intake/connector.ts';
import type { Encoding } from '../csv/transcoder.ts';

/** How the features of a file are found again. */
export type GeoJsonDialect = {
  encoding: Encoding;
  /** Bytes of the byte order mark before the text. */
  skipBytes: number;
  /** Names of the fields in column order, as a JSON array; the geometry follows them. */
  keys: string;
  /** True when a last column takes the fields that turn up after the part of the file that was surveyed. */
  laterFields: boolean;
};

/** Takes the dialect out of a recognised table. */
export function dialectOf(table: RecognisedTable): GeoJsonDialect {
  return table.dialect as GeoJsonDialect;
}
