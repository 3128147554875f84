import { channelsOf } from './map-colour.ts';
import { heatField } from './map-heat.ts';
import type { MapPoints } from './map-points.ts';
import type { MapView, Size } from './map-view.ts';

const opaque = 255;
/** The densest place lets a little of the map through. */
const strongest = 0.85;
/** Below this share of the densest nothing is drawn: so far out, boxes do not look like a bell any more. */
const faintest = 0.04;

/** Lays the density of points over the map: one colour, the denser the more of it. */
export function drawHeat(
  context: CanvasRenderingContext2D,
  { points, colour }: { points: MapPoints; colour: string },
  view: MapView,
  size: Size,
): void {
  const { density, width, height } = heatField(points, view, size);
  const image = new ImageData(width, height);
  const [red, green, blue] = channelsOf(colour);
  for (let at = 0; at < density.length; at++)
    image.data.set(
      [red, green, blue, Math.sqrt(Math.max(0, density[at]! - faintest)) * strongest * opaque],
      at * 4,
    );
  const raster = document.createElement('canvas');
  [raster.width, raster.height] = [width, height];
  raster.getContext('2d')!.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = true;
  context.drawImage(raster, 0, 0, size.width, size.height);
}
