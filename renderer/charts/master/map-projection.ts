/** Metres on the map's plane: x grows eastwards, y southwards, from a point near its middle. */
export interface Plane {
  x(lng: number): number;
  y(lat: number): number;
}

/** Metres of a degree of latitude on a sphere of the Earth's mean radius, 6,371.0088 km. */
const metresPerDegree = 111_195;

/**
 * An equirectangular projection that is true along the middle's parallel. Across a city (1° of latitude) shapes are
 * stretched by less than 1 %. Coordinates stay small, so that single precision keeps them to centimetres.
 */
export function planeAround(lng: number, lat: number): Plane {
  const metresPerLongitude = metresPerDegree * Math.cos((lat * Math.PI) / 180);
  return {
    x: (longitude) => (longitude - lng) * metresPerLongitude,
    y: (latitude) => (lat - latitude) * metresPerDegree,
  };
}
