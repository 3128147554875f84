import type { Session } from '../../warehouse/warehouse.ts';

const bareCounty = `regexp_replace(name, '(自治县|县|市|区)$', '')`;
const bareCity = `regexp_replace(name, '(市|地区|盟)$', '')`;
const bareProvince = `regexp_replace(name, '(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$', '')`;
const bareTown = `regexp_replace(name, '(街道办事处|街道|镇|乡)$', '')`;
const bareVillage = `regexp_replace(name, '(社区居民委员会|居民委员会|村民委员会|社区居委会|居委会|村委会|社区|村)$', '')`;

/** The endings that a name is written with; villages below 200 are residents' committees, the others villagers' committees. */
const spellings = (bare: string, endings: readonly string[]) =>
  `[${endings.map((ending) => `${bare} || '${ending}'`).join(', ')}]`;

/** Names with the rank of their form: the lower rank wins, and two divisions of one rank make the name ambiguous. */
const forms = `
  SELECT 0 AS rank, code AS text, code AS hit FROM ref.division
  UNION ALL SELECT DISTINCT 1, left(code, size), left(code, size)
    FROM ref.own_division, (VALUES (6), (9)) AS prefix(size) WHERE length(code) > size
  UNION ALL SELECT 2, code, '>' || coalesce(successor, code) FROM ref.abolished_division
  UNION ALL SELECT CASE WHEN own THEN 10 ELSE 20 END, unnest([name, full_name]), code
    FROM ref.division WHERE level = 'province'
  UNION ALL SELECT CASE WHEN own THEN 10 ELSE 21 END, unnest([name, full_name]), code
    FROM ref.division WHERE level = 'city' AND full_name LIKE '%' || name
  UNION ALL SELECT CASE WHEN d.own THEN 10 ELSE 22 END, unnest([d.name, d.full_name, d.city || d.name, d.province || d.name]), code
    FROM placed AS d WHERE level = 'county'
  UNION ALL SELECT CASE WHEN d.own THEN 10 ELSE 23 END, unnest([d.full_name, d.county || d.name, d.city || d.county || d.name]), code
    FROM placed AS d WHERE level = 'town'
  UNION ALL SELECT 11, unnest([name, name || '办事处']), code FROM ref.division WHERE level = 'town' AND own
  UNION ALL SELECT 12, unnest([d.full_name, d.town || d.name, d.county || d.town || d.name, d.name]), code
    FROM placed AS d WHERE level = 'village'
  UNION ALL SELECT 15, unnest(CASE WHEN right(code, 3) < '200' THEN ${spellings(bareVillage, ['', '社区', '居委会', '社区居委会', '社区居民委员会'])}
      ELSE ${spellings(bareVillage, ['', '村', '村委会', '村民委员会'])} END), code
    FROM ref.division WHERE level = 'village'
  UNION ALL SELECT 14, ${bareTown}, code FROM ref.division WHERE level = 'town' AND own
  UNION ALL SELECT CASE WHEN successor IS NULL THEN 31 ELSE 30 END, unnest([full_name, name]), '>' || coalesce(successor, code) FROM ref.abolished_division
  UNION ALL SELECT CASE WHEN own THEN 13 ELSE 40 END, ${bareProvince}, code FROM ref.division WHERE level = 'province'
  UNION ALL SELECT CASE WHEN own THEN 13 ELSE 41 END, ${bareCity}, code FROM ref.division WHERE level = 'city'
  UNION ALL SELECT CASE WHEN own THEN 13 ELSE 42 END, ${bareCounty}, code FROM ref.division WHERE level = 'county'
  UNION ALL SELECT 50, unnest([name, name || '办事处']), code
    FROM ref.division WHERE level = 'town' AND NOT EXISTS (SELECT 1 FROM ref.own_division)`;

/** The divisions with the names of those above them, where they are divisions of their own. */
const placed = `
  SELECT d.*, coalesce(province.name, '') AS province,
    CASE WHEN contains(d.full_name, city.name) THEN city.name ELSE '' END AS city,
    coalesce(county.name, '') AS county, coalesce(town.name, '') AS town
  FROM ref.division AS d
    LEFT JOIN ref.division AS province ON province.code = left(d.code, 2) || '0000'
    LEFT JOIN ref.division AS city ON city.code = left(d.code, 4) || '00'
    LEFT JOIN ref.division AS county ON county.code = left(d.code, 6)
    LEFT JOIN ref.division AS town ON town.code = left(d.code, 9)`;

/**
 * Fills `ref.division_lookup` with every form in which departments write a division. A name that the
 * workspace's own divisions bear means them; towns by their bare name are known only inside the workspace's
 * own divisions, or nationwide while there are none.
 */
export async function fillDivisionLookup(session: Session): Promise<void> {
  await session.run('DELETE FROM ref.division_lookup');
  await session.run(
    `INSERT INTO ref.division_lookup
     WITH placed AS MATERIALIZED (${placed}), form AS MATERIALIZED (${forms}),
     best AS (SELECT text, min(rank) AS rank FROM form WHERE length(text) > 1 GROUP BY text)
     SELECT text, CASE WHEN min(hit) = max(hit) THEN min(hit) ELSE '?' END
     FROM form JOIN best USING (text, rank) GROUP BY text ORDER BY text`,
  );
}
