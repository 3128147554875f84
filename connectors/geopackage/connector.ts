import {
  ParseError,
  type ByteSource,
  type Connector,
  type Note,
  type RecognisedTable,
  type TextBatch,
} from '../../schemas/intake/connector.ts';
import { Bounds, coordinateSystemNotes, lateSystemNotes } from '../shared/coordinate-system.ts';
import { isSqlite, openDatabase, type SqliteTable } from '../sqlite/database.ts';
import { databaseNotes, readTable, recogniseTables, type BinaryReader } from '../sqlite/tables.ts';
import { geometryText } from './geometry.ts';
import { layersOf, userTables, userViews, type Layer } from './layers.ts';

const headBytes = 64 * 1024;
const systemFrom = 'GeoPackage';
const applicationIds = new Set(['GPKG', 'GP10', 'GP11']);

/** GeoPackage: the layers and tables of an SQLite database, geometries as GeoJSON text. */
export const geopackageConnector: Connector = { id: 'geopackage', sniff, recognise, read };

async function sniff(source: ByteSource): Promise<number> {
  const head = Buffer.from(await source.read(0, headBytes));
  if (!isSqlite(head)) return 0;
  const isMarked = applicationIds.has(head.toString('latin1', 68, 72));
  return isMarked || /CREATE TABLE "?gpkg_contents/i.test(head.toString('latin1')) ? 0.95 : 0;
}

async function recognise(source: ByteSource, signal: AbortSignal) {
  if (source.size === 0) throw new ParseError('FILE_EMPTY');
  const database = await openDatabase(source, signal);
  try {
    const layers = layersOf(database);
    const bounds = new Map<string, Bounds>();
    const tables = recogniseTables(source.name, database, userTables(database), ({ name }: SqliteTable) => {
      const own = new Bounds();
      bounds.set(name, own);
      return geometryReader(layers.get(name.toLowerCase()), own);
    });
    for (const table of tables) {
      const layer = layers.get(table.sheet.toLowerCase());
      if (layer)
        table.notes.push(...coordinateSystemNotes(layer.system, systemFrom, bounds.get(table.sheet)!));
    }
    return { connector: 'geopackage', tables, notes: databaseNotes(database, userViews(database)) };
  } finally {
    database.close();
  }
}

async function* read(
  source: ByteSource,
  table: RecognisedTable,
  signal: AbortSignal,
): AsyncGenerator<TextBatch, Note[]> {
  signal.throwIfAborted();
  const database = await openDatabase(source, signal);
  try {
    const layer = layersOf(database).get(table.sheet.toLowerCase());
    const bounds = new Bounds();
    const notes = yield* readTable(database, table, signal, geometryReader(layer, bounds));
    return layer ? [...notes, ...lateSystemNotes(table.notes, layer.system, systemFrom, bounds)] : notes;
  } finally {
    database.close();
  }
}

function geometryReader(layer: Layer | undefined, bounds: Bounds): BinaryReader {
  const wanted = layer?.column.toLowerCase();
  return (bytes, column) => (column.toLowerCase() === wanted ? geometryText(bytes, bounds) : null);
}
