import type { DeliveryMode } from '../../../schemas/api/intake.ts';
import type { ApplyContext, CommandHandler, JournalEntry } from '../../journal/command.ts';
import { requireDataset } from '../require-dataset.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { createRecordTable } from '../record-tables.ts';
import { rememberReading } from '../sources/remember-reading.ts';
import { AcceptedDelivery, type AcceptedBatch } from './batch-entry.ts';
import { contextFrom, readBatch } from './batch-row.ts';
import { datumNotes } from './datum-notes.ts';
import { landBatch, parquetRelation } from './landing.ts';
import { publishBatch, type PublishedBatch } from './publish-batch.ts';
import { recordDelivery } from './record-delivery.ts';

/** Gives the path of a stored source's reduced table while `use` runs. */
export type WithSource = <T>(
  stored: string,
  context: ApplyContext,
  use: (parquet: string) => Promise<T>,
) => Promise<T>;

/**
 * The command that takes in one delivered file: all its tables or none. `withSource` says where the reduced
 * table is: still in staging the first time, sealed in `sources/` at a rebuild. Gives the ids of the batches that
 * wait for somebody's decision instead of being published.
 */
export function batchAccepted(withSource: WithSource): CommandHandler<AcceptedDelivery, number[]> {
  return {
    type: 'batch.accepted',
    data: AcceptedDelivery,
    async apply(session, entry, context) {
      await recordDelivery(session, entry);
      const held: number[] = [];
      for (const batch of entry.data.batches)
        if (await acceptBatch(session, entry, batch, context, withSource)) held.push(batch.batchId);
      return held;
    },
  };
}

/** Gives whether the batch is held. */
async function acceptBatch(
  session: Session,
  entry: JournalEntry<AcceptedDelivery>,
  batch: AcceptedBatch,
  context: ApplyContext,
  withSource: WithSource,
): Promise<boolean> {
  const { dataVersion } = entry.data;
  const { batchId, records, headerRecords } = batch;
  const mode = modeOf(entry.data, batch);
  const dataset = requireDataset(batch.dataset);
  await createRecordTable(session, dataset);
  if (batch.isNewSource) await recordSource(session, entry.data, batch);
  const hold = batch.hold && { rules: batch.hold, mode, headerRecords };
  const counts = await withSource(batch.stored, context, async (parquet) => {
    context.progress('landing', null);
    const landed = await landBatch(session, batchId, parquet);
    context.progress('publishing', null);
    const reading = {
      ...batch,
      rows: parquetRelation(parquet),
      dataset,
      context: contextFrom(batch.reading, batch.notes, entry.at),
    };
    return publishBatch(session, reading, landed, { dataVersion, mode, records, hold });
  });
  const isHeld = counts.heldFor.length > 0;
  const doubts = isHeld ? [] : await datumNotes(session, dataset, { batchId, dataVersion });
  await recordBatch(session, entry.data, { ...batch, notes: [...batch.notes, ...doubts] }, counts);
  if (!isHeld && !batch.isNewSource) await rememberReading(session, await readBatch(session, batchId));
  return isHeld;
}

function modeOf(delivery: AcceptedDelivery, batch: AcceptedBatch): DeliveryMode {
  return batch.mode ?? delivery.mode ?? 'snapshot';
}

/** A new source is read as its first file was. */
async function recordSource(
  session: Session,
  delivery: AcceptedDelivery,
  batch: AcceptedBatch,
): Promise<void> {
  await session.run(
    `INSERT INTO ops.source (source_id, department, dataset, connector, mode, layout, mapping, reading, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)`,
    [
      batch.sourceId,
      delivery.department,
      batch.dataset,
      batch.connector,
      modeOf(delivery, batch),
      batch.layout,
      JSON.stringify(batch.columns),
      JSON.stringify(batch.reading),
    ],
  );
}

async function recordBatch(
  session: Session,
  delivery: AcceptedDelivery,
  batch: AcceptedBatch,
  { heldFor, ...counts }: PublishedBatch,
): Promise<void> {
  const isHeld = heldFor.length > 0;
  await session.run(
    `INSERT INTO ops.batch BY NAME SELECT
       $batchId AS batch_id, $deliveryId AS delivery_id, $sourceId AS source_id, $dataset AS dataset,
       $sheet AS sheet, $stored AS stored, $mode AS mode, $period AS period, $state AS state,
       $heldFor AS held_for,
       $delivered AS delivered, $published AS published, $quarantined AS quarantined, $nonData AS non_data,
       $added AS added, $changed AS changed, $unchanged AS unchanged, $gone AS gone, $fieldIssues AS field_issues,
       $firstRecordId AS first_record_id, $mapping AS mapping, $reading AS reading,
       $notes AS notes, $dataVersion AS data_version, $connector AS connector, $repeated AS repeated`,
    {
      batchId: batch.batchId,
      deliveryId: delivery.deliveryId,
      sourceId: batch.sourceId,
      dataset: batch.dataset,
      sheet: batch.sheet,
      stored: batch.stored,
      mode: modeOf(delivery, batch),
      period: delivery.period,
      state: isHeld ? 'held' : 'published',
      heldFor: isHeld ? JSON.stringify(heldFor) : null,
      ...counts,
      firstRecordId: batch.firstRecordId,
      mapping: JSON.stringify(batch.columns),
      reading: JSON.stringify(batch.reading),
      notes: JSON.stringify(batch.notes),
      dataVersion: delivery.dataVersion,
      connector: batch.connector,
    },
  );
}
