import type { RecognisedTable } from '../../schemas/intake/connector.ts';
import type { Encoding } from '../csv/transcoder.ts';
import type { ElementsAre } from './elements.ts';

/** How a table is found again in a JSON file. */
export type JsonDialect = {
  encoding: Encoding;
  /** Bytes of the byte order mark before the text. */
  skipBytes: number;
  elementsAre: ElementsAre;
  /** Path of the table's array; empty at the top of the file. */
  path: string;
  /** For a table of objects its keys in column order as a JSON array; for one of arrays the empty text. */
  keys: string;
  /** True when a last column takes the fields that turn up after the part of the file that was surveyed. */
  laterFields: boolean;
};

/** Takes the dialect out of a recognised table. */
export function dialectOf(table: RecognisedTable): JsonDialect {
  return table.dialect as JsonDialect;
}
