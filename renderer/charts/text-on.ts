import type { ChartTheme } from './chart-theme.ts';

/** The colour of text on a filled mark: of the theme's text and surface, the one that contrasts more (WCAG 2). */
export function textOn(background: string, { text, surface }: ChartTheme): string {
  return contrast(background, text) >= contrast(background, surface) ? text : surface;
}

/** Contrast ratio of two colours written `#rrggbb` or `#rgb`, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map(linear);
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** Red, green and blue from 0 to 1; a build writes `#ffffff` as `#fff`. */
function channels(colour: string): number[] {
  const digits = colour.slice(1);
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  return [0, 2, 4].map((start) => parseInt(long.slice(start, start + 2), 16) / 255);
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
