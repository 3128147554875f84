import { ParseError, type ByteSource, type Connector } from '../../schemas/intake/connector.ts';
import { isCompoundFile, openCompoundFile } from '../shared/compound-file.ts';
import { createGridConnector } from '../shared/grid-connector.ts';
import { readWorkbook } from './read-workbook.ts';

const mostBytes = 128 * 1024 * 1024;

/** Names of the stream that holds the workbook: of BIFF8, which WPS's .et is too, and of BIFF5. */
const workbookStreams = ['workbook', 'book'];

/** Workbooks of Excel 5 to 2003 and of WPS Office: .xls, .et. Formulas are taken by their last value. */
export const xlsConnector: Connector = createGridConnector({
  id: 'xls',
  sniff,
  async parse(source, signal) {
    const file = await openCompoundFile(source);
    const name = workbookStreams.find((stream) => file.names.includes(stream));
    if (name === undefined) throw new ParseError('FILE_NOT_RECOGNISED');
    return { grids: readWorkbook(await file.read(name, mostBytes), signal) };
  },
});

/** A compound file too damaged to be opened is claimed weakly, so that somebody says so. */
async function sniff(source: ByteSource): Promise<number> {
  if (!isCompoundFile(await source.read(0, 8))) return 0;
  try {
    const { names } = await openCompoundFile(source);
    return workbookStreams.some((stream) => names.includes(stream)) ? 0.9 : 0;
  } catch (error) {
    if (error instanceof ParseError) return 0.2;
    throw error;
  }
}
