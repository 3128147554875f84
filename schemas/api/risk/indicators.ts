import { z } from 'zod';
import { Indicator } from '../../indicators/indicator.ts';
import { WarningLevel } from '../../indicators/rule.ts';
import { procedure } from '../procedure.ts';

const read = { permission: 'view-aggregates', writes: false, audit: 'none' } as const;
const write = { permission: 'define-indicators', writes: true, audit: 'write' } as const;

export const IndicatorVersion = z.object({
  version: z.number(),
  by: z.string(),
  at: z.string(),
  note: z.string(),
  indicator: Indicator,
});
export type IndicatorVersion = z.infer<typeof IndicatorVersion>;

/** What rules would have raised over a year of history. */
export const RuleEffect = z.object({
  days: z.number(),
  raised: z.record(WarningLevel, z.number()),
  /** By month, `YYYY-MM`. */
  months: z.array(z.object({ month: z.string(), raised: z.number() })),
});
export type RuleEffect = z.infer<typeof RuleEffect>;

export const indicators = {
  list: procedure(read, z.object({}), z.array(Indicator)),
  versions: procedure(read, z.object({ id: z.string() }), z.array(IndicatorVersion)),
  /** The effect on history of a definition that is not saved yet, beside that of the one which holds. */
  preview: procedure(
    { ...write, writes: false, audit: 'none' },
    z.object({ indicator: Indicator }),
    z.object({
      now: RuleEffect.nullable(),
      then: RuleEffect,
      rows: z.number(),
      latest: z.number().nullable(),
    }),
  ),
  /** Holds from the next assessment on; warnings raised before keep their version. CONFLICT when another version came between. */
  save: procedure(
    write,
    z.object({
      indicator: Indicator,
      seenVersion: z.number().nullable(),
      note: z.string().max(500).default(''),
    }),
    z.object({ version: z.number() }),
  ),
  /** It is no longer assessed; what it raised stays. */
  retire: procedure(write, z.object({ id: z.string(), seenVersion: z.number() }), z.object({})),
};
