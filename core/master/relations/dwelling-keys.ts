import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';

/** A way of naming a door: a place within an area. */
export interface DoorKey {
  method: string;
  /** The columns that name area, place and door; both mentions and dwellings have them. */
  columns: readonly string[];
  /** Share of matches by this key that are right, where one dwelling has it. */
  confidence: number;
  /** Whether the key names one door by its definition: several dwellings at it may be one that matching left apart. */
  isDoor: boolean;
  /** Areas in which a mention and its dwelling must not differ where both name one: those the key says nothing of. */
  agreeing: readonly string[];
}

/**
 * Keys from the surest to the least sure. An estate's name is used once in a village and hardly twice in a town; a
 * number stands once at a road of a district, and what else the address is said to lie in is then wrong. Confidences
 * are those measured on the sample city (`bench/master.ts`), rounded down; of the last two, which it hardly needs, a guess.
 */
export const doorKeys: readonly DoorKey[] = [
  {
    method: 'door-in-grid',
    columns: ['grid', 'estate', 'door'],
    confidence: 0.99,
    isDoor: true,
    agreeing: [],
  },
  {
    method: 'door-in-village',
    columns: ['village', 'estate', 'door'],
    confidence: 0.99,
    isDoor: true,
    agreeing: [],
  },
  {
    method: 'door-at-road',
    columns: ['district', 'road', 'door'],
    confidence: 0.99,
    isDoor: true,
    agreeing: [],
  },
  {
    method: 'door-in-town',
    columns: ['town', 'estate', 'door'],
    confidence: 0.97,
    isDoor: false,
    agreeing: ['village'],
  },
  {
    method: 'door-in-district',
    columns: ['district', 'estate', 'door'],
    confidence: 0.8,
    isDoor: false,
    agreeing: ['village', 'town'],
  },
  {
    method: 'door-in-city',
    columns: ['estate', 'door'],
    confidence: 0.7,
    isDoor: false,
    agreeing: ['village', 'town', 'district'],
  },
];

const areas = ['grid', 'district', 'town', 'village'];

/**
 * Makes `dwelling_door(dwelling, records, sources, grid, district, town, village, road, estate, door, target_record)`: the
 * doors of every dwelling as its records name them, with the areas that all records agree on which name one.
 */
export async function writeDwellingDoors(session: Session, query?: QueryOptions): Promise<void> {
  const agreed = (column: string) =>
    `CASE WHEN min(${column}) = max(${column}) THEN min(${column}) END AS ${column}`;
  await session.run(
    `CREATE OR REPLACE TEMP TABLE dwelling_door AS
     WITH said AS (
       SELECT m.entity_id AS dwelling, m.record_id, b.source_id, m.grid, s.* EXCLUDE (place, mentions), m.door
       FROM mention m JOIN site s USING (place) JOIN master.member b ON b.record_id = m.record_id AND b.kind = 'dwelling'
       WHERE m.kind = 'dwelling'),
     dwelling AS (
       SELECT dwelling, count(*) AS records, list(DISTINCT source_id) AS sources, ${areas.map(agreed).join(', ')}
       FROM said GROUP BY dwelling)
     SELECT dwelling, any_value(d.records) AS records, any_value(d.sources) AS sources, any_value(d.grid) AS grid,
       any_value(d.district) AS district, any_value(d.town) AS town, any_value(d.village) AS village,
       road, estate, door, min(record_id) AS target_record
     FROM said JOIN dwelling d USING (dwelling) WHERE door IS NOT NULL GROUP BY dwelling, road, estate, door`,
    [],
    query,
  );
}
