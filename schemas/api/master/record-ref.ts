import { z } from 'zod';

/** Where a published row comes from: what every value, relation and figure leads back to. */
export const RecordRef = z.object({
  recordId: z.number(),
  dataset: z.string(),
  department: z.string(),
  file: z.string(),
  sheet: z.string(),
  row: z.number(), // below the header, from 1
  receivedOn: z.string(), // ISO date
});
export type RecordRef = z.infer<typeof RecordRef>;
