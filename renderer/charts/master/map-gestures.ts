import type { MapSurface } from './map-surface.ts';

export interface MapGestures {
  /** The pointer is at a pixel of the map, or has left it. */
  onHover(at: { x: number; y: number } | null): void;
  /** A pixel was clicked, not dragged. */
  onClick(at: { x: number; y: number }): void;
  /** The person wants the level above. */
  onLeave(): void;
}

/** Pixels of movement that make a click a drag. */
const dragged = 4;
const wheelSpeed = 1 / 500;
const step = 80;
const keyZoom = 1.4;

/** Moves the map by pointer, wheel and keys for as long as the signal is not aborted. */
export function listenForGestures(
  canvas: HTMLCanvasElement,
  surface: MapSurface,
  { onHover, onClick, onLeave }: MapGestures,
  signal: AbortSignal,
): void {
  let held: { x: number; y: number; way: number } | null = null;
  const on = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    handle: (event: HTMLElementEventMap[Name]) => void,
  ) => canvas.addEventListener(name, handle, { signal, passive: false });
  const place = ({ offsetX, offsetY }: MouseEvent) => ({ x: offsetX, y: offsetY });

  on('pointerdown', (event) => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    held = { ...place(event), way: 0 };
  });
  on('pointermove', (event) => {
    const at = place(event);
    if (!held) return onHover(at);
    const by = { x: at.x - held.x, y: at.y - held.y };
    held = { ...at, way: held.way + Math.abs(by.x) + Math.abs(by.y) };
    if (held.way <= dragged) return;
    onHover(null);
    surface.move(by.x, by.y);
  });
  on('pointerup', (event) => {
    if (held && held.way <= dragged) onClick(place(event));
    held = null;
  });
  on('pointercancel', () => (held = null));
  on('pointerleave', () => onHover(null));
  on('wheel', (event) => {
    event.preventDefault();
    onHover(null);
    surface.zoom(Math.exp(-event.deltaY * wheelSpeed), place(event));
  });
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => surface.move(step, 0),
    ArrowRight: () => surface.move(-step, 0),
    ArrowUp: () => surface.move(0, step),
    ArrowDown: () => surface.move(0, -step),
    '+': () => surface.zoom(keyZoom),
    '=': () => surface.zoom(keyZoom),
    '-': () => surface.zoom(1 / keyZoom),
    '0': () => surface.fit(),
    Backspace: onLeave,
  };
  on('keydown', (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
