import type { Session } from '../../warehouse/warehouse.ts';

/** Houses of a village are numbered by groups; its buildings of flats have numbers of their own, which mean other places. */
const inVillage = `'村第?[0-9A-Z]+(幢|栋|座|号楼|#)'`;

/**
 * Makes `site_text(spot, village, road_site, town_site, name_site, building, door, estate, road)` of all distinct addresses in
 * `located`: what stands at a number of a road in a district, an estate in a town, and an estate of that name, and the parts of
 * it, all as hashes; each null where the address does not say it. A name that stands in several towns means only the one in the town that is named.
 */
async function writeSiteTexts(session: Session): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE site AS
     SELECT spot, any_value(address) AS address, any_value(division) AS division, any_value(own_door) AS own_door
     FROM located WHERE spot IS NOT NULL GROUP BY spot`,
  );
  await session.run(
    `CREATE OR REPLACE TEMP TABLE site_text AS
     WITH placed AS (
       SELECT s.spot, s.address, p.road, p.estate, coalesce(p.door, s.own_door) AS door,
         coalesce(p.district, left(p.town, 6), CASE WHEN length(s.division) >= 6 THEN left(s.division, 6) END) AS district,
         coalesce(p.town, left(p.village, 9), CASE WHEN length(s.division) >= 9 THEN left(s.division, 9) END) AS town,
         coalesce(p.village, CASE WHEN length(s.division) = 12 THEN s.division END) AS village
       FROM site s JOIN place_text p ON p.text = s.address),
     road AS (SELECT district, road, count(DISTINCT town) AS towns FROM placed WHERE road IS NOT NULL GROUP BY ALL),
     estate AS (SELECT estate, count(DISTINCT town) AS towns FROM placed WHERE estate IS NOT NULL GROUP BY ALL)
     SELECT spot, village,
       CASE WHEN road.towns <= 1 THEN hash('road', district, road) WHEN town IS NOT NULL AND road IS NOT NULL THEN hash('road', town, road) END AS road_site,
       CASE WHEN town IS NOT NULL AND estate IS NOT NULL THEN hash('town', town, estate) END AS town_site,
       CASE WHEN estate.towns <= 1 THEN hash('name', estate) END AS name_site,
       CASE WHEN door IS NOT NULL THEN hash(stands, split_part(door, '-', 1)) END AS building,
       CASE WHEN door IS NOT NULL THEN hash(stands, door) END AS door, 0::UBIGINT AS estate,
       CASE WHEN road IS NOT NULL THEN hash(road) END AS road
     FROM (SELECT *, contains(address, '村') AND regexp_matches(address, ${inVillage}) AS stands FROM placed) p
       LEFT JOIN road USING (district, road) LEFT JOIN estate USING (estate)`,
  );
  await session.run('DROP TABLE temp.site');
}

/** How an address is tied to a grid: at its door, its building or its estate, the part of a site that is named like it. */
interface Tie {
  method: 'door' | 'building' | 'estate';
  /** Rows that must agree, and which share of all rows. */
  leastRows: number;
  leastShare: number;
  /** What around it must not be known to lie in several grids: in villages one door may stand for two houses. */
  within?: 'building';
}

const sureShare = 0.95;
const ties: readonly Tie[] = [
  { method: 'door', leastRows: 1, leastShare: sureShare, within: 'building' },
  { method: 'building', leastRows: 2, leastShare: sureShare },
  { method: 'estate', leastRows: 3, leastShare: sureShare },
];
const sites = ['road_site', 'town_site', 'name_site'] as const;

/**
 * Makes `site_place(spot, given, grid, method, share, lng, lat)`: the grid of every address that other rows place. What they
 * agree on is learnt from rows that have both an address and a grid, at doors, buildings and estates; where these name roads, an
 * address that names one must name one of them, for a town may have two estates of one name. `lng` and `lat` are the middle of
 * the points known there. Leaves `site_text` for the villages that addresses name.
 */
export async function placeSites(session: Session): Promise<void> {
  await writeSiteTexts(session);
  await writeVotes(session);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE site_place
       (spot UBIGINT, given VARCHAR, grid VARCHAR, method VARCHAR, share DOUBLE, lng DOUBLE, lat DOUBLE)`,
  );
  for (const tie of ties) for (const site of sites) await placeBy(session, tie, site);
  for (const table of ['said_place', 'site_vote', 'site_point'])
    await session.run(`DROP TABLE temp.${table}`);
}

/** Makes `site_vote` of how many rows say for an address in which grid it lies, and `site_point` of their points. */
async function writeVotes(session: Session): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE said_place AS
     SELECT spot, d.grid, d.given, lng, lat FROM located JOIN declared_place d USING (dataset, record_id) WHERE rank = 0 AND spot IS NOT NULL
     UNION ALL
     SELECT spot, p.grid, p.grid, lng, lat FROM located JOIN point_place p USING (lng, lat)
       ANTI JOIN declared_place USING (dataset, record_id) WHERE spot IS NOT NULL`,
  );
  await session.run(
    `CREATE OR REPLACE TEMP TABLE site_vote AS
     SELECT t.*, grid, given, n FROM (SELECT spot, grid, given, count(*) AS n FROM said_place GROUP BY ALL) JOIN site_text t USING (spot)`,
  );
  await session.run(
    `CREATE OR REPLACE TEMP TABLE site_point AS
     SELECT t.*, grid, lng, lat FROM said_place JOIN site_text t USING (spot) WHERE lng IS NOT NULL OR lat IS NOT NULL`,
  );
}

async function placeBy(session: Session, tie: Tie, site: string): Promise<void> {
  const { method: part, leastRows, leastShare, within } = tie;
  await session.run(
    `INSERT INTO site_place
     WITH vote AS (SELECT *, ${site} AS site, ${part} AS part FROM site_vote WHERE ${site} IS NOT NULL AND ${part} IS NOT NULL),
     whole AS (${within ? `FROM vote ANTI JOIN (${splitSql(within)}) USING (site, ${within})` : 'FROM vote'}),
     counted AS (SELECT site, part, grid, sum(n) AS n, arg_max(given, n) AS given FROM whole GROUP BY ALL),
     learnt AS (
       SELECT site, part, arg_max(grid, n) AS grid, arg_max(given, n) AS given, max(n) / sum(n) AS share
       FROM counted GROUP BY site, part HAVING max(n) >= ${leastRows} AND max(n) >= ${leastShare} * sum(n)),
     middle AS (
       SELECT ${site} AS site, ${part} AS part, grid, median(lng) AS lng, median(lat) AS lat FROM site_point GROUP BY ALL),
     voted AS (SELECT DISTINCT site, road, grid, TRUE AS is_named FROM vote WHERE road IS NOT NULL),
     open AS (
       SELECT spot, road, ${site} AS site, ${part} AS part FROM site_text ANTI JOIN site_place USING (spot)
       WHERE ${site === 'name_site' ? 'town_site IS NULL' : 'TRUE'})
     SELECT spot, given, grid, '${part}', share, lng, lat
     FROM open JOIN learnt USING (site, part) LEFT JOIN middle USING (site, part, grid)
       LEFT JOIN voted USING (site, road, grid)
     WHERE road IS NULL OR is_named OR site NOT IN (SELECT site FROM voted)`,
  );
}

/** Parts of sites that rows place in several grids. */
function splitSql(part: string): string {
  return `SELECT site, ${part} FROM (SELECT site, ${part}, grid, sum(n) AS n FROM vote WHERE ${part} IS NOT NULL GROUP BY ALL)
    GROUP BY ALL HAVING max(n) < ${sureShare} * sum(n)`;
}
