import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { standardisedTable } from '../../matching/standardise/kept-records.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/**
 * Query of `record_id, address_key`: the estate or road and the door of a record's address as the last matching run read them,
 * the same for every spelling. Records of which it could not read a door have none.
 */
export async function addressKeysSql(session: Session, kind: EntityKind): Promise<string> {
  const table = standardisedTable(kind);
  const kept = await session.all(
    `SELECT 1 FROM duckdb_tables() WHERE schema_name || '.' || table_name = $1`,
    [table.replaceAll('"', '')],
  );
  if (kept.length === 0) return 'SELECT NULL::BIGINT AS record_id, NULL::VARCHAR AS address_key WHERE FALSE';
  return `SELECT record_id, coalesce(estate, road) || ' ' || door AS address_key FROM ${table}`;
}
