import type { TrendPoint } from '../../../../schemas/api/risk/figures.ts';
import type { Counted } from './figure-value.ts';

/** A point of a trend before it is known what to expect; `counted` is null where there are no data. */
export interface TrendCell {
  period: string;
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  state: TrendPoint['state'];
  counted: Counted | null;
}
