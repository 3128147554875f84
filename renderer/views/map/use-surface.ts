import { onBeforeUnmount, onMounted, shallowRef, useTemplateRef, watch } from 'vue';
import { listenForGestures } from '../../charts/master/map-gestures.ts';
import { clusterAt } from '../../charts/master/map-draw-clusters.ts';
import { shapeAt } from '../../charts/master/map-hit.ts';
import type { MapScene, PointScene } from '../../charts/master/map-scene.ts';
import type { Shape } from '../../charts/master/map-shapes.ts';
import { mapSurface, type MapSurface } from '../../charts/master/map-surface.ts';

/** What the pointer is on: a group of points before the area under it. */
export interface Pointed {
  x: number;
  y: number;
  shape: Shape | undefined;
  cluster: { layer: PointScene; weight: number; places: number } | undefined;
}

/** How much closer a click on a group of points goes. */
const closer = 2.5;

/** A canvas of the calling component's template (`canvas` in `box`) that shows the scene and follows the pointer. */
export function useSurface(
  scene: () => MapScene,
  chosen: () => string | null,
  events: { choose(shape: Shape): void; leave(): void },
) {
  const canvas = useTemplateRef<HTMLCanvasElement>('canvas');
  const box = useTemplateRef<HTMLElement>('box');
  const pointed = shallowRef<Pointed | null>(null);
  let surface: MapSurface | undefined;
  const gone = new AbortController();

  function pointAt(at: { x: number; y: number }): Pointed {
    const { view, size } = surface!;
    const position = { x: (at.x - view.left) / view.scale, y: (at.y - view.top) / view.scale };
    const hits = scene().points.flatMap((layer) => {
      const clusters = layer.clustersAt(view.scale);
      const index = clusterAt(clusters, view, size, at);
      if (index === undefined) return [];
      return [{ layer, weight: clusters.weight[index]!, places: clusters.places[index]! }];
    });
    return { ...at, shape: shapeAt(scene().shapes, position), cluster: hits.at(-1) };
  }

  function mark(): void {
    const code = chosen();
    surface?.setMarked({
      hovered: pointed.value?.cluster ? undefined : pointed.value?.shape,
      chosen: scene().shapes.shapes.find((shape) => shape.code === code),
    });
  }

  function click(at: { x: number; y: number }): void {
    const { shape, cluster } = pointAt(at);
    if (cluster) surface!.zoom(closer, at);
    else if (shape) events.choose(shape);
  }

  onMounted(() => {
    const drawn = (surface = mapSurface(canvas.value!, scene()));
    const resize = () => drawn.setSize({ width: box.value!.clientWidth, height: box.value!.clientHeight });
    const observer = new ResizeObserver(resize);
    resize();
    observer.observe(box.value!);
    mark();
    const onHover = (at: { x: number; y: number } | null) => (pointed.value = at && pointAt(at));
    listenForGestures(canvas.value!, drawn, { onHover, onClick: click, onLeave: events.leave }, gone.signal);
    gone.signal.addEventListener('abort', () => observer.disconnect());
  });
  watch(scene, (next) => {
    pointed.value = null;
    surface?.setScene(next);
  });
  watch([pointed, chosen, scene], mark);
  onBeforeUnmount(() => {
    gone.abort();
    surface?.close();
  });

  return {
    pointed,
    zoom: (factor: number) => surface?.zoom(factor),
    fit: () => surface?.fit(),
  };
}
