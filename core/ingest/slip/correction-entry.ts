import { z } from 'zod';
import { Note } from '../../../schemas/api/intake.ts';

/** A corrected slip as the journal remembers it: what it corrects and where its cells belong, no delivered values. */
export const CorrectedBatch = z.object({
  deliveryId: z.number().int(),
  fileName: z.string(),
  fileSize: z.number(),
  sha256: z.string(),
  batchId: z.number().int(),
  /** The batch that the slip was made for. */
  corrects: z.number().int(),
  /** The data version at which it was made. */
  seenVersion: z.number().int(),
  connector: z.string(),
  sheet: z.string(),
  /** The reduced table in `sources/`, in the slip's own layout. */
  stored: z.string(),
  /** The slip's column of row numbers. */
  numberIndex: z.number().int(),
  /** Where the landed columns of the corrected batch stand in the slip. */
  cells: z.array(z.object({ index: z.number().int(), from: z.number().int() })),
  notes: z.array(Note),
  records: z.number().int(),
  firstRecordId: z.number().int(),
  dataVersion: z.number().int(),
});
export type CorrectedBatch = z.infer<typeof CorrectedBatch>;
