/** Mean radius of the earth in km (IUGG). */
const earthRadius = 6371.0088;
const radian = Math.PI / 180;

/** Great-circle distance in km of two points in degrees, by the haversine formula. */
export function greatCircleKm(
  longitude: number,
  latitude: number,
  otherLongitude: number,
  otherLatitude: number,
): number {
  const north = Math.sin(((otherLatitude - latitude) * radian) / 2) ** 2;
  const east = Math.sin(((otherLongitude - longitude) * radian) / 2) ** 2;
  const chord = north + Math.cos(latitude * radian) * Math.cos(otherLatitude * radian) * east;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(chord)));
}
