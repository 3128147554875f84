import { withinSql } from '../area-columns.ts';
import type { ChartMart } from '../mart.ts';

/** Persons by band of five years, sex and area. Bands are named by their first year; the last is 100 and older. */
export const populationPyramid: ChartMart = {
  name: 'population_pyramid',
  columns: 'age_band INTEGER, sex VARCHAR, town VARCHAR, village VARCHAR, grid VARCHAR, persons INTEGER',
  datasets: ['population'],
  dataset: 'population',
  buildSql: () => `
    SELECT CASE WHEN age <= 130 THEN least(age // 5 * 5, 100) END AS age_band, sex, town, village, grid,
      count(*)
    FROM mart.counted_person GROUP BY ALL`,
  read: ({ within }) => ({
    sql: `SELECT age_band, sex, sum(persons)::INTEGER AS persons FROM mart.population_pyramid
      WHERE ${withinSql} GROUP BY age_band, sex ORDER BY age_band NULLS LAST, sex NULLS LAST`,
    values: { within },
  }),
};
