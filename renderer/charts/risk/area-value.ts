import type { Indicator } from '../../../schemas/indicators/indicator.ts';
import type { RiskFigure } from '../../../schemas/api/risk/figures.ts';

/** By what areas are coloured and ranked: the indicator's own value, per 10,000 residents, or the plain count. */
export const rankings = ['value', 'per10k', 'count'] as const;
export type Ranking = (typeof rankings)[number];

/** What can be ranked by: counts also per 10,000 residents, rates also by how much stands behind them. */
export function rankingsOf(unit: Indicator['unit']): readonly Ranking[] {
  return unit === 'count' ? ['value', 'per10k'] : ['value', 'count'];
}

/** What an area is coloured and ranked by; null where there is nothing that may be compared. */
export function comparable(figure: RiskFigure, by: Ranking): number | null {
  return figure.state === 'ok' ? plain(figure, by) : null;
}

/** The same number, comparable or not. */
export function plain(figure: RiskFigure, by: Ranking): number | null {
  if (by === 'per10k') return figure.per10k;
  return by === 'count' ? figure.numerator : figure.value;
}
