import type { Session } from '../../warehouse/warehouse.ts';

/** Province, city, district, town and community before the place; 小区, 社区 and 园区 are places themselves. */
const above = [
  '^[^0-9]{2,8}?(省|自治区)',
  '^[^0-9小社园路街]{2,6}?(自治州|地区|市)',
  '^[^0-9小社园路街]{1,6}?[区县市]',
  '^[^0-9小社园路村]{1,6}?(街道|镇|乡)',
  '^[^0-9路街]{1,8}?(社区|居委会|村委会)',
];
const road = '^([^0-9]{1,10}?(?:路|街|大道|巷|弄|胡同))([0-9]+)号(?:院)?';
const door =
  '^(.*?)第?([0-9A-Z]+)(?:幢|栋|座|号楼|#楼|#|号|组|社|队|-)(?:([0-9]+)(?:单元|-))?([0-9A-Z]+)(?:室|号|户)?$';

/** The text without remarks in brackets and without the divisions above the place. */
function placeSql(text: string): string {
  const bare = `regexp_replace(upper(${text}), '（[^）]*）', '', 'g')`;
  return above.reduce((sql, pattern) => `regexp_replace(${sql}, '${pattern}', '')`, bare);
}

/** How sure a road and number must stand for one estate before an address that names only the road gets it. */
const leastAddresses = 2;
const leastShare = 0.8;

/** Which estate stands at which number of a road, learnt from the addresses in `address_cut` that name both. */
const learntEstates = `
  WITH named AS (SELECT road, estate, count(*) AS n FROM address_cut WHERE road IS NOT NULL AND estate IS NOT NULL GROUP BY ALL)
  SELECT road, arg_max(estate, (n, estate)) AS estate FROM named GROUP BY road
  HAVING max(n) >= ${leastAddresses} AND max(n) >= ${leastShare} * sum(n)`;

/**
 * Makes `address_part(text, road, estate, door)` of all values in the column `address` of a temporary table: road with
 * its number, estate or village, and building-unit-room, each null where the address does not name it. Some
 * departments name the road and others the estate of the same door: `estate_at(road, estate)`, which it makes too, says
 * which is which. A simple cut; what it cannot read it leaves out.
 *
 * @param estates query of road and estate; learnt from these addresses where it is left out
 */
export async function writeAddressParts(
  session: Session,
  table: string,
  estates = learntEstates,
): Promise<void> {
  await session.run(`CREATE OR REPLACE TEMP TABLE address_cut AS
    WITH texts AS (SELECT DISTINCT address AS text FROM ${table} WHERE address IS NOT NULL),
    placed AS (SELECT text, ${placeSql('text')} AS place FROM texts),
    roads AS (
      SELECT text, regexp_extract(place, '${road}', 1) || regexp_extract(place, '${road}', 2) AS road,
        regexp_replace(place, '${road}', '') AS rest FROM placed),
    doors AS (SELECT *, regexp_extract(rest, '${door}', ['estate', 'building', 'unit', 'room']) AS d FROM roads)
    SELECT text, nullif(road, '') AS road,
      nullif(CASE WHEN d.building <> '' THEN d.estate WHEN rest NOT SIMILAR TO '.*[0-9].*' THEN rest ELSE '' END, '') AS estate,
      CASE WHEN d.building <> '' THEN concat_ws('-', d.building, nullif(d.unit, ''), d.room) END AS door
    FROM doors`);
  await session.run(`CREATE OR REPLACE TEMP TABLE estate_at AS ${estates}`);
  await session.run(`CREATE OR REPLACE TEMP TABLE address_part AS
    SELECT c.text, c.road, coalesce(c.estate, e.estate) AS estate, c.door
    FROM address_cut c LEFT JOIN estate_at e ON e.road = c.road`);
  await session.run('DROP TABLE address_cut');
}
