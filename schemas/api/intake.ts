import { z } from 'zod';
import { Reduction, Severity } from '../datasets/dataset.ts';
import { Reading } from '../intake/reading.ts';
import { procedure } from './procedure.ts';

export const Note = z.object({
  code: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** What one column of a delivered table is taken for, and why. */
export const ColumnMapping = z.object({
  index: z.number().int(),
  header: z.string(),
  field: z.string().nullable(), // null: kept in landing, not published
  reduction: Reduction,
  refusal: z.string().nullable(), // key of the refused field, when the column is one that is never stored
  confidence: z.number().min(0).max(1),
  reason: z.enum(['label', 'variant', 'remembered', 'values', 'similar', 'person', 'refused', 'none']),
});
export type ColumnMapping = z.infer<typeof ColumnMapping>;

/** Whether a file says everything its source has (what is missing in it is gone), or only what is new or changed. */
export const DeliveryMode = z.enum(['snapshot', 'delta']);
export type DeliveryMode = z.infer<typeof DeliveryMode>;

/** A field that a column may be instead, as people choose between them. */
export const ColumnCandidate = ColumnMapping.pick({ confidence: true, reason: true }).extend({
  field: z.string(),
});
export type ColumnCandidate = z.infer<typeof ColumnCandidate>;

/** How a file's headers differ from those of the source's last one. */
export const LayoutChange = z.object({
  added: z.array(z.string()),
  removed: z.array(z.string()),
  renamed: z.array(z.object({ from: z.string(), to: z.string() })),
});
export type LayoutChange = z.infer<typeof LayoutChange>;

/** What a column of codes holds in the sample: each text, the code it is read as (null: unknown), and how often. */
export const CodeColumn = z.object({
  index: z.number().int(),
  field: z.string(),
  codes: z.string(), // id of the code table
  values: z.array(z.object({ text: z.string(), code: z.string().nullable(), count: z.number() })),
});
export type CodeColumn = z.infer<typeof CodeColumn>;

/** A recognised table with what the hub proposes to do with it. Samples are masked. */
export const TableProposal = z.object({
  table: z.number().int(), // position in the file
  sheet: z.string(),
  dataset: z.string().nullable(),
  datasetConfidence: z.number(),
  /** Other datasets worth choosing, best first. */
  alternatives: z.array(z.string()),
  columns: z.array(ColumnMapping),
  /** Up to three fields for each column that is not refused, best first. */
  candidates: z.array(z.object({ index: z.number().int(), fields: z.array(ColumnCandidate) })),
  reading: Reading,
  codeColumns: z.array(CodeColumn),
  sample: z.array(z.array(z.string().nullable())),
  estimatedRecords: z.number().nullable(),
  layout: z.enum(['known', 'changed', 'new']),
  layoutChange: LayoutChange.nullable(), // when the layout has changed
  sourceId: z.number().nullable(),
  mode: DeliveryMode.nullable(), // of the source's latest file; null without a source
  notes: z.array(Note),
});
export type TableProposal = z.infer<typeof TableProposal>;

export const FileProposal = z.object({
  fileId: z.string(),
  fileName: z.string(),
  size: z.number(),
  connector: z.string(),
  department: z.string().nullable(), // when earlier files of this layout came from one
  /** Set when these very bytes were delivered before and not undone. */
  deliveredAs: z.object({ deliveryId: z.number(), receivedAt: z.string() }).nullable(),
  /** The batch that this corrected slip (退回单) puts right; it is read as that batch was and nothing is asked. */
  correctionOf: z.object({ batchId: z.number(), fileName: z.string() }).nullable(),
  tables: z.array(TableProposal),
  notes: z.array(Note),
});
export type FileProposal = z.infer<typeof FileProposal>;

export const Delivery = z.object({
  fileId: z.string(),
  department: z.string().min(1).max(100),
  mode: DeliveryMode.optional(), // left out: as each table's source delivered last, a snapshot when it is new
  period: z.string().max(40).nullable().default(null),
  tables: z
    .array(
      z.object({
        table: z.number().int(),
        dataset: z.string(),
        /** The person's choice per column; columns left out follow the proposal. */
        columns: z.array(z.object({ index: z.number().int(), field: z.string().nullable() })).default([]),
        reading: Reading.optional(), // left out: as the source's last file
      }),
    )
    .min(1),
});
export type Delivery = z.input<typeof Delivery>;

const TableChoice = Delivery.shape.tables.element;

/** How the first rows would come out, as the columns are chosen now. Values are masked. */
export const TablePreview = z.object({
  records: z.number(), // rows of the sample that are data
  nonData: z.number(), // its other rows: totals, footnotes, units, as publishing tells them apart
  publishable: z.number(), // of the records
  unusable: z.array(z.string()), // fields whose column is filled, but with no value that could be published
  empty: z.array(z.string()), // fields whose column is empty throughout the sample
  /** What was found in the sample, by field and code; `field` null concerns the whole row. */
  found: z.array(
    z.object({ field: z.string().nullable(), code: z.string(), severity: Severity, rows: z.number() }),
  ),
  /** Typed values of the first rows as text, by field; null where there is none. */
  values: z.record(z.string(), z.array(z.string().nullable())),
});
export type TablePreview = z.infer<typeof TablePreview>;

const fileId = z.object({ fileId: z.string() });

/**
 * A file reaches the hub by the host's own way (upload on loopback, the dropped file's path on the desktop),
 * which yields a `fileId`; from there on both hosts are the same.
 */
export const intake = {
  /** Recognises the file and proposes what to do with it; nothing is written. */
  inspect: procedure({ permission: 'deliver', writes: false, audit: 'none' }, fileId, FileProposal),
  /** Proposes the columns again for a dataset that the person chose. */
  propose: procedure(
    { permission: 'deliver', writes: false, audit: 'none' },
    z.object({ fileId: z.string(), table: z.number().int(), dataset: z.string() }),
    TableProposal,
  ),
  /** Tries the choice of columns on the sample; nothing is written. */
  preview: procedure(
    { permission: 'deliver', writes: false, audit: 'none' },
    TableChoice.extend({ fileId: z.string() }),
    TablePreview,
  ),
  /** Starts the ingest job. The job's result is `{ deliveryId, batchIds }`. */
  deliver: procedure(
    { permission: 'deliver', writes: true, audit: 'write' },
    Delivery,
    z.object({ jobId: z.string() }),
  ),
  /** An empty workbook to fill in for a dataset; filled in, it is read without a question. */
  template: procedure(
    { permission: 'deliver', writes: false, audit: 'none' },
    z.object({ dataset: z.string().max(100) }),
    z.instanceof(Blob),
  ),
  discard: procedure({ permission: 'deliver', writes: false, audit: 'none' }, fileId, z.object({})),
};
