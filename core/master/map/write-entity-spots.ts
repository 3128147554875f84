import type { Session } from '../../warehouse/warehouse.ts';
import { pointSql } from '../places/write-spots.ts';

interface EntityLayer {
  layer: string;
  kind: string;
  table: string;
  keep: string;
  hasPoints: boolean;
}

/** The same that the figure of dwellings without people counts. */
export const isVacant = `e.entity_id IN (SELECT entity_id FROM master.unlinked WHERE figure = 'dwellings-without-people')`;

const layers: readonly EntityLayer[] = [
  {
    layer: 'persons',
    kind: 'person',
    table: 'person',
    // Whom only other datasets know is in no register of people: the key figure and its rows do not count them either.
    keep: `(e.status IS NULL OR e.status = '1') AND e.entity_id IN (
      SELECT entity_id FROM master.member WHERE kind = 'person' AND dataset = 'population')`,
    hasPoints: false,
  },
  { layer: 'dwellings', kind: 'dwelling', table: 'dwelling', keep: 'TRUE', hasPoints: true },
  { layer: 'vacant-dwellings', kind: 'dwelling', table: 'dwelling', keep: isVacant, hasPoints: true },
  {
    layer: 'companies',
    kind: 'legal-entity',
    table: 'legal_entity',
    keep: `e.status IS NULL OR e.status NOT IN ('X', 'Q', 'C')`,
    hasPoints: true,
  },
];

/** Adds persons, dwellings and legal entities to `master.spot`, from the golden records and their places. */
export async function writeEntitySpots(session: Session): Promise<void> {
  for (const { layer, kind, table, keep, hasPoints } of layers) {
    const point = (column: string) => (hasPoints ? pointSql(`p.${column}`) : 'NULL::DOUBLE');
    await session.run(
      `INSERT INTO master.spot BY NAME
       SELECT '${layer}' AS layer, p.grid AS area, p.given AS given, NULL::DATE AS month,
         ${point('lng')} AS lng, ${point('lat')} AS lat, count(*) AS weight
       FROM master.${table} e LEFT JOIN master.place p ON p.kind = '${kind}' AND p.entity_id = e.entity_id
       WHERE ${keep} GROUP BY ALL`,
    );
  }
}
