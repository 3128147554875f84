import { quote } from '../../../core/warehouse/quote.ts';
import type { SqlRow } from '../../../core/warehouse/warehouse.ts';
import type { IngestHub } from '../../fixtures/ingest-hub.ts';

/** The current rows of a dataset, in delivery order; only the named fields. */
export function currentRows(
  hub: Pick<IngestHub, 'store'>,
  dataset: string,
  fields: readonly string[],
): Promise<SqlRow[]> {
  const table = `record.${quote(dataset.replaceAll('-', '_'))}`;
  return hub.store.warehouse.all(
    `SELECT ${fields.map(quote).join(', ')} FROM ${table} WHERE to_version IS NULL ORDER BY batch_id, row_number`,
  );
}

/** The ids of the batches that a finished ingest job made. */
export function batchIds(job: {
  state: string;
  error: unknown;
  result: Record<string, unknown> | null;
}): number[] {
  if (job.state !== 'done') throw new Error(`the job is ${job.state}: ${JSON.stringify(job.error)}`);
  return job.result!['batchIds'] as number[];
}
