import { z } from 'zod';

/** Which records are compared at all. A pair is a candidate when at least one rule of the model brings it together. */
export const BlockingRule = z.discriminatedUnion('kind', [
  /** Records that agree on all these SQL expressions over a record's columns; an empty value agrees with nothing. */
  z.object({ kind: z.literal('equal'), on: z.array(z.string()).min(1) }),
  /** Records whose lists share an element (an expression that gives a list), and that agree on `on`. */
  z.object({ kind: z.literal('element'), list: z.string(), on: z.array(z.string()) }),
  /**
   * Sorted neighbourhood (Hernández and Stolfo 1995): records at most `window` places apart in the order of `by` among
   * those that agree on `on`. Who stands near depends on all records, so that a model with such a rule is always run
   * in full: an incremental run refuses it.
   */
  z.object({
    kind: z.literal('neighbourhood'),
    by: z.string(),
    window: z.number().int().min(1).max(100),
    on: z.array(z.string()),
  }),
]);
export type BlockingRule = z.infer<typeof BlockingRule>;

/** Rules of one model: the rules that met in a pair are kept as bits of an INTEGER. */
export const maximumRules = 30;
