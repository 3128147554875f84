import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import { HubError } from '../../base/hub-error.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { columnsOf, readBatch, readRemainingBatches, type BatchRow } from '../batch/batch-row.ts';
import type { InspectedFile } from '../inspected-files.ts';
import { missingBasis } from '../sources/lawful.ts';
import { readProfile } from '../sources/read-profile.ts';
import { findSlipMark, findSlipTable, type SlipMark, type SlipTable } from './find-slip.ts';

/** A corrected slip with everything decided about it, before its bytes are read. */
export interface PlannedCorrection extends SlipTable {
  mark: SlipMark;
  /** The batch whose rows it corrects. */
  batch: BatchRow;
  department: string;
  fileName: string;
  /** The slip's columns: those of the batch as it read them, the row number, and others that are not taken. */
  columns: ColumnMapping[];
}

/**
 * Says what a file corrects; null when it is no slip.
 *
 * @param today ISO date
 * @throws HubError SLIP_REFUSED when it is a slip that cannot be taken: of another workspace, of a batch that is not
 * there, not published any more or overtaken by a newer snapshot, or with headers that were changed;
 * SOURCE_NOT_LAWFUL when its source may not publish.
 */
export async function planCorrection(
  session: Session,
  { id, mode }: Pick<Workspace, 'id' | 'mode'>,
  file: InspectedFile,
  today: string,
): Promise<PlannedCorrection | null> {
  const mark = findSlipMark(file.recognition);
  if (!mark) return null;
  const refuse = (reason: string, detail = '') =>
    new HubError('SLIP_REFUSED', { file: file.location.name, batch: String(mark.batchId), reason, detail });
  if (mark.workspace !== id) throw refuse('other-workspace');
  const batch = await readBatch(session, mark.batchId).catch(() => null);
  if (!batch || batch.corrects !== null) throw refuse('no-batch');
  if (batch.state !== 'published') throw refuse('not-published');
  if (await isOvertaken(session, batch)) throw refuse('overtaken');
  const lacking =
    mode === 'production' ? missingBasis(await readProfile(session, batch.source_id), today) : [];
  if (lacking.length > 0)
    throw new HubError('SOURCE_NOT_LAWFUL', { source: String(batch.source_id), missing: lacking.join(',') });
  const columns = columnsOf(batch);
  const found = findSlipTable(file.recognition, columns);
  if ('missing' in found) throw refuse('headers-changed', found.missing.join('、'));
  return { ...found, mark, batch, ...(await originOf(session, batch)), columns: slipColumns(found, columns) };
}

/** A newer snapshot says everything anew: what is corrected in an older one would never be seen. */
async function isOvertaken(session: Session, batch: BatchRow): Promise<boolean> {
  const remaining = await readRemainingBatches(session, batch.source_id);
  return remaining.some(({ batch_id, mode }) => batch_id > batch.batch_id && mode === 'snapshot');
}

async function originOf(
  session: Session,
  { batch_id }: BatchRow,
): Promise<Pick<PlannedCorrection, 'department' | 'fileName'>> {
  const [origin] = await session.all<Pick<PlannedCorrection, 'department' | 'fileName'>>(
    `SELECT s.department, d.file_name AS "fileName"
     FROM ops.batch b JOIN ops.source s USING (source_id) JOIN ops.delivery d USING (delivery_id)
     WHERE b.batch_id = $1`,
    [batch_id],
  );
  return origin!;
}

function slipColumns(
  { table, numberIndex, positions }: SlipTable,
  columns: readonly ColumnMapping[],
): ColumnMapping[] {
  const known = new Map(positions.map((index, at) => [index, columns[at]!]));
  return table.columns.map(({ index, header }): ColumnMapping => {
    const column = known.get(index);
    if (column) return { ...column, index, header, confidence: 1 };
    const reduction = index === numberIndex ? 'keep' : 'drop';
    return { index, header, field: null, reduction, refusal: null, confidence: 1, reason: 'remembered' };
  });
}
