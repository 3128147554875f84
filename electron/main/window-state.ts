import { z } from 'zod';

export const Rectangle = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Rectangle = z.infer<typeof Rectangle>;

/** Where the window was when it was last closed. */
export const WindowState = z.object({ bounds: Rectangle, maximised: z.boolean() });
export type WindowState = z.infer<typeof WindowState>;

const smallest = { width: 1024, height: 680 };
const usual = { width: 1440, height: 900 };
/** So much of the window's top edge must be reachable, in device-independent pixels. */
const grip = 120;

function isReachable(bounds: Rectangle, area: Rectangle): boolean {
  const overlap = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  return overlap >= grip && bounds.y >= area.y && bounds.y <= area.y + area.height - grip;
}

/**
 * Where to open the window: where it was, when that place is still on a display (a second screen may have
 * been unplugged); otherwise in the middle of the first display, never larger than it.
 * @param areas work areas of the displays, the primary one first
 */
export function placeWindow(last: WindowState | null, areas: readonly Rectangle[]): Rectangle {
  const primary = areas[0]!;
  if (last && areas.some((area) => isReachable(last.bounds, area)))
    return {
      ...last.bounds,
      width: Math.max(last.bounds.width, smallest.width),
      height: Math.max(last.bounds.height, smallest.height),
    };
  const width = Math.min(usual.width, primary.width);
  const height = Math.min(usual.height, primary.height);
  return {
    x: primary.x + Math.round((primary.width - width) / 2),
    y: primary.y + Math.round((primary.height - height) / 2),
    width,
    height,
  };
}
