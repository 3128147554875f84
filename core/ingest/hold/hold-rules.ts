import { z } from 'zod';

/**
 * When a delivery is held instead of published (DESIGN §5, "absence is not good news"). The journal keeps with each
 * batch the rules that it was judged by, so that a rebuild judges the same.
 */
export const HoldRules = z.object({
  /** A snapshot without more than this share of the source's present keys is held. */
  keysLost: z.number(),
  /** Fewer lost keys say nothing, unless they were all. The journals of before this rule have none: one was enough. */
  keysLostLeast: z.number().int().default(1),
  /** Body records after which old programs cut a table off, with one header line and counted with all lines. */
  fullRecords: z.array(z.number().int()),
  fullLines: z.array(z.number().int()),
  emptied: z.object({
    /** Columns filled less than this before are not judged. */
    least: z.number(),
    /** Held when the fill rate falls below this share of what it was. */
    fall: z.number(),
    /** Batches with fewer published rows are not judged. */
    rows: z.number().int(),
  }),
  /** Whether only sources with a legal basis, an approval, a purpose and a running term publish: a production workspace. */
  lawful: z.boolean(),
});
export type HoldRules = z.infer<typeof HoldRules>;

/**
 * The rules of today. In a list of fewer than 20 rows one departure is already more than 5%: a share can be told
 * from an ordinary change from two keys on. A sheet of Excel 97 has 65,536 lines, one of Excel 2007 1,048,576; programs that export into
 * them stop there without a word. Between two extracts of one register a column's fill rate moves by a few points;
 * one filled in half of the rows that loses more than half of its values is a broken export. Below 50 rows chance
 * could do that: at p = 0.5 and n = 50 the standard deviation is 0.07, so that 0.25 lies 3.5 of them away.
 */
export function holdRules(mode: 'trial' | 'production'): HoldRules {
  return {
    keysLost: 0.05,
    keysLostLeast: 2,
    fullRecords: [65_535, 1_048_575],
    fullLines: [65_536, 1_048_576],
    emptied: { least: 0.5, fall: 0.5, rows: 50 },
    lawful: mode === 'production',
  };
}
