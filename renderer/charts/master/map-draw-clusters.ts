import { textOn } from '../text-on.ts';
import type { Clusters } from './map-clusters.ts';
import type { Disc } from './map-labels.ts';
import type { MapScene, PointScene } from './map-scene.ts';
import type { MapView, Size } from './map-view.ts';

const dot = 4;
const smallest = 11;
const perTenfold = 3.5;

/** Radius in pixels: a dot for one thing, a disc that grows with each tenfold for more. */
export function clusterRadius(weight: number): number {
  return weight <= 1 ? dot : smallest + perTenfold * Math.log10(weight);
}

/** Draws points and clusters in view, each cluster with how many things it stands for. */
export function drawClusters(
  context: CanvasRenderingContext2D,
  { colour, clustersAt }: PointScene,
  view: MapView,
  size: Size,
  { theme, short }: Pick<MapScene, 'theme' | 'short'>,
): void {
  const clusters = clustersAt(view.scale);
  context.font = `600 11px ${theme.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = 1.5;
  for (const { index, x, y } of inView(clusters, view, size)) {
    const weight = clusters.weight[index]!;
    context.beginPath();
    context.arc(x, y, clusterRadius(weight), 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
    context.strokeStyle = theme.surface;
    context.stroke();
    if (weight <= 1) continue;
    context.fillStyle = textOn(colour, theme);
    context.fillText(short(weight), x, y);
  }
}

/** The cluster at a pixel, the topmost where several overlap. */
export function clusterAt(
  clusters: Clusters,
  view: MapView,
  size: Size,
  at: { x: number; y: number },
): number | undefined {
  const hit = [...inView(clusters, view, size)].findLast(
    ({ index, x, y }) => Math.hypot(x - at.x, y - at.y) <= clusterRadius(clusters.weight[index]!) + 1,
  );
  return hit?.index;
}

/** Where the groups in view are drawn. */
export function discsInView({ clustersAt }: PointScene, view: MapView, size: Size): Disc[] {
  const clusters = clustersAt(view.scale);
  return [...inView(clusters, view, size)].map(({ index, x, y }) => ({
    x,
    y,
    radius: clusterRadius(clusters.weight[index]!),
  }));
}

const margin = 30;

function* inView({ x, y }: Clusters, { scale, left, top }: MapView, { width, height }: Size) {
  for (let index = 0; index < x.length; index++) {
    const [px, py] = [x[index]! * scale + left, y[index]! * scale + top];
    if (px > -margin && py > -margin && px < width + margin && py < height + margin)
      yield { index, x: px, y: py };
  }
}
