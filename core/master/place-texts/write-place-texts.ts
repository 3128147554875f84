import { writeAddressParts } from '../../matching/standardise/address-parts.ts';
import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';

/** Provinces and cities end so (GB/T 2260); towns and villages may. */
const isNoCity = `NOT (length(code) = 6 AND suffix(code, '00'))`;
const nothingLearnt = 'SELECT NULL::VARCHAR AS road, NULL::VARCHAR AS estate WHERE false';

/**
 * Makes `place_text(text, district, town, village, road, estate, door)` of all values in the column `address` of a
 * temporary table: the codes of the own divisions that the text names, road with its number, estate or village, and
 * door, each null where the text does not name it or a simple cut cannot read it.
 */
export async function writePlaceTexts(session: Session, table: string, query?: QueryOptions): Promise<void> {
  await writeAddressParts(session, table, nothingLearnt);
  const named = async (digits: number) => {
    const rows = await session.all<{ name: string }>(
      `SELECT DISTINCT regexp_escape(name) AS name FROM ref.own_division WHERE length(code) = ${digits} AND ${isNoCity} ORDER BY length(name) DESC, name`,
    );
    return rows.length === 0 ? `'(^$)'` : `'(${rows.map(({ name }) => name).join('|')})'`;
  };
  const division = (digits: number, name: string, within: string) => `LEFT JOIN (
      SELECT name, left(code, ${digits === 9 ? 6 : 9}) AS parent, code FROM ref.own_division WHERE length(code) = ${digits}) ${name}
      ON ${name}.name = n.${name} AND (${within})`;
  await session.run(
    `CREATE OR REPLACE TEMP TABLE place_text AS
     WITH n AS (
       SELECT text, road, estate, door, regexp_extract(text, ${await named(6)}) AS district,
         regexp_extract(text, ${await named(9)}) AS town, regexp_extract(text, ${await named(12)}) AS village
       FROM address_part)
     SELECT n.text, min(district.code) AS district, CASE WHEN count(DISTINCT town.code) = 1 THEN min(town.code) END AS town,
       CASE WHEN count(DISTINCT village.code) = 1 THEN min(village.code) END AS village,
       any_value(n.village) AS village_name, any_value(n.road) AS road, any_value(n.estate) AS estate, any_value(n.door) AS door
     FROM n LEFT JOIN (SELECT name, code FROM ref.own_division WHERE length(code) = 6 AND ${isNoCity}) district ON district.name = n.district
       ${division(9, 'town', 'district.code IS NULL OR town.parent = district.code')}
       ${division(12, 'village', 'town.code IS NULL OR village.parent = town.code')}
     GROUP BY n.text`,
    [],
    query,
  );
  for (const of of ['address_part', 'estate_at']) await session.run(`DROP TABLE temp.${of}`);
}
