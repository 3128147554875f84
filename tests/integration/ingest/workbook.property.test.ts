import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeWorkbook } from '../../../core/ingest/workbook/write-workbook.ts';
import { readXlsx } from '../../fixtures/read-xlsx.ts';

/** Any text that a delivered cell may hold: control characters, line ends, markup, and what looks like an escape. */
const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  fc
    .array(
      fc.constantFrom(
        '_x000D_',
        '_x005F_',
        '\r\n',
        '\t',
        '<a&b>',
        '"',
        "'",
        '\u0001',
        '=1+1',
        '\ud83d\ude00',
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((parts) => parts.join('')),
);
// The two characters that separate cells and records become spaces in every connector; a blank cell is none.
const spaced = (cell: string) => cell.replaceAll('\u001e', ' ').replaceAll('\u001f', ' ');
const isKept = (cell: string) => /[^\s\p{Cc}\ufeff]/u.test(cell);

it('every text comes back from a written workbook to the last character', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(text.filter(isKept), { minLength: 1, maxLength: 10 }), async (cells) => {
      const rows = [['序', '文字'], ...cells.map((cell, at) => [`第${at}行`, cell])];
      const blob = await writeWorkbook([
        { name: '表', columns: [], rows: rows.map((row) => row.map((value) => ({ value }))) },
      ]);
      const { tables } = await readXlsx(new Uint8Array(await blob.arrayBuffer()));
      expect(tables[0]!.records.map((record) => record[1])).toEqual(cells.map(spaced));
    }),
    { numRuns: 100 },
  );
});
