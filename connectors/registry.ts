import type { Connector } from '../schemas/intake/connector.ts';
import { csvConnector } from './csv/connector.ts';
import { xlsxConnector } from './xlsx/connector.ts';

/** Every format the hub reads. The connector that is surest of a file's content reads it. */
export const connectors: readonly Connector[] = [xlsxConnector, csvConnector];
