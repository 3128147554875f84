import type { RecognisedTable } from '../../schemas/intake/connector.ts';

/** Where a table is found again: the file in the archive, who reads it, and the table within. */
export type ZipDialect = {
  entry: string;
  connector: string;
  /** The table's sheet and dialect within the file; plain JSON. */
  inner: string;
};

interface Inner {
  sheet: string;
  dialect: RecognisedTable['dialect'];
}

/** Names a table of an archived file by its path, and by its sheet when it has one. */
export function outerTable(table: RecognisedTable, entry: string, connector: string): RecognisedTable {
  const inner: Inner = { sheet: table.sheet, dialect: table.dialect };
  const dialect: ZipDialect = { entry, connector, inner: JSON.stringify(inner) };
  return { ...table, sheet: table.sheet === '' ? entry : `${entry}/${table.sheet}`, dialect };
}

/** The table as the file's own connector recognised it. */
export function innerTable(table: RecognisedTable): RecognisedTable {
  const { sheet, dialect } = JSON.parse((table.dialect as ZipDialect).inner) as Inner;
  return { ...table, sheet, dialect };
}
