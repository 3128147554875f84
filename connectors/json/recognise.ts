import {
  limits,
  ParseError,
  type ByteSource,
  type Note,
  type RecognisedTable,
  type Recognition,
} from '../../schemas/intake/connector.ts';
import { detectEncoding } from '../csv/detect-encoding.ts';
import { declaredColumns } from '../shared/declared-columns.ts';
import { recogniseTables } from '../shared/recognise-tables.ts';
import { refuseSecret } from '../shared/secrecy.ts';
import type { JsonDialect } from './dialect.ts';
import { surveyJson, type Survey, type SurveyedTable } from './survey.ts';
import { elementRecordMaker } from './to-record.ts';

/** Header of the column that takes fields which turn up late in a large file. */
const laterFieldsHeader = '其他字段';

/** Finds the tables of a JSON file: the array at its top, the arrays that it wraps, or its lines. */
export async function recogniseJson(source: ByteSource, signal: AbortSignal): Promise<Recognition> {
  if (source.size === 0) throw new ParseError('FILE_EMPTY');
  refuseSecret(source.name, []);
  const { encoding, skipBytes, notes } = await detectEncoding(source, signal);
  const survey = await surveyJson(source, { encoding, skipBytes }, signal);
  refuseSecret(source.name, survey.outside.texts);
  const found = [...survey.tables].filter(([, { kind }]) => kind !== null);
  if (found.length === 0) throw new ParseError('NO_TABLE');
  if (found.length > limits.tables)
    throw new ParseError('FILE_LIMIT', { limit: 'tables', where: String(found.length) });
  const tables = found.flatMap(([path, table]) => {
    const sheet = found.length > 1 ? path : '';
    const { elementsAre, whole } = survey;
    const dialect = { encoding, skipBytes, elementsAre, path, keys: '', laterFields: false };
    const described =
      table.kind === 'fields'
        ? [tableOfObjects(table, sheet, dialect, whole)]
        : tablesOfArrays(table, sheet, dialect, source.name, whole);
    const estimated = estimate(source, survey, table);
    return described.map((one) => ({ estimatedRecords: estimated - one.headerRecords, ...one }));
  });
  return {
    connector: 'json',
    tables,
    notes: [...encodingNotes(encoding), ...notes, ...outsideNotes(survey)],
  };
}

function tableOfObjects(
  table: SurveyedTable,
  sheet: string,
  dialect: JsonDialect,
  whole: boolean,
): RecognisedTable {
  const keys = [...table.keys.keys()];
  const laterFields = !whole;
  const headers = laterFields ? [...keys, laterFieldsHeader] : keys;
  const toRecord = elementRecordMaker(keys, laterFields, () => undefined);
  return {
    sheet,
    columns: declaredColumns(headers),
    headerRecords: 0,
    sample: table.head
      .map((element) => (element.cells.length === 0 ? headers.map(() => '') : toRecord(element)))
      .filter(({ length }) => length === headers.length)
      .slice(0, limits.sampleRecords),
    dialect: { ...dialect, keys: JSON.stringify(keys), laterFields },
    notes: [],
  };
}

function tablesOfArrays(
  { head, count }: SurveyedTable,
  sheet: string,
  dialect: JsonDialect,
  fileName: string,
  whole: boolean,
): RecognisedTable[] {
  const records = head.map(({ cells }) => cells);
  const all = whole && count === head.length;
  const parts = {
    sheet,
    fileName,
    hidden: false,
    records,
    whole: all,
    isText: false,
    merges: [],
    hiddenColumns: [],
  };
  return recogniseTables(parts).map((table) => ({ ...table, dialect: { ...table.dialect, ...dialect } }));
}

function estimate(source: ByteSource, { whole, bytes }: Survey, { count }: SurveyedTable): number {
  return whole ? count : Math.round((count * source.size) / bytes);
}

function encodingNotes(encoding: string): Note[] {
  return encoding === 'utf-8' ? [] : [{ code: 'encoding', data: { encoding: encoding.toUpperCase() } }];
}

const mostNames = 10;

/** Names what stands in the file beside its tables and is not read. */
function outsideNotes({ outside }: Survey): Note[] {
  const names = [...new Set(outside.names)];
  if (names.length === 0) return [];
  const shown = names.slice(0, mostNames).join('、') + (names.length > mostNames ? '…' : '');
  return [{ code: 'outside-table', data: { fields: shown } }];
}
