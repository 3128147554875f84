import { makeBiff } from '../../fixtures/biff.ts';
import { makeTextDbf } from '../../fixtures/dbf.ts';
import { makeDocx } from '../../fixtures/docx.ts';
import { makeHtmlPage } from '../../fixtures/html-page.ts';
import { makeOds, odsTable } from '../../fixtures/ods.ts';
import { makeTextParquet } from '../../fixtures/parquet.ts';
import { makeShp } from '../../fixtures/shapefile.ts';
import { makeSqlite, packageOf, tableOf } from '../../fixtures/sqlite.ts';
import { makeSpreadsheetml, textWorksheet } from '../../fixtures/spreadsheetml.ts';
import { inlineRows, makeWorkbook } from '../../fixtures/workbook.ts';
import { makeZip } from '../../fixtures/zip.ts';
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
  json: {
    make: ([names, ...records]) => {
      const fields = (record: readonly string[]) =>
        record.map((cell, i) => `${JSON.stringify(names![i])}:${JSON.stringify(cell)}`);
      return Buffer.from(`[${records.map((record) => `{${fields(record).join(',')}}`).join(',')}]`);
    },
    awkwardCells: [
      'a,b',
      '"quoted"',
      'line\nbreak',
      '\\u0041',
      '{"a":1}',
      ' 00123 ',
      '320582199001010013',
      '\t\uFEFF',
    ],
    header: { declares: ['姓名', 'constructor', '含"引号"', '12', '列 1'] },
    tooManyColumns: 5000,
  },
  parquet: {
    make: (records) => makeTextParquet(records),
    awkwardCells: ['a,b', '"quoted"', 'line\r\nbreak', "'0123", ' 00123 ', '\t\uFEFF', '320582199001010013'],
    header: { declares: ['姓名', 'constructor', '__proto__', '含"引号"', '12', '列 1'] },
    tooManyColumns: 2001,
  },
  xlsx: {
    make: (records) => makeWorkbook({ sheets: [{ name: 'Sheet1', rows: inlineRows(records) }] }),
    awkwardCells: ['a,b', '"quoted"', 'line\nbreak', '<b>&amp;', "'0123", ' 00123 ', 'a"b', '=1+1'],
    header: 'searched',
    tooManyColumns: 5000,
  },
  xls: {
    make: (records) =>
      makeBiff([{ name: 'Sheet1', cells: records.map((row) => row.map((cell) => cell || null)) }]),
    awkwardCells: ['a,b', '"quoted"', 'line\nbreak', '<b>&amp;', "'0123", ' 00123 ', 'a"b', '=1+1', '㑇王𬭎'],
    header: 'searched',
    tooManyColumns: null,
  },
  ods: {
    make: (records) => makeOds(odsTable('Sheet1', records)),
    awkwardCells: ['a,b', '"quoted"', 'line\nbreak', '<b>&amp;', "'0123", ' 00123 ', 'a"b', '=1+1', '\t123'],
    header: 'searched',
    tooManyColumns: 5000,
  },
  docx: {
    make: (records) => makeDocx(records),
    awkwardCells: ['a,b', '"quoted"', 'line\nbreak', '<b>&amp;', "'0123", ' 00123 ', 'a"b', '=1+1'],
    header: 'searched',
    tooManyColumns: 5000,
  },
  spreadsheetml: {
    make: (records) => makeSpreadsheetml(textWorksheet('Sheet1', records)),
    awkwardCells: ['a,b', '"quoted"', 'line\nbreak', '<b>&amp;', "'0123", ' 00123 ', 'a"b', '=1+1', '\t123'],
    header: 'searched',
    tooManyColumns: 5000,
  },
  'html-table': {
    make: (records) => makeHtmlPage(records),
    awkwardCells: [
      'a,b',
      '"quoted"',
      'line\nbreak',
      '<b>&amp;',
      "'0123",
      'a"b',
      '=1+1',
      '张\u3000三',
      '\u00a0x',
    ],
    header: 'searched',
    tooManyColumns: 5000,
    keeps: (cell) => cell.replace(/^ +| +$/g, ''),
  },
  dbf: {
    make: (records) => makeTextDbf(records),
    awkwardCells: ['a,b', '"quoted"', 'line\r\nbreak', "'0123", ' 00123', '****', '\t123'],
    header: { declares: ['320582', '2024-03-05', '1.5', 'a"b,c'] },
    tooManyColumns: 2040,
    keeps: (cell) => cell.replace(/ +$/, ''),
  },
  geojson: {
    make: ([names, ...records]) => {
      const features = records.map((record) => ({
        type: 'Feature',
        geometry: null,
        properties: Object.fromEntries(record.map((cell, i) => [names![i], cell])),
      }));
      return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
    },
    awkwardCells: ['a,b', '"quoted"', 'line\nbreak', '\\u0041', '{"a":1}', ' 00123 ', '320582199001010013'],
    header: { declares: ['姓名', 'constructor', '含"引号"', 'type', 'coordinates'] },
    tooManyColumns: 5000,
    addedColumns: ['geometry'],
  },
  zip: {
    make: async (records) => makeZip({ '表/名单.csv': await examples['csv']!.make(records) }),
    awkwardCells: ['a,b', '"quoted"', 'line\nbreak'],
    header: 'searched',
    tooManyColumns: 5000,
  },
  sqlite: {
    make: (records) => makeSqlite(tableOf('人员', records)),
    awkwardCells: [
      'a,b',
      '"quoted"',
      'line\r\nbreak',
      "'; DROP TABLE",
      ' 00123 ',
      '320582199001010013',
      '\uFEFF',
    ],
    header: { declares: ['姓名', '320582', '含"引号"', "it's", 'select', 'rowid'] },
    tooManyColumns: null,
  },
  geopackage: {
    make: (records) => makeSqlite([...packageOf(4490, 'undefined'), ...tableOf('人员', records)]),
    awkwardCells: ['a,b', '"quoted"', 'line\nbreak', ' 00123 ', 'gpkg_contents'],
    header: { declares: ['姓名', 'fid', 'geom'] },
    tooManyColumns: null,
  },
};

/** Connectors that only know what they must refuse: a file of theirs and the reason. */
export const refusals: Readonly<Record<string, { file: Uint8Array; reason: string }>> = {
  refused: { file: Buffer.from('Rar!\x1a\x07\x01\x00'), reason: 'archive-rar' },
  shapefile: { file: makeShp([{ type: 1, point: [120.5, 31.8] }]), reason: 'shapefile-parts' },
};
