import type { Connector } from '../schemas/intake/connector.ts';
import { csvConnector } from './csv/connector.ts';
import { jsonConnector } from './json/connector.ts';
import { dbfConnector } from './dbf/connector.ts';
import { parquetConnector } from './parquet/connector.ts';
import { shapefileConnector } from './shapefile/connector.ts';
import { xlsConnector } from './xls/connector.ts';
import { xlsxConnector } from './xlsx/connector.ts';

/** Every format the hub reads. The connector that is surest of a file's content reads it. */
export const connectors: readonly Connector[] = [
  xlsxConnector,
  xlsConnector,
  parquetConnector,
  jsonConnector,
  csvConnector,
  dbfConnector,
  shapefileConnector,
];
