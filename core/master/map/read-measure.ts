import type { MapLevel, MapMeasure } from '../../../schemas/api/master/map.ts';
import type { Session, SqlValues } from '../../warehouse/warehouse.ts';
import { areaNamesSql } from '../grids/write-areas.ts';
import { areaOnSql, gridParentsSql, heldOnSql, levelCodeSql, withinSql } from './area-chain.ts';
import { readDenominator, type Denominator } from './denominators.ts';

export interface MeasureQuery {
  measure: MapMeasure;
  level: MapLevel;
  /** Code of a county, town, village or grid; null: the whole city. */
  within: string | null;
  /** First day of a month; null: all there is. */
  month: string | null;
  /** Counted by the register of this day; null: by the newest. */
  asOf: string | null;
  per: 'count' | 'residents';
}

export interface MeasureTable {
  /** Arrow: area_code, area_name, value, denominator. */
  table: Uint8Array;
  denominator: Denominator | null;
}

/** Counts of a layer by area. A spot whose area is not known at that level is in a row without a code. */
function countsSql(layer: string, level: MapLevel, month: string): string {
  if (level === 'custom')
    return `SELECT area_id::VARCHAR AS code, sum(weight)::DOUBLE AS value FROM master.custom_count
      WHERE layer = ${layer} AND (${month} IS NULL OR month = ${month}::DATE) GROUP BY area_id`;
  const area = areaOnSql('s', 'held');
  return `SELECT ${levelCodeSql(level, area, 'parent')} AS code, sum(s.weight)::DOUBLE AS value
    FROM master.spot s LEFT JOIN (${heldOnSql()}) held ON held.code = s.given
      LEFT JOIN (${gridParentsSql}) parent ON parent.code = ${area}
    WHERE s.layer = ${layer} AND (${month} IS NULL OR s.month = ${month}::DATE) AND ${withinSql(area, 'parent')}
    GROUP BY 1`;
}

/** Areas that are drawn have a row even when nothing is counted in them: zero, unless the hub has no data of the kind. */
const areasSql = (level: MapLevel) => `
  SELECT a.code FROM master.area a LEFT JOIN (${gridParentsSql}) parent ON parent.code = a.code
  WHERE a.level = '${level}' AND ${level === 'custom' ? 'TRUE' : withinSql('a.code', 'parent')}`;

/**
 * A measure by area. Per 10,000 residents the newest official figures of the level are the denominators, and an area without
 * one has no rate; where nobody published any, the hub's own counts of persons are.
 */
export async function readMeasure(session: Session, query: MeasureQuery): Promise<MeasureTable> {
  const { measure, level, within, month, asOf, per } = query;
  const official = per === 'residents' ? await readDenominator(session, level) : null;
  const denominators = official
    ? official.sql
    : `SELECT code, value FROM (${countsSql(`'persons'`, level, 'NULL')}) WHERE $per = 'residents'`;
  const known = measure === 'hazards' ? `'incidents'` : '$measure'; // no hazard among incidents is zero
  const values: SqlValues =
    level === 'custom' ? { measure, month, per } : { measure, within, month, asOf, per };
  const table = await session.arrow(
    `WITH counted AS (${countsSql('$measure', level, '$month')}), area AS (${areasSql(level)}),
       denominator AS (${denominators}), name AS (${areaNamesSql}),
       known AS (SELECT code, CASE WHEN EXISTS (SELECT 1 FROM master.spot WHERE layer = ${known}) THEN coalesce(value, 0) END AS value
         FROM counted FULL JOIN area USING (code))
     SELECT k.code AS area_code, coalesce(a.name, n.name) AS area_name,
       CASE WHEN $per = 'count' THEN k.value WHEN d.value > 0 THEN 10000 * k.value / d.value END AS value,
       d.value::DOUBLE AS denominator
     FROM known k LEFT JOIN denominator d ON d.code = k.code
       LEFT JOIN master.area a ON a.level = '${level}' AND a.code = k.code
       LEFT JOIN name n ON n.code = k.code
     ORDER BY area_code NULLS LAST`,
    values,
  );
  return { table, denominator: official?.from ?? null };
}
