import type { CommandHandler } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { WithSource } from '../batch/batch-accepted.ts';
import { readBatch, readingOf } from '../batch/batch-row.ts';
import { parquetRelation } from '../batch/landing.ts';
import { recordDelivery } from '../batch/record-delivery.ts';
import { CorrectedBatch } from './correction-entry.ts';
import { landCorrection } from './land-correction.ts';
import { publishCorrection, type CorrectionCounts } from './publish-correction.ts';

/**
 * The command that takes in a corrected slip: a delivery of its own whose rows take the place of the rows that they
 * correct, by batch and row number.
 */
export function batchCorrected(withSource: WithSource): CommandHandler<CorrectedBatch> {
  return {
    type: 'batch.corrected',
    data: CorrectedBatch,
    async apply(session, entry, context) {
      const { batchId, stored, dataVersion, records } = entry.data;
      await recordDelivery(session, entry);
      await recordCorrection(session, entry.data);
      await withSource(stored, context, async (parquet) => {
        context.progress('landing', null);
        await landCorrection(session, entry.data, parquetRelation(parquet));
      });
      context.progress('publishing', null);
      const reading = readingOf(await readBatch(session, batchId));
      const counts = await publishCorrection(session, reading, entry.data.corrects, dataVersion, records);
      await recordCounts(session, batchId, counts);
    },
  };
}

/** The slip is read as the batch that it corrects was, with the words that its source has been taught since. */
async function recordCorrection(session: Session, data: CorrectedBatch): Promise<void> {
  await session.run(
    `INSERT INTO ops.batch BY NAME
     SELECT $batchId AS batch_id, $deliveryId AS delivery_id, b.source_id, b.dataset, $sheet AS sheet,
       $stored AS stored, 'delta' AS mode, b.period, 'published' AS state, 0 AS delivered, 0 AS published,
       0 AS quarantined, 0 AS non_data, 0 AS added, 0 AS changed, 0 AS unchanged, 0 AS gone, 0 AS field_issues,
       $firstRecordId AS first_record_id, b.mapping, coalesce(s.reading, b.reading) AS reading, $notes AS notes,
       $dataVersion AS data_version, $connector AS connector, $corrects AS corrects
     FROM ops.batch b JOIN ops.source s USING (source_id) WHERE b.batch_id = $corrects`,
    {
      batchId: data.batchId,
      deliveryId: data.deliveryId,
      sheet: data.sheet,
      stored: data.stored,
      firstRecordId: data.firstRecordId,
      notes: JSON.stringify(data.notes),
      dataVersion: data.dataVersion,
      connector: data.connector,
      corrects: data.corrects,
    },
  );
}

async function recordCounts(session: Session, batchId: number, counts: CorrectionCounts): Promise<void> {
  await session.run(
    `UPDATE ops.batch SET delivered = $delivered, published = $published, quarantined = $quarantined,
       non_data = $nonData, added = $added, changed = $changed, unchanged = $unchanged, gone = $gone,
       field_issues = $fieldIssues
     WHERE batch_id = $batchId`,
    { batchId, ...counts },
  );
}
