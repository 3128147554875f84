import { z } from 'zod';
import { WarningLevel } from '../../indicators/rule.ts';
import { procedure } from '../procedure.ts';

export const RiskState = z.object({
  /** The day that was last assessed, and the data version it was assessed from; null: never. */
  assessedDay: z.string().nullable(),
  dataVersion: z.number().nullable(),
  stale: z.boolean(),
  /** First and last month that figures exist for, `YYYY-MM`. */
  months: z.object({ first: z.string(), last: z.string() }).nullable(),
  /** The newest official denominator of rates. */
  residents: z.object({ year: z.number(), source: z.string() }).nullable(),
  open: z.record(WarningLevel, z.number()),
  /** Indicators without data in the last month. */
  withoutData: z.array(z.string()),
});
export type RiskState = z.infer<typeof RiskState>;

export const riskState = {
  state: procedure({ permission: 'view-aggregates', writes: false, audit: 'none' }, z.object({}), RiskState),
};
