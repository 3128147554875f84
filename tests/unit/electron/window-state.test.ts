import { describe, expect, it } from 'vitest';
import { placeWindow } from '../../../electron/main/window-state.ts';

const laptop = { x: 0, y: 0, width: 1366, height: 728 };
const beside = { x: 1366, y: 0, width: 1920, height: 1080 };

describe('placeWindow', () => {
  it('centres a first window and never makes it larger than the display', () => {
    expect(placeWindow(null, [laptop])).toEqual({ x: 0, y: 0, width: 1366, height: 728 });
    expect(placeWindow(null, [beside])).toEqual({ x: 1606, y: 90, width: 1440, height: 900 });
  });

  it('opens where the window was, also on a second display', () => {
    const bounds = { x: 1500, y: 40, width: 1400, height: 900 };
    expect(placeWindow({ bounds, maximised: false }, [laptop, beside])).toEqual(bounds);
  });

  it('comes back to the first display when the second was unplugged', () => {
    const bounds = { x: 1500, y: 40, width: 1400, height: 900 };
    expect(placeWindow({ bounds, maximised: false }, [laptop])).toEqual(placeWindow(null, [laptop]));
  });

  it('does not keep a window whose title bar cannot be reached', () => {
    const bounds = { x: 100, y: -500, width: 1400, height: 900 };
    expect(placeWindow({ bounds, maximised: false }, [beside])).toEqual(placeWindow(null, [beside]));
  });
});
