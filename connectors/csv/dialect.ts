import type { RecognisedTable } from '../../schemas/intake/connector.ts';
import type { Encoding } from './transcoder.ts';

/** How a delimited text is cut: everything that `read` needs to find the same cells again. */
export type CsvDialect = {
  encoding: Encoding;
  /** Bytes of the byte order mark before the text. */
  skipBytes: number;
  delimiter: string;
  /** False when quotes in this file are ordinary characters. */
  quoted: boolean;
  /** True when the whole file was already looked through for what its encoding does not explain. */
  isChecked: boolean;
};

/** Takes the dialect out of a recognised table. */
export function dialectOf(table: RecognisedTable): CsvDialect {
  return table.dialect as CsvDialect;
}
