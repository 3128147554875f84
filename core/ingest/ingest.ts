import type { Batch, BatchReport, ChangedRow, ChangeKind, QuarantineRow } from '../../schemas/api/batches.ts';
import type { Delivery, FileProposal, TablePreview, TableProposal } from '../../schemas/api/intake.ts';
import type { Source } from '../../schemas/api/sources.ts';
import type { Severity } from '../../schemas/datasets/dataset.ts';
import type { FileLocation } from '../../schemas/intake/parser-protocol.ts';
import type { Bearer, FileOrigin } from './inspected-files.ts';
import type { ActorRef } from '../journal/command.ts';

/** How one table of a file is to be read. */
export type TableChoice = Delivery['tables'][number];

/** Which page of the rows with issues; `severity`, `code` and `codes` narrow it. */
export interface IssueQuery {
  batchId: number;
  severity?: Severity;
  code?: string;
  /** Any of these. */
  codes?: readonly string[];
  offset: number;
  limit: number;
}

export interface IssuePage {
  total: number;
  headers: string[];
  rows: QuarantineRow[];
}

/** Which page of the records that a batch changed. */
export interface ChangeQuery {
  batchId: number;
  kind: ChangeKind;
  offset: number;
  limit: number;
}

export interface ChangePage {
  total: number;
  fields: string[];
  rows: ChangedRow[];
}

/** One issue of one row as the command line lists it (`tonghui rejects`). `value` is as delivered after reduction. */
export interface Reject {
  source_file: string;
  sheet: string;
  row_number: number;
  field: string;
  code: string;
  value: string;
}

/**
 * The data's way from a delivered file to published rows and back. A file is first inspected and then lies on
 * the desk (in memory only) under its id until it is delivered, discarded or an hour has passed.
 */
export interface Ingest {
  /**
   * Recognises a file and proposes what to do with it; nothing is written. `fileId` names the file from here
   * on; a new one is made up when the host gives none. `bearer` alone may go on with it. Throws the `FILE_…` errors, `HEADER_MISSING`, `NO_TABLE`.
   */
  inspect(
    location: FileLocation,
    bearer: Bearer | null,
    fileId?: string,
    origin?: FileOrigin,
  ): Promise<FileProposal>;
  /** Who may go on with an inspected file; undefined when it is not here. */
  bearerOf(fileId: string): Bearer | null | undefined;
  /** What is proposed for a file that was inspected before. Throws `NOT_FOUND`. */
  proposal(fileId: string): Promise<FileProposal>;
  /** Proposes one table's columns again for a dataset that the person chose. */
  propose(fileId: string, table: number, dataset: string): Promise<TableProposal>;
  /** Tries a choice of columns on the sample of an inspected file. Throws as `deliver` does. */
  preview(fileId: string, choice: TableChoice): Promise<TablePreview>;
  /**
   * Starts the ingest job. Its result is `{ deliveryId, batchIds, repeated, held }`; `repeated` is true when
   * these very tables were delivered before and nothing was done, `held` names the batches that wait for a decision.
   */
  deliver(delivery: Delivery, actor: ActorRef): Promise<{ jobId: string }>;
  /** Forgets an inspected file and removes its sealed upload. Unknown ids are fine. */
  discard(fileId: string): Promise<void>;
  /** Starts the undo job. `dataVersion` is the batch's as seen: `CONFLICT` when it changed, `BATCH_STATE` when already undone. */
  undo(batchId: number, dataVersion: number, actor: ActorRef): Promise<{ jobId: string }>;
  /**
   * Starts publishing a held batch. `dataVersion` is the batch's as seen: `CONFLICT` when it changed, `BATCH_STATE`
   * when it is not held or its source has published a newer one, `SOURCE_NOT_LAWFUL` in a production workspace.
   */
  release(batchId: number, dataVersion: number, actor: ActorRef): Promise<{ jobId: string }>;
  /** Starts putting a held batch away: its landing is removed. Throws as `release` does of a batch. */
  dismiss(batchId: number, dataVersion: number, actor: ActorRef): Promise<{ jobId: string }>;
  listBatches(): Promise<Batch[]>;
  /** Throws `NOT_FOUND`. */
  report(batchId: number): Promise<BatchReport>;
  /** Throws `NOT_FOUND`. */
  issues(query: IssueQuery): Promise<IssuePage>;
  /** What the batch changed in its source's published records. Throws `NOT_FOUND`. */
  changes(query: ChangeQuery): Promise<ChangePage>;
  /** The batch's quarantine slip (退回单), a workbook. Throws `NOT_FOUND`, `BATCH_STATE` when it is not published. */
  slip(batchId: number): Promise<Blob>;
  /** An empty workbook to fill in for a dataset. Throws `NOT_FOUND`. */
  template(dataset: string): Promise<Blob>;
  listSources(): Promise<Source[]>;
  /** Every issue of one batch, or of all published batches, ordered by batch and row. */
  rejects(batchId?: number): Promise<Reject[]>;
  /** Discards all inspected files. */
  close(): Promise<void>;
}
