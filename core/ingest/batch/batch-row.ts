import type { Batch } from '../../../schemas/api/batches.ts';
import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import type { Note } from '../../../schemas/intake/connector.ts';
import { plainReading, Reading } from '../../../schemas/intake/reading.ts';
import { HubError } from '../../base/hub-error.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { NormaliseContext } from '../normalise/index.ts';
import { requireDataset } from '../require-dataset.ts';
import { landingTable } from './landing.ts';
import type { BatchReading } from './typed-rows.ts';

/** A batch with its delivery as `ops` holds them. */
export interface BatchRow {
  batch_id: number;
  source_id: number;
  dataset: string;
  sheet: string;
  connector: string | null;
  mode: 'snapshot' | 'delta';
  state: Batch['state'];
  /** The batch whose rows this corrected slip says anew. */
  corrects: number | null;
  first_record_id: bigint;
  mapping: string;
  reading: string | null;
  notes: string;
  received_at: string;
}

const batchSql = `SELECT b.batch_id, b.source_id, b.dataset, b.sheet, b.connector, b.mode, b.state, b.corrects, b.first_record_id,
    b.mapping, b.reading, b.notes, d.received_at
  FROM ops.batch b JOIN ops.delivery d USING (delivery_id)`;

/** Throws `NOT_FOUND`. */
export async function readBatch(session: Session, batchId: number): Promise<BatchRow> {
  const [row] = await session.all<BatchRow>(`${batchSql} WHERE b.batch_id = $1`, [batchId]);
  if (!row) throw new HubError('NOT_FOUND', { kind: 'batch', id: String(batchId) });
  return row;
}

/** The deliveries of a source that are not undone, oldest first; what corrects one of them belongs to it. */
export async function readRemainingBatches(session: Session, sourceId: number): Promise<BatchRow[]> {
  return session.all<BatchRow>(
    `${batchSql} WHERE b.source_id = $1 AND b.corrects IS NULL AND b.state = 'published' ORDER BY b.batch_id`,
    [sourceId],
  );
}

/** The corrected slips of a batch that are not undone, oldest first. */
export async function readCorrections(session: Session, batchId: number): Promise<BatchRow[]> {
  return session.all<BatchRow>(
    `${batchSql} WHERE b.corrects = $1 AND b.state = 'published' ORDER BY b.batch_id`,
    [batchId],
  );
}

export function columnsOf({ mapping }: Pick<BatchRow, 'mapping'>): ColumnMapping[] {
  return JSON.parse(mapping) as ColumnMapping[];
}

export function notesOf({ notes }: Pick<BatchRow, 'notes'>): Note[] {
  return JSON.parse(notes) as Note[];
}

/** How the batch's values are read, on the day of its delivery or of a later command. */
export function contextOf(batch: Pick<BatchRow, 'reading' | 'notes'>, at: string): NormaliseContext {
  return contextFrom(parseReading(batch), notesOf(batch), at);
}

export function parseReading({ reading }: Pick<BatchRow, 'reading'>): Reading {
  return reading === null ? plainReading : Reading.parse(JSON.parse(reading));
}

/** The same from a batch's journal entry. */
export function contextFrom(reading: Reading, notes: readonly Note[], at: string): NormaliseContext {
  const units = notes.filter(({ code }) => code === 'unit-row').map(({ data }) => String(data?.['unit']));
  return { today: at.slice(0, 10), reading, ...(units.length === 1 ? { unit: units[0]! } : {}) };
}

/** What the batch's typed rows are made from again. */
export function readingOf(row: BatchRow): BatchReading {
  return {
    batchId: row.batch_id,
    rows: landingTable(row.batch_id),
    sourceId: row.source_id,
    firstRecordId: Number(row.first_record_id),
    dataset: requireDataset(row.dataset),
    columns: columnsOf(row),
    context: contextOf(row, row.received_at),
  };
}
