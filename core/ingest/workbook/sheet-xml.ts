import { columnLetters } from './column-letters.ts';
import type { ColumnRule, Sheet, SheetCell, SheetRow } from './sheet.ts';
import { styleNumber } from './styles.ts';
import { attributeText, cellText } from './xml-text.ts';

const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const lastRow = 1_048_576;
const chunkLength = 256 * 1024;

/** A sheet's part, piece by piece (ECMA-376 part 1, 18.3.1.99): the order of its elements is fixed. */
export async function* sheetXml(sheet: Sheet): AsyncGenerator<string> {
  let text = `<worksheet xmlns="${namespace}">${viewXml(sheet)}${columnsXml(sheet)}<sheetData>`;
  let count = 0;
  for await (const row of sheet.rows) {
    text += rowXml(row, ++count);
    if (text.length < chunkLength) continue;
    yield text;
    text = '';
  }
  const filter = sheet.hasFilter
    ? `<autoFilter ref="A1:${columnLetters(sheet.columns.length - 1)}${count}"/>`
    : '';
  yield `${text}</sheetData>${filter}${rulesXml(sheet.rules ?? [])}</worksheet>`;
}

function viewXml({ frozen }: Sheet): string {
  if (!frozen) return '<sheetViews><sheetView workbookViewId="0"/></sheetViews>';
  const { rows, columns } = frozen;
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
  const pane = columns > 0 ? (rows > 0 ? 'bottomRight' : 'topRight') : 'bottomLeft';
  return `<sheetViews><sheetView workbookViewId="0"><pane${split} topLeftCell="${columnLetters(columns)}${rows + 1}" activePane="${pane}" state="frozen"/></sheetView></sheetViews>`;
}

function columnsXml({ columns }: Sheet): string {
  const lines = columns.map(
    ({ width, style = 'plain' }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${styleNumber(style)}" customWidth="1"/>`,
  );
  return lines.length === 0 ? '' : `<cols>${lines.join('')}</cols>`;
}

function rowXml(row: SheetRow, number: number): string {
  const cells = row.map((cell, at) => (cell === null ? '' : cellXml(cell, `${columnLetters(at)}${number}`)));
  return `<row r="${number}">${cells.join('')}</row>`;
}

function cellXml({ value, style }: SheetCell, reference: string): string {
  if (typeof value === 'number')
    return `<c r="${reference}" s="${styleNumber(style ?? 'plain')}"><v>${value}</v></c>`;
  const number = styleNumber(style ?? 'text');
  if (value === '') return `<c r="${reference}" s="${number}"/>`;
  return `<c r="${reference}" s="${number}" t="inlineStr"><is><t xml:space="preserve">${cellText(value)}</t></is></c>`;
}

function rulesXml(rules: readonly ColumnRule[]): string {
  if (rules.length === 0) return '';
  const lines = rules.map(({ column, list, prompt }) => {
    const type = list === undefined ? '' : ' type="list"';
    const shown = prompt
      ? ` showInputMessage="1" promptTitle="${attributeText(prompt.title)}" prompt="${attributeText(prompt.text)}"`
      : '';
    const range = `${columnLetters(column)}2:${columnLetters(column)}${lastRow}`;
    const formula = list === undefined ? '' : `<formula1>${cellText(list)}</formula1>`;
    return `<dataValidation${type} errorStyle="warning" allowBlank="1" showErrorMessage="1"${shown} sqref="${range}">${formula}</dataValidation>`;
  });
  return `<dataValidations count="${lines.length}">${lines.join('')}</dataValidations>`;
}
