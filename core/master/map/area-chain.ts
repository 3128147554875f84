import type { MapLevel } from '../../../schemas/api/master/map.ts';

type Level = Exclude<MapLevel, 'custom'>;

/** Codes of divisions by level: GB/T 2260 and 10114. */
const lengths = { county: 6, town: 9, village: 12 } as const;

/** Query of the divisions above every grid: `code`, `village`, `town`, as the register says last. */
export const gridParentsSql = `
  SELECT code, arg_max(village, coalesce(from_date, DATE '0001-01-01')) AS village,
    arg_max(town, coalesce(from_date, DATE '0001-01-01')) AS town FROM master.grid GROUP BY code`;

/**
 * SQL of the code of the area of a level that a spot lies in; null where that is not known.
 *
 * @param area SQL of the spot's own area: a grid of the register, or a division
 * @param parent alias of the row of `gridParentsSql` for it, nulls where it is no grid
 */
export function levelCodeSql(level: Level, area: string, parent: string): string {
  if (level === 'grid') return `CASE WHEN ${parent}.code IS NOT NULL THEN ${area} END`;
  const length = lengths[level];
  const finest = `coalesce(${parent}.village, ${parent}.town, CASE WHEN ${parent}.code IS NULL AND regexp_full_match(${area}, '\\d{6,}') THEN ${area} END)`;
  return `CASE WHEN length(${finest}) >= ${length} THEN left(${finest}, ${length}) END`;
}

/** SQL that is true for spots inside an area, by default the one bound as `$within`, or for all when it is null. */
export function withinSql(area: string, parent: string, within = '$within'): string {
  const levels = (['county', 'town', 'village'] as const).map(
    (level) => `${levelCodeSql(level, area, parent)} = ${within}`,
  );
  return `(${within} IS NULL OR ${area} = ${within} OR ${levels.join(' OR ')})`;
}

/**
 * SQL of the area of a spot in the register as of a day: the code as it was declared while that held, otherwise what became of
 * it. Every spot has one, so figures by an older and a newer register have the same total.
 *
 * @param spot alias of a row of `master.spot`
 * @param held alias of a row of `heldOnSql` for its declared code, nulls where that did not hold
 */
export function areaOnSql(spot: string, held: string): string {
  return `coalesce(${held}.code, ${spot}.area)`;
}

/** Query of the grids that the register had on a day, by default the one bound as `$asOf`; none when it is null, for spots stand by the newest. */
export const heldOnSql = (day = '$asOf') => `
  SELECT DISTINCT code FROM master.grid
  WHERE ${day} IS NOT NULL AND (from_date IS NULL OR from_date <= ${day}::DATE) AND (to_date IS NULL OR to_date > ${day}::DATE)`;
