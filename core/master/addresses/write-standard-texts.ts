import { components } from '../../address/components.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** The address names a building, or a number that one stands at, or a door of an estate. */
const isFineSql =
  'coalesce(building_key, road_key, CASE WHEN door_key IS NOT NULL THEN estate_key END) IS NOT NULL';

/** Part of what a door is known by within an estate; all else may be left out of it. */
const ofDoor: ReadonlySet<string> = new Set(['estate', 'building', 'unit', 'floor', 'room']);
const omissible = components.filter((component) => !ofDoor.has(component)).map(quote);

/**
 * Makes `standard_text(text, normal, standard, address_id)` of the texts in `said_address` and `confirmed_address` that name a
 * building or what is finer, from `parsed_address`. Spellings of one door of an estate that leave out road or divisions are one
 * address with the fullest of them, where nothing that any of them names contradicts another, and no two rows lie in different
 * grids: an estate's name may stand in several towns.
 */
export async function writeStandardTexts(session: Session): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE fine_text AS
     SELECT text, normal, estate, building_key, door_key, ${omissible.join(', ')} FROM parsed_address
     SEMI JOIN (SELECT text FROM said_address UNION SELECT text FROM confirmed_address) USING (text) WHERE ${isFineSql}`,
  );
  await session.run(
    `CREATE OR REPLACE TEMP TABLE standard_text AS
     WITH joined AS (${joinedSql})
     SELECT text, normal, coalesce(standard, normal) AS standard, dense_rank() OVER (ORDER BY coalesce(standard, normal)) AS address_id
     FROM fine_text LEFT JOIN joined USING (estate, building_key, door_key)`,
  );
  await session.run('DROP TABLE temp.fine_text');
}

const agreeSql = [...omissible, 'grid'].map((column) => `count(DISTINCT ${column}) <= 1`).join(' AND ');
const fullnessSql = omissible.map((column) => `(${column} IS NOT NULL)::INTEGER`).join(' + ');

/** Doors of estates with several spellings that agree: their key and the fullest spelling. */
const joinedSql = `
  SELECT estate, building_key, door_key, arg_max(normal, (${fullnessSql}, normal)) AS standard
  FROM fine_text LEFT JOIN (SELECT DISTINCT text, grid FROM said_address WHERE grid IS NOT NULL) USING (text)
  WHERE estate IS NOT NULL AND building_key IS NOT NULL AND door_key IS NOT NULL
  GROUP BY estate, building_key, door_key HAVING count(DISTINCT normal) > 1 AND ${agreeSql}`;
