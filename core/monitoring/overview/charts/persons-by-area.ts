import { withinSql } from '../area-columns.ts';
import type { ChartMart } from '../mart.ts';

/**
 * Persons by town, village or grid. Persons whose area is not known at that level are one row without a code;
 * an area without persons has a row when its polygon is known.
 */
export const personsByArea: ChartMart = {
  name: 'persons_by_area',
  columns: 'town VARCHAR, village VARCHAR, grid VARCHAR, persons INTEGER',
  datasets: ['population'],
  dataset: 'population',
  buildSql: () => 'SELECT town, village, grid, count(*) FROM mart.counted_person GROUP BY ALL',
  read: ({ level, within }) => ({
    sql: `WITH counted AS (
        SELECT ${level} AS code, sum(persons)::INTEGER AS persons FROM mart.persons_by_area
        WHERE ${withinSql} GROUP BY code
      ), known AS (
        SELECT code FROM mart.area
        WHERE level = $level AND ($within IS NULL OR starts_with(code, $within))
      )
      SELECT code AS area_code, name AS area_name, coalesce(persons, 0) AS persons
      FROM counted FULL JOIN known USING (code) LEFT JOIN mart.area_name USING (code)
      ORDER BY area_code NULLS LAST`,
    values: { within, level },
  }),
};
