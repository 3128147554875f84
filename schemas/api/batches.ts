import { z } from 'zod';
import { Severity } from '../datasets/dataset.ts';
import { ColumnMapping, Note } from './intake.ts';
import { procedure } from './procedure.ts';

/** Why a batch waits for somebody's decision; the text is `messages.batches.held.<code>`. */
export const HoldReason = z.object({
  code: z.enum(['keys-lost', 'truncated', 'column-emptied', 'source-not-lawful']),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type HoldReason = z.infer<typeof HoldReason>;

/**
 * One table of one delivered file. delivered = published + quarantined + nonData. While a batch is held, and once it
 * is dismissed, its counts say what publishing would do or would have done.
 */
export const Batch = z.object({
  batchId: z.number(),
  deliveryId: z.number(),
  sourceId: z.number(),
  department: z.string(),
  dataset: z.string(),
  fileName: z.string(),
  sheet: z.string(),
  state: z.enum(['published', 'undone', 'held', 'dismissed']),
  heldFor: z.array(HoldReason), // empty unless it was held
  corrects: z.number().nullable(), // the batch whose rows this corrected slip brings back
  period: z.string().nullable(),
  delivered: z.number(),
  published: z.number(),
  quarantined: z.number(),
  nonData: z.number(),
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  gone: z.number(),
  fieldIssues: z.number(),
  dataVersion: z.number(),
  receivedAt: z.string(),
  undoneAt: z.string().nullable(),
});
export type Batch = z.infer<typeof Batch>;

/** How often one rule spoke in a batch, with the first few rows it spoke about (values masked). */
export const RuleCount = z.object({
  code: z.string(), // messages.issues.<code>
  field: z.string().nullable(),
  severity: Severity,
  rows: z.number(),
  examples: z.array(
    z.object({
      rowNumber: z.number(),
      correctedRow: z.number().nullable(), // as in QuarantineRow
      value: z.string().nullable(),
    }),
  ),
});
export type RuleCount = z.infer<typeof RuleCount>;

export const BatchReport = z.object({
  batch: Batch,
  /** Of a held batch: the newest one that its source has published since, which releasing it would take back. */
  overtakenBy: z.number().nullable(),
  rules: z.array(RuleCount),
  nonData: z.array(z.object({ kind: z.string(), rows: z.number() })), // as core/ingest/batch/non-data.ts tells them apart
  columns: z.array(ColumnMapping),
  /** Share of published rows with a value, by field. */
  completeness: z.array(z.object({ field: z.string(), filled: z.number() })),
  notes: z.array(Note),
  /** What has become of the rows it returned (quarantined, or with a value that was); of a correction, those of the batch it corrects. */
  corrections: z.object({
    returned: z.number(),
    corrected: z.number(),
    open: z.number(),
    state: z.enum(['none', 'open', 'closed']), // none: nothing was returned
    batches: z.array(z.number()), // the corrected slips, oldest first
  }),
});
export type BatchReport = z.infer<typeof BatchReport>;

/** A row that was not published or whose field was not, as delivered after reduction (personal values masked). */
export const QuarantineRow = z.object({
  rowNumber: z.number(),
  correctedRow: z.number().nullable(), // of a corrected slip: the row of the original file that this one says anew
  severity: Severity,
  issues: z.array(
    z.object({
      field: z.string().nullable(),
      header: z.string().nullable(),
      code: z.string(),
      value: z.string().nullable(),
    }),
  ),
  cells: z.array(z.string().nullable()),
});
export type QuarantineRow = z.infer<typeof QuarantineRow>;

export const ChangeKind = z.enum(['new', 'changed', 'gone']);
export type ChangeKind = z.infer<typeof ChangeKind>;

/** A record that a batch changed, as it was published. Values are text, by field, masked. */
export const ChangedRow = z.object({
  batchId: z.number(), // the batch and row that the record comes from: of a gone one, an earlier batch
  rowNumber: z.number(),
  values: z.record(z.string(), z.string().nullable()),
  /** Of a changed record: the fields that differ. */
  differences: z.array(
    z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
  ),
});
export type ChangedRow = z.infer<typeof ChangedRow>;

const batchId = z.object({ batchId: z.number().int() });
/** A batch as somebody saw it; one changed since answers CONFLICT. */
const seenBatch = z.object({ batchId: z.number().int(), dataVersion: z.number().int() });
const startedJob = z.object({ jobId: z.string() });

export const batches = {
  list: procedure({ permission: 'deliver', writes: false, audit: 'none' }, z.object({}), z.array(Batch)),
  report: procedure({ permission: 'deliver', writes: false, audit: 'none' }, batchId, BatchReport),
  /** Rows with issues, page by page; `severity: 'row'` are the quarantined ones. */
  issues: procedure(
    { permission: 'view-rows', writes: false, audit: 'personal-rows' },
    z.object({
      batchId: z.number().int(),
      severity: Severity.optional(),
      code: z.string().optional(),
      /** Any of these; an indicator of quality counts several. */
      codes: z.array(z.string().max(100)).min(1).max(200).optional(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(500),
    }),
    z.object({ total: z.number(), headers: z.array(z.string()), rows: z.array(QuarantineRow) }),
  ),
  /** The quarantine slip (退回单) as a workbook: what the department has to put right. BATCH_STATE when it is not published. */
  slip: procedure({ permission: 'deliver', writes: false, audit: 'export' }, batchId, z.instanceof(Blob)),
  /** What the batch changed in its source's published records, page by page. */
  changes: procedure(
    { permission: 'view-rows', writes: false, audit: 'personal-rows' },
    z.object({
      batchId: z.number().int(),
      kind: ChangeKind,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(500),
    }),
    z.object({ total: z.number(), fields: z.array(z.string()), rows: z.array(ChangedRow) }),
  ),
  /** Starts the undo job. */
  undo: procedure({ permission: 'undo', writes: true, audit: 'write' }, seenBatch, startedJob),
  /** Starts publishing a held batch. BATCH_STATE when it is not held or its source has published a newer one since. */
  release: procedure({ permission: 'undo', writes: true, audit: 'write' }, seenBatch, startedJob),
  /** Starts putting a held batch away for good; its file may be delivered again. */
  dismiss: procedure({ permission: 'undo', writes: true, audit: 'write' }, seenBatch, startedJob),
};
