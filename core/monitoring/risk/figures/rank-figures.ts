import type { RiskFigure } from '../../../../schemas/api/risk/figures.ts';
import type { Indicator } from '../../../../schemas/indicators/indicator.ts';

/** Figures of one indicator with their ranks among each other, worst first; equal ones share a rank. Only figures that rest on enough are ranked. */
export function rankFigures({ direction }: Indicator, figures: readonly RiskFigure[]): RiskFigure[] {
  if (direction === 'neutral' || figures.length < 2) return [...figures];
  const sign = direction === 'higher-is-worse' ? -1 : 1;
  const values = figures
    .flatMap(({ state, value }) => (state === 'ok' && value !== null ? [sign * value] : []))
    .sort((a, b) => a - b);
  const ranks = new Map<number, number>();
  for (const [at, value] of values.entries()) if (!ranks.has(value)) ranks.set(value, at + 1);
  return figures.map((figure) => ({
    ...figure,
    rank: figure.state === 'ok' && figure.value !== null ? ranks.get(sign * figure.value)! : null,
  }));
}
