import {
  ParseError,
  type ByteSource,
  type Connector,
  type Note,
  type RecognisedTable,
  type Recognition,
} from '../../schemas/intake/connector.ts';
import { refuseSecret } from '../shared/secrecy.ts';
import { openArchive } from '../shared/archive.ts';
import { isCompoundFile } from '../shared/compound-file.ts';
import { readSheet } from './read-sheet.ts';
import { concernsOneSheet, recogniseSheet } from './recognise-sheet.ts';
import { sniffWorkbook } from './sniff.ts';
import { readWorkbook, type Workbook } from './workbook.ts';

/** Workbooks in Office Open XML: .xlsx, .xlsm, and what WPS Office saves as such. Macros are never looked at. */
export const xlsxConnector: Connector = {
  id: 'xlsx',
  sniff: sniffWorkbook,
  recognise,
  read: readSheet,
};

async function recognise(source: ByteSource, signal: AbortSignal): Promise<Recognition> {
  if (isCompoundFile(await source.read(0, 8))) throw new ParseError('FILE_REFUSED', { reason: 'password' });
  refuseSecret(source.name, []);
  const archive = await openArchive(source);
  const workbook = await readWorkbook(archive);
  const tables: RecognisedTable[] = [];
  const notes = notesOf(workbook);
  let headerless: ParseError | null = null;
  for (const sheet of workbook.sheets) {
    signal.throwIfAborted();
    try {
      tables.push(...(await recogniseSheet(source, archive, workbook, sheet)));
    } catch (error) {
      if (!concernsOneSheet(error)) throw error;
      headerless = error;
      notes.push({ code: 'sheet-without-header', data: { sheet: sheet.name } });
    }
  }
  if (tables.length === 0) throw headerless ?? new ParseError('NO_TABLE');
  return { connector: 'xlsx', tables, notes };
}

function notesOf(workbook: Workbook): Note[] {
  return workbook.hasMacros ? [{ code: 'macros-ignored' }] : [];
}
