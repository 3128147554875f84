import type { RecognisedTable } from '../../schemas/intake/connector.ts';
import type { Encoding } from './transcoder.ts';

/** How records and cells are told apart. */
export type Cutting = {
  /** One byte of ASCII. */
  delimiter: string;
  /** What cells with delimiters stand in; empty when quotes in this file are ordinary characters. */
  quote: '"' | "'" | '';
  /** True when a backslash inside quotes makes the quote behind it an ordinary character. */
  escaped: boolean;
  /** True when delimiters have a space behind them that belongs to no cell. */
  padded: boolean;
};

/** How a delimited text is cut: everything that `read` needs to find the same cells again. */
export type CsvDialect = Cutting & {
  encoding: Encoding;
  /** Bytes of the byte order mark before the text. */
  skipBytes: number;
  /** True when the whole file was already looked through for what its encoding does not explain. */
  isChecked: boolean;
};

/** Takes the dialect out of a recognised table. */
export function dialectOf(table: RecognisedTable): CsvDialect {
  return table.dialect as CsvDialect;
}
