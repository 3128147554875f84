import type { Session } from '../../warehouse/warehouse.ts';

/** City-level names that stand for no city. */
const placeholders = `('市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划')`;

const levelSql = (
  code: string,
) => `CASE WHEN length(${code}) = 12 THEN 'village' WHEN length(${code}) = 9 THEN 'town'
  WHEN ends_with(${code}, '0000') THEN 'province' WHEN ends_with(${code}, '00') THEN 'city' ELSE 'county' END`;

const parentSql = (code: string) => `CASE WHEN length(${code}) = 12 THEN left(${code}, 9)
  WHEN length(${code}) = 9 THEN left(${code}, 6) WHEN ends_with(${code}, '0000') THEN NULL
  WHEN ends_with(${code}, '00') THEN left(${code}, 2) || '0000' ELSE left(${code}, 4) || '00' END`;

/** A line holds a code (a city without counties has two lines, one with its towns), a name, and behind a county its towns (three digits and name each). */
const shipped = `
  WITH line AS (SELECT string_split(unnest(string_split($1, chr(10))), ' ') AS part)
  SELECT rpad(part[1], 6, '0') AS code, part[2] AS name FROM line
  UNION ALL
  SELECT county || left(town, 3), substr(town, 4) FROM (SELECT part[1] AS county, unnest(part[3:]) AS town FROM line)`;

/** Joins on a table whose size DuckDB knows: on the split text it would guess one row and compare every pair. */
const namedInFull = `
  SELECT given.code, given.name,
    concat(province.shown, city.shown, county.shown, town.shown, CASE WHEN length(given.code) = 12 THEN given.name END),
    ${levelSql('given.code')}, ${parentSql('given.code')},
    left(given.code, 6) IN (SELECT left(code, 6) FROM ref.own_division)
  FROM given_division AS given
    LEFT JOIN given_division AS province ON province.code = left(given.code, 2) || '0000'
    LEFT JOIN given_division AS city ON city.code = left(given.code, 4) || '00' AND NOT ends_with(city.code, '0000')
    LEFT JOIN given_division AS county ON county.code = left(given.code, 6) AND NOT ends_with(county.code, '00')
    LEFT JOIN given_division AS town ON town.code = left(given.code, 9) AND length(town.code) = 9
  ORDER BY given.code`;

/** Fills `ref.division` from the shipped text and the workspace's own divisions, which take precedence. */
export async function fillDivisions(session: Session, current: string): Promise<void> {
  await session.run('DELETE FROM ref.division');
  await session.run(
    `CREATE OR REPLACE TEMP TABLE given_division AS
     SELECT code, any_value(name) AS name,
       CASE WHEN any_value(name) IN ${placeholders} THEN '' ELSE any_value(name) END AS shown
     FROM (
       SELECT code, name FROM ref.own_division
       UNION ALL
       SELECT * FROM (${shipped}) WHERE code NOT IN (SELECT code FROM ref.own_division))
     GROUP BY code`,
    [current],
  );
  await session.run(`INSERT INTO ref.division ${namedInFull}`);
  await session.run('DROP TABLE given_division');
}

/** Fills `ref.abolished_division`: code, successor or `-`, full name, own name a line. */
export async function fillAbolished(session: Session, abolished: string): Promise<void> {
  await session.run('DELETE FROM ref.abolished_division');
  await session.run(
    `INSERT INTO ref.abolished_division
     SELECT part[1], nullif(part[2], '-'), part[3], part[4]
     FROM (SELECT string_split(unnest(string_split($1, chr(10))), ' ') AS part)`,
    [abolished],
  );
}

/** Fills `ref.citizen_area`: every six-digit code that a citizen number may begin with (GB 11643). */
export async function fillCitizenAreas(session: Session): Promise<void> {
  await session.run('DELETE FROM ref.citizen_area');
  await session.run(
    `INSERT INTO ref.citizen_area
     SELECT DISTINCT left(code, 6) AS code FROM ref.division
     UNION SELECT code FROM ref.abolished_division
     UNION SELECT unnest(['810000', '820000', '830000'])
     ORDER BY code`,
  );
}
