import { plainReading } from '../../../schemas/intake/reading.ts';
import { HubError } from '../../base/hub-error.ts';
import type { ActorRef, Allotment } from '../../journal/command.ts';
import type { JobContext } from '../../jobs/jobs.ts';
import { landedColumns } from '../batch/landing.ts';
import { columnsOf } from '../batch/batch-row.ts';
import { acceptStaged } from '../deliver/accept-staged.ts';
import type { DeliveryDependencies, DeliveryResult } from '../deliver/deliver-file.ts';
import { requireDiskSpace } from '../deliver/disk-space.ts';
import { extractTables, removeStaged, type StagedTable } from '../deliver/extract-tables.ts';
import type { InspectedFile } from '../inspected-files.ts';
import { requireDataset } from '../require-dataset.ts';
import { batchCorrected } from './batch-corrected.ts';
import { correctedBefore } from './corrected-before.ts';
import type { CorrectedBatch } from './correction-entry.ts';
import type { PlannedCorrection } from './plan-correction.ts';

/**
 * Takes a corrected slip in: reads and reduces it as its batch was, then publishes what was put right in one
 * command. When anything fails nothing of it is left.
 *
 * @param replan plans it again when the command's turn has come: the batch may have been undone meanwhile
 */
export async function deliverCorrection(
  dependencies: DeliveryDependencies,
  file: InspectedFile,
  replan: () => Promise<PlannedCorrection | null>,
  actor: ActorRef,
  job: JobContext,
): Promise<DeliveryResult> {
  const { workspace, warehouse, spawnParser } = dependencies;
  const plan = (await replan())!;
  const before = await correctedBefore(warehouse, file, plan.batch.batch_id);
  if (before) return { deliveryId: before.deliveryId, batchIds: [before.batchId], repeated: true, held: [] };
  await requireDiskSpace(workspace.paths.root, file.size);
  const { table, columns, batch } = plan;
  const dataset = requireDataset(batch.dataset);
  const planned = { table, columns, dataset, reading: plainReading, mode: 'delta' as const, source: null };
  const staged = await extractTables(spawnParser, workspace, file, [planned], job);
  try {
    return await acceptStaged(
      dependencies,
      staged,
      {
        handler: batchCorrected,
        prepare: async (allot) => toEntry(allot, file, (await replan())!, staged[0]!),
        toResult: ({ data: { deliveryId, batchId } }) => ({
          deliveryId,
          batchIds: [batchId],
          repeated: false,
          held: [],
        }),
      },
      actor,
      job,
    );
  } finally {
    await removeStaged(staged);
  }
}

function toEntry(
  allot: Allotment,
  file: InspectedFile,
  { mark, batch, table, numberIndex, positions }: PlannedCorrection,
  { extracted, stored }: StagedTable,
): CorrectedBatch {
  const columns = columnsOf(batch);
  const positionOf = new Map(columns.map(({ index }, at) => [index, positions[at]!]));
  return {
    deliveryId: allot.ids('delivery'),
    fileName: file.location.name,
    fileSize: file.size,
    sha256: file.sha256,
    batchId: allot.ids('batch'),
    corrects: batch.batch_id,
    seenVersion: mark.version,
    connector: file.recognition.connector,
    sheet: table.sheet,
    stored,
    numberIndex,
    cells: landedColumns(columns).map(({ index }) => ({ index, from: positionOf.get(index)! })),
    notes: [...table.notes, ...extracted.notes],
    records: extracted.records,
    firstRecordId: extracted.records > 0 ? allot.ids('record', extracted.records) : 0,
    dataVersion: allot.dataVersion(),
  };
}

/** A slip goes back to the department that it came from. @throws HubError BAD_INPUT */
export function requireOwnDepartment({ department }: PlannedCorrection, delivered: string): void {
  if (department !== delivered) throw new HubError('BAD_INPUT', { detail: `department ${delivered}` });
}
