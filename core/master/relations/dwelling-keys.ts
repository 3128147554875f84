import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';

/** A way of naming a door: a place within an area. */
export interface DoorKey {
  method: string;
  /** Columns of `mention` that name the area and the place; null: the whole city. */
  area: 'grid' | 'village' | 'town' | 'district' | null;
  place: 'estate' | 'road';
  /** Share of matches by this key that are right, where one dwelling has it. */
  confidence: number;
  /** Whether the key names one door by its definition: several dwellings at it may be one that matching left apart. */
  isDoor: boolean;
}

/**
 * Keys from the surest to the least sure. An estate's name is used once in a village and hardly twice in a town; a
 * number stands once at a road of a district. Confidences are those measured on the sample city (`bench/master.ts`),
 * rounded down; of the last two, which it hardly needs, a guess.
 */
export const doorKeys: readonly DoorKey[] = [
  { method: 'door-in-grid', area: 'grid', place: 'estate', confidence: 0.99, isDoor: true },
  { method: 'door-in-village', area: 'village', place: 'estate', confidence: 0.99, isDoor: true },
  { method: 'door-at-road', area: 'district', place: 'road', confidence: 0.99, isDoor: true },
  { method: 'door-in-town', area: 'town', place: 'estate', confidence: 0.97, isDoor: false },
  { method: 'door-in-district', area: 'district', place: 'estate', confidence: 0.8, isDoor: false },
  { method: 'door-in-city', area: null, place: 'estate', confidence: 0.7, isDoor: false },
];

/**
 * SQL over a mention `m` and a dwelling `d` that agree on the key: whether nothing else that they name contradicts it. A
 * number at a road stands for itself: what else the address is said to lie in is then wrong.
 */
export function agreesSql({ place }: DoorKey): string {
  const same = ['village', 'town', 'district'].map((column) => `coalesce(m.${column} = d.${column}, true)`);
  return place === 'road' ? 'true' : same.join(' AND ');
}

/** The columns by which mentions and dwellings meet. */
export function keyColumns({ area, place }: DoorKey): string[] {
  return [...(area ? [area] : []), place, 'door'];
}

const areas = ['grid', 'district', 'town', 'village'];

/**
 * Makes `dwelling_door`: the doors of every dwelling as its records name them, with the areas that all records agree on
 * which name one, how many records there are and from which sources.
 */
export async function writeDwellingDoors(session: Session, query?: QueryOptions): Promise<void> {
  const agreed = (column: string) =>
    `CASE WHEN min(${column}) = max(${column}) THEN min(${column}) END AS ${column}`;
  await session.run(
    `CREATE OR REPLACE TEMP TABLE dwelling_door AS
     WITH of_dwelling AS (SELECT * FROM mention WHERE kind = 'dwelling'),
     dwelling AS (
       SELECT entity_id, count(*) AS records, list(DISTINCT source_id) AS sources, ${areas.map(agreed).join(', ')}
       FROM of_dwelling JOIN master.member m USING (record_id, entity_id) WHERE m.kind = 'dwelling' GROUP BY entity_id)
     SELECT entity_id AS dwelling, records, sources, d.grid, d.district, d.town, d.village, road, estate, door,
       min(record_id) AS target_record
     FROM of_dwelling JOIN dwelling d USING (entity_id) WHERE door IS NOT NULL GROUP BY ALL`,
    [],
    query,
  );
}
