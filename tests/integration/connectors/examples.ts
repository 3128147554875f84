import { inlineRows, makeWorkbook } from '../../fixtures/workbook.ts';
import type { ConnectorExample } from './conformance.ts';

const csvCell = (cell: string) => (/["\r\n,]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** One entry for every connector in the registry. */
export const examples: Readonly<Record<string, ConnectorExample>> = {
  csv: {
    make: (records) =>
      Buffer.from(records.map((record) => record.map(csvCell).join(',')).join('\r\n') + '\r\n'),
    awkwardCells: [
      'a,b',
      '"quoted"',
      'line\nbreak',
      'line\r\nbreak',
      '="0123"',
      "'0123",
      '\t123',
      'a"b',
      '  ',
      '\uFEFFx',
    ],
    header: 'searched',
    tooManyColumns: 5000,
  },
  xlsx: {
    make: (records) => makeWorkbook({ sheets: [{ name: 'Sheet1', rows: inlineRows(records) }] }),
    awkwardCells: ['a,b', '"quoted"', 'line\nbreak', '<b>&amp;', "'0123", ' 00123 ', 'a"b', '=1+1'],
    header: 'searched',
    tooManyColumns: 5000,
  },
};
