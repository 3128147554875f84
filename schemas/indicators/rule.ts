import { z } from 'zod';

/** 红 特别重大, 橙 重大, 黄 较大, 蓝 一般. */
export const WarningLevel = z.enum(['red', 'orange', 'yellow', 'blue']);
export type WarningLevel = z.infer<typeof WarningLevel>;

/** Bounds by level; those absent are never reached. */
const Bounds = z.partialRecord(WarningLevel, z.number());

/**
 * When an indicator warns. `fixed`: the figure reaches a bound. `relative`: it departs from last year's period (同比) or the
 * last period (环比) by so many percent. `baseline`: it departs from the seasonal baseline of its own history by so many
 * standard errors. `ewma`, `cusum`: a control chart of daily counts or rates signals. `cluster`: a scan over neighbouring grids finds
 * more than chance allows; its bounds are p-values.
 */
export const Rule = z.object({
  method: z.enum(['fixed', 'relative', 'baseline', 'ewma', 'cusum', 'cluster']),
  /** `relative` only. */
  against: z.enum(['year', 'period']).optional(),
  levels: z.array(z.enum(['city', 'town', 'village', 'grid'])).min(1),
  bounds: Bounds,
  /** ISO dates; a rule holds from the first and before the second day. */
  validFrom: z.iso.date().optional(),
  validUntil: z.iso.date().optional(),
});
export type Rule = z.infer<typeof Rule>;
