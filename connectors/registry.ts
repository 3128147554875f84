import type { Connector } from '../schemas/intake/connector.ts';
import { csvConnector } from './csv/connector.ts';
import { jsonConnector } from './json/connector.ts';
import { docxConnector } from './docx/connector.ts';
import { dbfConnector } from './dbf/connector.ts';
import { htmlTableConnector } from './html-table/connector.ts';
import { geojsonConnector } from './geojson/connector.ts';
import { odsConnector } from './ods/connector.ts';
import { geopackageConnector } from './geopackage/connector.ts';
import { parquetConnector } from './parquet/connector.ts';
import { refusedConnector } from './refused/connector.ts';
import { shapefileConnector } from './shapefile/connector.ts';
import { spreadsheetmlConnector } from './spreadsheetml/connector.ts';
import { xlsConnector } from './xls/connector.ts';
import { sqliteConnector } from './sqlite/connector.ts';
import { xlsxConnector } from './xlsx/connector.ts';
import { createZipConnector } from './zip/connector.ts';

/** Formats of single files. */
const files: readonly Connector[] = [
  xlsxConnector,
  xlsConnector,
  odsConnector,
  spreadsheetmlConnector,
  htmlTableConnector,
  parquetConnector,
  jsonConnector,
  csvConnector,
  dbfConnector,
  geojsonConnector,
  geopackageConnector,
  shapefileConnector,
  sqliteConnector,
  docxConnector,
  refusedConnector,
];

/** Every format the hub reads. The connector that is surest of a file's content reads it. */
export const connectors: readonly Connector[] = [...files, createZipConnector(files)];
