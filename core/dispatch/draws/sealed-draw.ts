import { z } from 'zod';

const Company = z.object({
  key: z.string(),
  entityId: z.number(),
  uscc: z.string().nullable(),
  name: z.string(),
});

/** What is sealed of a draw: the sorted lists, and what was drawn from them as places in these lists. */
export const SealedDraw = z.object({
  companies: z.array(Company),
  inspectors: z.array(z.string()),
  drawn: z.array(z.object({ company: z.number().int(), inspectors: z.array(z.string()) })),
});
export type SealedDraw = z.infer<typeof SealedDraw>;
