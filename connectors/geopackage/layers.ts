import { isProjectedCode, parseWellKnownText, type CoordinateSystem } from '../shared/coordinate-system.ts';
import type { SqliteDatabase, SqliteTable, SqlValue } from '../sqlite/database.ts';

/** The geometry of a layer: which column holds it and in which system; null where the package says none. */
export interface Layer {
  column: string;
  system: CoordinateSystem | null;
}

/** Tables of the package itself and of its spatial indexes, its tiles too. */
const ownTable = /^(?:gpkg|rtree)_/i;

/** Tables that hold the user's data. */
export function userTables(database: SqliteDatabase): SqliteTable[] {
  const tiles = new Set(
    records(database, 'gpkg_contents')
      .filter(({ data_type }) => /tiles|coverage/.test(String(data_type)))
      .map(({ table_name }) => String(table_name).toLowerCase()),
  );
  return database.tables.filter(({ name }) => !ownTable.test(name) && !tiles.has(name.toLowerCase()));
}

/** Views and virtual tables of the user: those of the spatial indexes are the package's own. */
export function userViews({ unread }: SqliteDatabase): string[] {
  return unread.filter((name) => !ownTable.test(name));
}

/** Reads which tables have a geometry (GeoPackage 1.3, clauses 2.1.5 and 1.1.2). */
export function layersOf(database: SqliteDatabase): Map<string, Layer> {
  const systems = new Map(
    records(database, 'gpkg_spatial_ref_sys').map((row) => [String(row['srs_id']), systemOf(row)]),
  );
  return new Map(
    records(database, 'gpkg_geometry_columns').map((row) => [
      String(row['table_name']).toLowerCase(),
      { column: String(row['column_name']), system: systems.get(String(row['srs_id'])) ?? null },
    ]),
  );
}

/** Systems 0 and -1 stand for "undefined". */
function systemOf(row: Record<string, SqlValue>): CoordinateSystem | null {
  if (Number(row['srs_id']) <= 0) return null;
  const described = parseWellKnownText(String(row['definition']));
  const code = Number(row['organization_coordsys_id']);
  const isEpsg = String(row['organization']).toUpperCase() === 'EPSG';
  return {
    name: isEpsg ? `EPSG:${code} ${String(row['srs_name'])}` : String(row['srs_name']),
    isProjected: described?.isProjected ?? (isEpsg ? isProjectedCode(code) : null),
  };
}

const mostRecords = 10_000;

function records(database: SqliteDatabase, name: string): Record<string, SqlValue>[] {
  const table = database.tables.find((one) => one.name.toLowerCase() === name);
  if (!table) return [];
  return Array.from(database.rows(table, mostRecords), (row) =>
    Object.fromEntries(row.map((value, i) => [table.columns[i]!.toLowerCase(), value])),
  );
}
