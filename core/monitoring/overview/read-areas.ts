import type { AreaLevel } from '../../../schemas/api/overview.ts';
import type { Session } from '../../warehouse/warehouse.ts';

interface AreaRow {
  code: string;
  name: string | null;
  geometry: string;
}

/** The polygons of one level as a GeoJSON FeatureCollection; areas inside another begin with its code. */
export async function readAreas(session: Session, level: AreaLevel, within: string | null): Promise<string> {
  const areas = await session.all<AreaRow>(
    `SELECT code, name, geometry FROM mart.area LEFT JOIN mart.area_name USING (code)
     WHERE level = $level AND starts_with(code, $within) ORDER BY code`,
    { level, within: within ?? '' },
  );
  const features = areas.map(
    ({ code, name, geometry }) =>
      `{"type":"Feature","properties":${JSON.stringify({ code, name })},"geometry":${geometry}}`,
  );
  return `{"type":"FeatureCollection","features":[${features.join(',')}]}`;
}
