import type { CellObject } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlTableConnector } from '../../../connectors/html-table/connector.ts';
import { odsConnector } from '../../../connectors/ods/connector.ts';
import { spreadsheetmlConnector } from '../../../connectors/spreadsheetml/connector.ts';
import { xlsConnector } from '../../../connectors/xls/connector.ts';
import type { Connector } from '../../../schemas/intake/connector.ts';
import { makeBiff } from '../../fixtures/biff.ts';
import { makeHtmlPage } from '../../fixtures/html-page.ts';
import { makeOds, odsParagraph } from '../../fixtures/ods.ts';
import { readGrids } from '../../fixtures/read-grids.ts';
import { makeSpreadsheetml } from '../../fixtures/spreadsheetml.ts';
import { escapeXml } from '../../fixtures/workbook.ts';

/** A value as a person puts it into a sheet. */
type Value = { text: string } | { number: number } | { boolean: boolean } | { day: number } | null;

/** Characters that XML can carry, without the white space that it takes for its own. */
const character = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    fc.constantFrom('张', '𬭎', '㑇', '"', '&', '<', "'", ',', '='),
  )
  .filter((text) => !/[\p{Cc}\p{Cs}\p{Z}\uFEFF\uFFFE\uFFFF]/u.test(text));
const text = fc
  .array(character, { minLength: 1, maxLength: 12 })
  .map((characters) => ({ text: characters.join('') }));
const firstDay = Date.UTC(1950, 0, 1) / 86_400_000;
/** Numbers stay within what the library that writes the old workbooks can write. */
const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 4, arbitrary: text },
  fc
    .oneof(
      fc.integer(),
      fc
        .double({ noNaN: true, min: -1e100, max: 1e100 })
        .filter((number) => number === 0 || Math.abs(number) > 1e-100),
    )
    .map((number) => ({ number: number + 0 })),
  fc.boolean().map((boolean) => ({ boolean })),
  fc.integer({ min: firstDay, max: firstDay + 40_000 }).map((day) => ({ day })),
  fc.constant(null),
);
const rows = fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 8 });

/** Beyond 2^53 a number is rounded, and comes in the form that says so. */
const numberAsRead = (number: number) =>
  Number.isInteger(number) && Math.abs(number) > Number.MAX_SAFE_INTEGER && Math.abs(number) < 1e21
    ? number.toExponential().toUpperCase()
    : String(number);

const isoDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
/** Day 0 of the serial numbers after February 1900 is 1899-12-30, 25,569 days before 1970. */
const serialOf = (day: number) => day + 25_569;

function textOf(given: Value): string {
  if (given === null) return '';
  if ('text' in given) return given.text;
  if ('number' in given) return numberAsRead(given.number);
  return 'day' in given ? isoDay(given.day) : String(given.boolean).toUpperCase();
}

function biffCell(given: Value): CellObject | string | null {
  if (given === null) return null;
  if ('text' in given) return given.text;
  if ('number' in given) return { t: 'n', v: given.number };
  return 'day' in given ? { t: 'n', v: serialOf(given.day), z: 'yyyy-mm-dd' } : { t: 'b', v: given.boolean };
}

function odsCell(given: Value): string {
  if (given === null) return '<table:table-cell/>';
  const cell = (attributes: string, shown: string) =>
    `<table:table-cell ${attributes}>${odsParagraph(shown)}</table:table-cell>`;
  if ('text' in given) return cell('office:value-type="string"', given.text);
  if ('number' in given) return cell(`office:value-type="float" office:value="${given.number}"`, 'x');
  if ('day' in given) return cell(`office:value-type="date" office:date-value="${isoDay(given.day)}"`, 'x');
  return cell(`office:value-type="boolean" office:boolean-value="${given.boolean}"`, 'x');
}

function xmlCell(given: Value): string {
  if (given === null) return '<Cell/>';
  const cell = (type: string, content: string) => `<Cell><Data ss:Type="${type}">${content}</Data></Cell>`;
  if ('text' in given) return cell('String', escapeXml(given.text));
  if ('number' in given) return cell('Number', String(given.number));
  if ('day' in given) return cell('DateTime', `${isoDay(given.day)}T00:00:00.000`);
  return cell('Boolean', given.boolean ? '1' : '0');
}

const header = ['编号', '甲栏', '乙栏', '丙栏'].map((name) => ({ text: name }));

const formats: { connector: Connector; make(rows: readonly (readonly Value[])[]): Buffer }[] = [
  {
    connector: xlsConnector,
    make: (all) => makeBiff([{ name: '表', cells: all.map((row) => row.map(biffCell)) }]),
  },
  {
    connector: odsConnector,
    make: (all) =>
      makeOds(
        `<table:table table:name="表">${all.map((row) => `<table:table-row>${row.map(odsCell).join('')}</table:table-row>`).join('')}</table:table>`,
      ),
  },
  {
    connector: spreadsheetmlConnector,
    make: (all) =>
      makeSpreadsheetml(
        `<Worksheet ss:Name="表"><Table>${all.map((row) => `<Row>${row.map(xmlCell).join('')}</Row>`).join('')}</Table></Worksheet>`,
      ),
  },
  { connector: htmlTableConnector, make: (all) => makeHtmlPage(all.map((row) => row.map(textOf))) },
];

describe('whatever is put into a sheet comes out of it', () => {
  for (const { connector, make } of formats)
    it(`as ${connector.id}`, async () => {
      await fc.assert(
        fc.asyncProperty(rows, async (body) => {
          const all = body.map((row, i) => [{ text: `第${i + 1}号` }, ...row]);
          const { sheets } = await readGrids(connector, make([header, ...all]));
          expect(sheets.map(({ records }) => records)).toEqual([all.map((row) => row.map(textOf))]);
        }),
        { numRuns: 150, seed: 20240305 },
      );
    });
});
