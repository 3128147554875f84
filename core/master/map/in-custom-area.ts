/**
 * SQL of whether something lies in an area of people's own: by its point where it has one and the area an outline, else by
 * its grid, under the code that was declared or the one that this became.
 *
 * @param spot alias of a row with area, given, lng, lat as of `master.spot`
 * @param custom alias of a row of `customOutlinesSql`
 */
export function inCustomAreaSql(spot: string, custom: string): string {
  const inGrid = (area: string) =>
    `EXISTS (SELECT 1 FROM master.custom_grid g WHERE g.area_id = ${custom}.area_id AND g.area = ${spot}.${area})`;
  return `CASE WHEN ${custom}.has_outline AND ${spot}.lng IS NOT NULL AND ${spot}.lat IS NOT NULL
    THEN EXISTS (SELECT 1 FROM master.custom_point x
      WHERE x.area_id = ${custom}.area_id AND x.lng = ${spot}.lng AND x.lat = ${spot}.lat)
    ELSE ${inGrid('area')} OR ${inGrid('given')} END`;
}

/** Query of the areas that stand: area_id, has_outline. */
export const customOutlinesSql =
  'SELECT area_id, geometry IS NOT NULL AS has_outline FROM master.custom_area WHERE removed_version IS NULL';
