import { format } from 'echarts/core';
import type { ChartTheme } from './chart-theme.ts';

export function tooltipStyle(theme: ChartTheme) {
  return {
    backgroundColor: theme.surfaceRaised,
    borderColor: theme.line,
    borderWidth: 1,
    padding: [8, 12],
    textStyle: { color: theme.text, fontSize: 13, fontFamily: theme.font },
    extraCssText:
      'box-shadow: var(--th-shadow-raised); border-radius: 6px; font-variant-numeric: tabular-nums;',
    confine: true,
  };
}

/** A tooltip's content: a heading, then a label and a value per line. All texts are escaped. */
export function tooltipHtml(
  heading: string,
  lines: readonly (readonly [label: string, value: string])[],
): string {
  const { encodeHTML } = format;
  const cells = lines.map(
    ([label, value]) =>
      `<div class="chart-tip__line"><span>${encodeHTML(label)}</span><b>${encodeHTML(value)}</b></div>`,
  );
  return `<div class="chart-tip__heading">${encodeHTML(heading)}</div>${cells.join('')}`;
}
