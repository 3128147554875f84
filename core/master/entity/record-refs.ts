import type { RecordRef } from '../../../schemas/api/master/record-ref.ts';
import { datasetById } from '../../../schemas/datasets/index.ts';
import type { Actor } from '../../access/actor.ts';
import { scoped } from '../../access/scoped.ts';
import { groupBy } from '../../base/group-by.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { readBuiltVersion } from '../read-state.ts';

/** A record by its dataset and id. */
export interface RecordId {
  dataset: string;
  recordId: number;
}

/** A `RecordRef` as SQL over rows `r` (record_id, batch_id, row_number, department) and `lineageJoinSql`. */
const refColumns: Readonly<Record<keyof RecordRef, string>> = {
  recordId: 'r.record_id::DOUBLE',
  dataset: 'b.dataset',
  department: 'r.department',
  file: 'd.file_name',
  sheet: 'b.sheet',
  row: 'r.row_number::DOUBLE',
  receivedOn: "strftime(d.received_at, '%Y-%m-%d')",
};
/** Its columns. */
export const recordRefSql = Object.entries(refColumns)
  .map(([name, sql]) => `${sql} AS ${quote(name)}`)
  .join(', ');
/** The same as one struct. */
export const recordRefStruct = `{${Object.entries(refColumns)
  .map(([name, sql]) => `${quote(name)}: ${sql}`)
  .join(', ')}}`;
export const lineageJoinSql =
  'JOIN ops.batch b ON b.batch_id = r.batch_id JOIN ops.delivery d ON d.delivery_id = b.delivery_id';

/** Where records come from, of those that the actor may see as master data were built, by record id. */
export async function readRecordRefs(
  session: Session,
  actor: Actor,
  records: Iterable<RecordId>,
): Promise<Map<number, RecordRef>> {
  const version = await readBuiltVersion(session);
  const found = new Map<number, RecordRef>();
  for (const [id, some] of groupBy(records, ({ dataset }) => dataset)) {
    const dataset = datasetById(id);
    if (!dataset) continue;
    const ids = [...new Set(some.map(({ recordId }) => recordId))].sort((a, b) => a - b);
    const { sql, values } = scoped(actor, dataset, version);
    const rows = await session.all<RecordRef>(
      `SELECT ${recordRefSql}
       FROM (SELECT record_id, batch_id, row_number, department FROM (${sql})
             WHERE record_id BETWEEN ${ids[0]} AND ${ids.at(-1)} AND record_id IN (${ids.join(', ')})) r ${lineageJoinSql}`,
      values,
    );
    for (const row of rows) found.set(row.recordId, { ...row });
  }
  return found;
}
