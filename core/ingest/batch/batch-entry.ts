import { z } from 'zod';
import { ColumnMapping, DeliveryMode, Note } from '../../../schemas/api/intake.ts';
import { plainReading, Reading } from '../../../schemas/intake/reading.ts';
import { HoldRules } from '../hold/hold-rules.ts';

/** One delivered table as the journal remembers it: what was decided and allotted, no delivered values. */
export const AcceptedBatch = z.object({
  batchId: z.number().int(),
  sourceId: z.number().int(),
  isNewSource: z.boolean(),
  dataset: z.string(),
  mode: DeliveryMode.optional(), // entries before it was kept by table have the delivery's
  connector: z.string(),
  sheet: z.string(),
  /** The reduced table in `sources/`. */
  stored: z.string(),
  layout: z.string(),
  columns: z.array(ColumnMapping),
  reading: Reading.default(plainReading),
  notes: z.array(Note),
  /** Physical records below the header. */
  records: z.number().int(),
  firstRecordId: z.number().int(),
  /** Physical records above the first body record. */
  headerRecords: z.number().int().default(0),
  /** When the batch is to be held; null: it is published whatever it does. Entries before it was kept held nothing. */
  hold: HoldRules.nullable().default(null),
});
export type AcceptedBatch = z.infer<typeof AcceptedBatch>;

export const AcceptedDelivery = z.object({
  deliveryId: z.number().int(),
  fileName: z.string(),
  fileSize: z.number(),
  sha256: z.string(),
  department: z.string(),
  mode: DeliveryMode.optional(),
  period: z.string().nullable(),
  dataVersion: z.number().int(),
  batches: z.array(AcceptedBatch).min(1),
});
export type AcceptedDelivery = z.infer<typeof AcceptedDelivery>;

/** A batch that is undone, released or dismissed. */
export const DecidedBatch = z.object({ batchId: z.number().int(), dataVersion: z.number().int() });
export type DecidedBatch = z.infer<typeof DecidedBatch>;
