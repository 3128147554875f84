import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { datasets } from '../../schemas/datasets/index.ts';
import type { AnyCommandHandler } from '../journal/command.ts';
import type { Session } from '../warehouse/warehouse.ts';
import { openSource } from '../workspace/sealed-sources.ts';
import { batchAccepted, type WithSource } from './batch/batch-accepted.ts';
import { batchUndone } from './batch/batch-undone.ts';
import { datasetWidened } from './batch/dataset-widened.ts';
import { batchDismissed } from './hold/batch-dismissed.ts';
import { batchReleased } from './hold/batch-released.ts';
import { batchCorrected } from './slip/batch-corrected.ts';
import { nilReported } from './sources/nil-reported.ts';
import { pullDescribed, pullRemoved } from './pull/pull-described.ts';
import { createRecordTable, widenRecordTable } from './record-tables.ts';
import { sourceDescribed } from './sources/source-described.ts';

/** At a rebuild the staged table is long gone: the sealed source is opened into staging for as long as it is read. */
const fromSealedSource: WithSource = async (stored, { workspace }, use) => {
  const path = join(workspace.paths.staging, `${randomUUID()}.parquet`);
  try {
    await openSource(workspace, stored, path);
    return await use(path);
  } finally {
    await rm(path, { force: true });
  }
};

/** The commands of ingest, for `openStore`. */
export const ingestHandlers: readonly AnyCommandHandler[] = [
  batchAccepted(fromSealedSource),
  batchCorrected(fromSealedSource),
  batchUndone,
  batchReleased,
  batchDismissed,
  datasetWidened,
  pullDescribed,
  pullRemoved,
  sourceDescribed,
  nilReported,
];

/** Makes the tables that ingest relies on, or widens them; runs at every opening, before commands are replayed. */
export async function prepareIngest(session: Session): Promise<void> {
  for (const dataset of datasets) {
    await createRecordTable(session, dataset);
    await widenRecordTable(session, dataset);
  }
}
