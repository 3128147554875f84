import { z } from 'zod';
import { Reading } from '../intake/reading.ts';
import { BasisKey, SourceProfile } from '../intake/source-profile.ts';
import { Batch } from './batches.ts';
import { ColumnMapping, DeliveryMode } from './intake.ts';
import { procedure } from './procedure.ts';
import { QualityQuery, QualitySeries } from './quality.ts';

/** The next delivery that a source owes by its cadence. */
export const Due = z.object({
  period: z.string(), // 2026-11-22, 2026-W47, 2026-11, 2026-Q4 or 2026
  dueOn: z.string(), // the last day on which it is in time
  overdueDays: z.number(), // 0 while it is in time
});
export type Due = z.infer<typeof Due>;

/** Who delivers what, and how its files were read the last time. */
export const Source = z.object({
  sourceId: z.number(),
  department: z.string(),
  dataset: z.string(),
  connector: z.string(),
  mode: DeliveryMode,
  mapping: z.array(ColumnMapping),
  reading: Reading,
  profile: SourceProfile.nullable(), // null: nobody has described it
  /** What it lacks to publish in a production workspace. */
  lawful: z.union([z.literal('complete'), z.array(BasisKey)]),
  due: Due.nullable(), // null: irregular, or without any delivery
  lastPeriod: z.string().nullable(), // the latest that a published delivery or a nil report covers
  current: z.number(), // rows published now
  lastDelivery: z.string().nullable(),
  lastNilReport: z.object({ period: z.string(), at: z.string() }).nullable(),
  held: z.number(), // batches that wait for a decision
  version: z.number(),
});
export type Source = z.infer<typeof Source>;

export const SourceEventKind = z.enum([
  'delivered',
  'nil-reported',
  'undone',
  'released',
  'dismissed',
  'described',
  'mode-set',
  'reading-set',
]);
export type SourceEventKind = z.infer<typeof SourceEventKind>;

/** Something that happened to a source. `batch` is the batch as it is now. */
export const SourceEvent = z.object({
  kind: SourceEventKind,
  at: z.string(),
  actor: z.string(),
  period: z.string().nullable(),
  batch: Batch.nullable(),
});
export type SourceEvent = z.infer<typeof SourceEvent>;

/** A source as somebody saw it; one changed since answers CONFLICT. */
const seenSource = z.object({ sourceId: z.number().int(), version: z.number().int() });
const changed = z.object({ version: z.number() });

export const sources = {
  list: procedure(
    { permission: 'view-aggregates', writes: false, audit: 'none' },
    z.object({}),
    z.array(Source),
  ),
  /** Everything that happened to a source, in order. */
  history: procedure(
    { permission: 'deliver', writes: false, audit: 'none' },
    z.object({ sourceId: z.number().int() }),
    z.array(SourceEvent),
  ),
  /** How good each delivery was, source by source, in time order. */
  quality: procedure(
    { permission: 'view-aggregates', writes: false, audit: 'none' },
    QualityQuery,
    z.array(QualitySeries),
  ),
  /** Writes down on what basis a source delivers, what for, how long and how often. */
  describe: procedure(
    { permission: 'manage-sources', writes: true, audit: 'write' },
    seenSource.extend({ profile: SourceProfile }),
    changed,
  ),
  /** What the source's next files are, unless a delivery says otherwise. */
  setMode: procedure(
    { permission: 'manage-sources', writes: true, audit: 'write' },
    seenSource.extend({ mode: DeliveryMode }),
    changed,
  ),
  /** How the values of its next files are read, unless a delivery says otherwise. */
  setReading: procedure(
    { permission: 'manage-sources', writes: true, audit: 'write' },
    seenSource.extend({ reading: Reading }),
    changed,
  ),
  /** 零报送: says that a source has nothing for a period. It changes no rows. */
  reportNil: procedure(
    { permission: 'deliver', writes: true, audit: 'write' },
    z.object({ sourceId: z.number().int(), period: z.string().trim().min(1).max(40) }),
    z.object({}),
  ),
};
