import { grid } from '../../../schemas/datasets/grid.ts';
import { recordTable } from '../../../schemas/datasets/index.ts';
import { parseOutline } from '../../space/parse-outline.ts';
import { squareMetres } from '../../space/measure.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** Days on which data versions came about. */
const versionDays = `
  SELECT version, min(day) AS day FROM (
    SELECT b.data_version AS version, d.received_at::DATE AS day FROM ops.batch b JOIN ops.delivery d USING (delivery_id)
    UNION ALL SELECT undone_version, undone_at::DATE FROM ops.batch WHERE undone_version IS NOT NULL)
  GROUP BY version`;

/** Deliveries that were taken back never held. */
const standing = `batch_id IN (SELECT batch_id FROM ops.batch WHERE state = 'published')`;

/** Codes of divisions among the rows are outlines of villages and towns, not grids. */
const isGrid = `grid_code IS NOT NULL AND NOT regexp_full_match(grid_code, '\\d{6}|\\d{9}|\\d{12}')`;

/** Names in a cell: 张三、李四. */
const people = (column: string) =>
  `list_filter(string_split_regex(${column}, '[、,，;；/\\s]+'), x -> x <> '')`;

const isDigits = (code: string) => `regexp_full_match(${code}, '\\d{13,}')`;

/** The register's states in their order: of a code that several sources have, what came last goes. */
const statesSql = `
  SELECT grid_code AS code, grid_name AS name, grid_type AS type,
    coalesce(CASE WHEN length(village) = 12 THEN village END, CASE WHEN ${isDigits('grid_code')} THEN left(grid_code, 12) END) AS village,
    coalesce(CASE WHEN length(village) = 12 THEN left(village, 9) END, CASE WHEN length(town) = 9 THEN town END,
      CASE WHEN ${isDigits('grid_code')} THEN left(grid_code, 9) END) AS town,
    leader, len(${people('member')})::INTEGER AS members, geometry, from_version, to_version, record_id
  FROM ${recordTable(grid)} WHERE ${isGrid} AND ${standing}`;

/**
 * A state goes until the next one of its code begins, and the last one until its row is gone. What was in the first
 * delivery held before it, as far as anybody knows: it has no first day.
 */
const historySql = `
  WITH state AS (${statesSql}),
  ordered AS (
    SELECT *, hash(name, type, village, town, leader, members, geometry) AS said,
      lag(said) OVER code_order AS before
    FROM state WINDOW code_order AS (PARTITION BY code ORDER BY from_version, record_id)),
  changed AS (
    SELECT *, lead(from_version) OVER code_order AS next_version, row_number() OVER code_order = 1 AS is_first FROM ordered
    WHERE before IS DISTINCT FROM said
    WINDOW code_order AS (PARTITION BY code ORDER BY from_version, record_id)),
  ended AS (
    SELECT code, CASE WHEN count(*) = count(to_version) THEN max(to_version) END AS end_version FROM state GROUP BY code),
  first AS (SELECT min(from_version) AS version FROM state)
  SELECT c.code, c.name, c.type, c.village, c.town, c.leader, c.members, c.geometry,
    CASE WHEN c.is_first THEN began.day END AS first_seen, CASE WHEN c.from_version > first.version THEN began.day END AS from_date,
    coalesce(next.day, ended_on.day) AS to_date
  FROM changed c JOIN ended e USING (code) CROSS JOIN first
    LEFT JOIN (${versionDays}) began ON began.version = c.from_version
    LEFT JOIN (${versionDays}) next ON next.version = c.next_version
    LEFT JOIN (${versionDays}) ended_on ON ended_on.version = e.end_version AND c.next_version IS NULL`;

/**
 * Fills `master.grid` with every state of every grid: `from_date` is the first day of a state (null: as long as is
 * known), `to_date` the day from which it no longer holds (null: it holds). Old codes of a mapping end on its day, and
 * their new one, unless it was there before, begins on it.
 */
export async function writeRegister(session: Session): Promise<void> {
  await session.run(
    `INSERT INTO master.grid
     WITH mapped AS (
       SELECT old_code, min(since) AS since FROM master.grid_mapping WHERE withdrawn_version IS NULL GROUP BY old_code),
     made AS (SELECT new_code, min(since) AS since FROM master.grid_mapping WHERE withdrawn_version IS NULL GROUP BY new_code),
     bounded AS (
       SELECT h.code, name, type, village, town, leader, members, CASE WHEN first_seen >= made.since THEN made.since ELSE from_date END AS from_date,
         least(to_date, mapped.since) AS to_date, geometry
       FROM (${historySql}) h LEFT JOIN mapped ON mapped.old_code = h.code LEFT JOIN made ON made.new_code = h.code)
     SELECT *, NULL::DOUBLE FROM bounded
     WHERE from_date IS NULL OR to_date IS NULL OR from_date < to_date ORDER BY code, from_date NULLS FIRST`,
  );
  await writeAreas(session);
}

async function writeAreas(session: Session): Promise<void> {
  const rows = await session.all<{ geometry: string }>(
    'SELECT DISTINCT geometry FROM master.grid WHERE geometry IS NOT NULL ORDER BY geometry',
  );
  const measured = rows.flatMap(({ geometry }) => {
    const outline = parseOutline(geometry);
    return outline ? [{ geometry, area: squareMetres(outline) }] : [];
  });
  await session.run(
    `UPDATE master.grid SET area_m2 = m.area
     FROM (SELECT unnest($geometries::VARCHAR[]) AS geometry, unnest($areas::VARCHAR[])::DOUBLE AS area) m
     WHERE m.geometry = grid.geometry`,
    { geometries: measured.map(({ geometry }) => geometry), areas: measured.map(({ area }) => String(area)) },
  );
}
