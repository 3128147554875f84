import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ChartTheme } from '../../../../renderer/charts/chart-theme.ts';
import { contrast, textOn } from '../../../../renderer/charts/text-on.ts';
import { theme } from './chart-fixtures.ts';

const tokens = readFileSync(join(import.meta.dirname, '../../../../renderer/app/styles/tokens.css'), 'utf8');
const [light, dark] = tokens.split('html.dark') as [string, string];

function token(css: string, name: string): string {
  return css.match(new RegExp(`--th-${name}: (#[0-9a-f]{6})`))?.[1] ?? '';
}

describe('contrast', () => {
  it('is 21 between black and white, and 4.54 between white and #767676 (WCAG 2 examples)', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.54, 2);
    expect(contrast('#fff', '#000')).toBeCloseTo(21, 5);
  });

  it.each([
    ['light', light],
    ['dark', dark],
  ])('of text on every colour of the %s ramp is at least 4.5 (WCAG AA)', (_, css) => {
    const themed: ChartTheme = { ...theme, text: token(css, 'text'), surface: token(css, 'surface') };
    const names = [...[1, 2, 3, 4, 5, 6].map((step) => `chart-ramp-${step}`), 'chart-empty'];
    for (const name of names) {
      const background = token(css, name);
      expect([name, contrast(background, textOn(background, themed)) >= 4.5]).toEqual([name, true]);
    }
  });
});
