import { ParseError, type Connector } from '../../schemas/intake/connector.ts';
import { isSqlite, openDatabase } from './database.ts';
import { databaseNotes, readTable, recogniseTables } from './tables.ts';

/** SQLite databases: every table of the user is one. */
export const sqliteConnector: Connector = {
  id: 'sqlite',
  sniff: async (source) => (isSqlite(await source.read(0, 16)) ? 0.9 : 0),
  async recognise(source, signal) {
    if (source.size === 0) throw new ParseError('FILE_EMPTY');
    const database = await openDatabase(source, signal);
    try {
      const tables = recogniseTables(source.name, database, database.tables);
      return { connector: 'sqlite', tables, notes: databaseNotes(database, database.unread) };
    } finally {
      database.close();
    }
  },
  async *read(source, table, signal) {
    signal.throwIfAborted();
    const database = await openDatabase(source, signal);
    try {
      return yield* readTable(database, table, signal);
    } finally {
      database.close();
    }
  },
};
