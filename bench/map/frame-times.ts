import type { Page } from 'playwright-core';

export interface Frames {
  perSecond: number;
  /** Milliseconds that 95 % of the frames do not exceed. */
  p95: number;
  longest: number;
}

/** Text, because what compiles this file adds names to functions that the page does not know. */
const begin = `
  window.frameTimes = [];
  window.recordFrame = (now) => {
    if (window.lastFrame) window.frameTimes.push(now - window.lastFrame);
    window.lastFrame = now;
    window.recording = requestAnimationFrame(window.recordFrame);
  };
  window.lastFrame = 0;
  window.recording = requestAnimationFrame(window.recordFrame);`;
const end = `cancelAnimationFrame(window.recording), window.frameTimes`;

/** Measures the time between animation frames of a page while something is done to it. */
export async function framesDuring(page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(begin);
  await act();
  const frames = await page.evaluate<number[]>(end);
  const sorted = frames.toSorted((a, b) => a - b);
  return {
    perSecond: (1000 * frames.length) / frames.reduce((sum, time) => sum + time, 0),
    p95: sorted[Math.floor(sorted.length * 0.95)]!,
    longest: sorted.at(-1)!,
  };
}

const lasts = 4000;
const turn = 12;

/** Drags the map around in circles as a hand would. */
export async function drag(page: Page, { x, y }: { x: number; y: number }): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 0, end = Date.now() + lasts; Date.now() < end; step++)
    await page.mouse.move(x + 180 * Math.sin(step / turn), y + 130 * (1 - Math.cos(step / turn)));
  await page.mouse.up();
}

/** Turns the wheel in and out. */
export async function wheel(page: Page, { x, y }: { x: number; y: number }): Promise<void> {
  await page.mouse.move(x, y);
  for (let step = 0, end = Date.now() + lasts; Date.now() < end; step++) {
    await page.mouse.wheel(0, Math.floor(step / 25) % 2 === 0 ? -60 : 60);
    await page.waitForTimeout(turn);
  }
}
