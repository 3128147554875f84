/** The outline of an area as an SVG path and the box that it lies in. */
export interface OutlinePath {
  path: string;
  viewBox: string;
}

type Ring = readonly (readonly [number, number, ...number[]])[];

/** A GeoJSON polygon or multipolygon, drawn with north up and as wide as it is there; null: there is nothing to draw. */
export function outlinePath(geojson: string | null): OutlinePath | null {
  const rings = geojson === null ? [] : ringsOf(geojson);
  const points = rings.flat();
  if (points.length === 0) return null;
  const lngs = points.map(([lng]) => lng);
  const lats = points.map(([, lat]) => lat);
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  /** A degree of longitude is shorter than one of latitude. */
  const narrowing = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const size = Math.max((east - west) * narrowing, north - south) || 1;
  const scale = 100 / size;
  const x = (lng: number) => ((lng - west) * narrowing * scale).toFixed(2);
  const y = (lat: number) => ((north - lat) * scale).toFixed(2);
  const path = rings.map((ring) => `M${ring.map(([lng, lat]) => `${x(lng)} ${y(lat)}`).join('L')}Z`).join('');
  return { path, viewBox: `-2 -2 ${Number(x(east)) + 4} ${Number(y(south)) + 4}` };
}

function ringsOf(geojson: string): Ring[] {
  const { type, coordinates } = JSON.parse(geojson) as { type: string; coordinates: unknown };
  if (type === 'Polygon') return coordinates as Ring[];
  return type === 'MultiPolygon' ? (coordinates as Ring[][]).flat() : [];
}
