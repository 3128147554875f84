import type { FileProposal } from '../../../schemas/api/intake.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { contextOf } from '../batch/batch-row.ts';
import type { InspectedFile } from '../inspected-files.ts';
import { maskSample } from '../propose/mask-sample.ts';
import { requireDataset } from '../require-dataset.ts';
import { correctedBefore } from './corrected-before.ts';
import type { PlannedCorrection } from './plan-correction.ts';

/** What will be done with a corrected slip. Nothing is asked: it is read as its batch was. */
export async function proposeCorrection(
  session: Session,
  file: InspectedFile,
  { table, batch, department, fileName, columns }: PlannedCorrection,
): Promise<FileProposal> {
  const dataset = requireDataset(batch.dataset);
  const before = await correctedBefore(session, file, batch.batch_id);
  return {
    fileId: file.fileId,
    fileName: file.location.name,
    size: file.size,
    connector: file.recognition.connector,
    department,
    correctionOf: { batchId: batch.batch_id, fileName },
    deliveredAs: before && { deliveryId: before.deliveryId, receivedAt: before.receivedAt },
    tables: [
      {
        table: file.recognition.tables.indexOf(table),
        sheet: table.sheet,
        dataset: dataset.id,
        datasetConfidence: 1,
        alternatives: [],
        columns,
        candidates: [],
        reading: contextOf(batch, '').reading,
        codeColumns: [],
        sample: await maskSample(session, table, columns, dataset),
        estimatedRecords: table.estimatedRecords ?? null,
        layout: 'known',
        layoutChange: null,
        sourceId: batch.source_id,
        mode: 'delta',
        notes: table.notes,
      },
    ],
    notes: [],
  };
}
