import type { DatabaseConnector } from '../schemas/intake/database.ts';
import { mysqlConnector } from './mysql/connector.ts';
import { postgresqlConnector } from './postgresql/connector.ts';

/** Every database system the hub pulls from. Their drivers take long to load: import this only for a pull. */
export const databases: readonly DatabaseConnector[] = [postgresqlConnector, mysqlConnector];
