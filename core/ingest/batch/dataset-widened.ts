import { z } from 'zod';
import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import type { Dataset, Field } from '../../../schemas/datasets/dataset.ts';
import { fieldsOfHeader } from '../../../schemas/datasets/header.ts';
import { recordTable } from '../../../schemas/datasets/index.ts';
import type { ActorRef, CommandHandler, CommandLog } from '../../journal/command.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { issueColumn, normalisedRowsSql } from '../normalise/index.ts';
import { markKnown, unknownFields } from '../record-tables.ts';
import { requireDataset } from '../require-dataset.ts';
import { columnsOf, contextOf, readBatch, type BatchRow } from './batch-row.ts';
import { cellOf, landingTable } from './landing.ts';
import { severitySql } from './quarantine.ts';
import { issueSeparator } from './typed-rows.ts';

const WidenedDataset = z.object({
  dataset: z.string(),
  field: z.string(),
  dataVersion: z.number().int(),
  /** The batches whose landing has the field under one of its headers, and where. */
  columns: z.array(z.object({ batchId: z.number().int(), index: z.number().int() })),
});
type WidenedDataset = z.infer<typeof WidenedDataset>;

/** The command that gives a dataset's published rows a field that its definition gained, from what is landed. */
export const datasetWidened: CommandHandler<WidenedDataset> = {
  type: 'dataset.widened',
  data: WidenedDataset,
  async apply(session, entry) {
    const dataset = requireDataset(entry.data.dataset);
    const field = dataset.fields.find(({ key }) => key === entry.data.field);
    // A definition may lose again what it once gained.
    if (field)
      for (const { batchId, index } of entry.data.columns)
        await backfill(session, dataset, field, await readBatch(session, batchId), index, entry.at);
    await markKnown(session, dataset, [entry.data.field]);
  },
};

/** Records every field that definitions have gained since the workspace was last open, and fills it. */
export async function widenDatasets(
  { warehouse, commands }: { warehouse: Session; commands: CommandLog },
  datasets: readonly Dataset[],
  actor: ActorRef,
): Promise<void> {
  for (const dataset of datasets)
    for (const field of await unknownFields(warehouse, dataset))
      await commands.execute(
        datasetWidened,
        async (allot) => ({
          dataset: dataset.id,
          field: field.key,
          dataVersion: allot.dataVersion(),
          columns: await columnsFor(warehouse, dataset, field),
        }),
        { actor },
      );
}

/** Unmapped columns under a header of the field, landed as the field would have been; nobody chose to leave them out. */
async function columnsFor(
  session: Session,
  dataset: Dataset,
  field: Field,
): Promise<WidenedDataset['columns']> {
  const batches = await session.all<{ batch_id: number; mapping: string }>(
    `SELECT batch_id, mapping FROM ops.batch WHERE dataset = $1 AND state <> 'dismissed' ORDER BY batch_id`,
    [dataset.id],
  );
  return batches.flatMap((batch) => {
    const columns = columnsOf(batch);
    if (columns.some(({ field: key }) => key === field.key)) return [];
    const column = columns.find((candidate) => isFor(candidate, dataset, field));
    return column ? [{ batchId: batch.batch_id, index: column.index }] : [];
  });
}

function isFor(column: ColumnMapping, dataset: Dataset, field: Field): boolean {
  const isFree = column.field === null && column.refusal === null && column.reason === 'none';
  const [meaning] = fieldsOfHeader(dataset, column.header);
  return isFree && column.reduction === field.reduction && meaning?.field.key === field.key;
}

async function backfill(
  session: Session,
  dataset: Dataset,
  field: Field,
  batch: BatchRow,
  index: number,
  at: string,
): Promise<void> {
  if (columnsOf(batch).some(({ field: read }) => read === field.key)) return;
  const table = recordTable(dataset);
  const [key, issue, cell] = [quote(field.key), issueColumn(field.key), cellOf({ index })];
  const published = `${table}.batch_id = ${batch.batch_id} AND ${table}.row_number = filled.row_number`;
  const values = normalisedRowsSql({
    from: landingTable(batch.batch_id),
    keep: ['row_number', cell],
    fields: [{ field, raw: cell, header: field.label.zh }],
    context: contextOf(batch, at),
  });
  await session.run(
    `UPDATE ${table} SET ${key} = filled.${key},
       issues = nullif(concat_ws('${issueSeparator}', issues, '${field.key}:' || filled.${issue}), '')
     FROM (${values}) AS filled
     WHERE ${published} AND (filled.${key} IS NOT NULL OR filled.${issue} IS NOT NULL)`,
  );
  await session.run(
    `INSERT INTO quarantine.issue
     SELECT ${batch.batch_id}, row_number, '${field.key}', code, ${severitySql(dataset)}, value
     FROM (SELECT row_number, ${issue} AS code, ${cell} AS value FROM (${values}) WHERE ${issue} IS NOT NULL)
     WHERE row_number IN (SELECT row_number FROM ${table} WHERE batch_id = ${batch.batch_id})
     ORDER BY row_number`,
  );
  await rememberColumn(session, batch, field.key, index);
}

/** From here on the batch, and its source when it is the newest, read the column as the field. */
async function rememberColumn(
  session: Session,
  batch: BatchRow,
  field: string,
  index: number,
): Promise<void> {
  const columns = columnsOf(batch).map((column): ColumnMapping =>
    column.index === index ? { ...column, field, confidence: 1, reason: 'variant' } : column,
  );
  const mapping = JSON.stringify(columns);
  await session.run('UPDATE ops.batch SET mapping = $2 WHERE batch_id = $1', [batch.batch_id, mapping]);
  await session.run('UPDATE ops.source SET mapping = $3 WHERE source_id = $1 AND mapping = $2', [
    batch.source_id,
    batch.mapping,
    mapping,
  ]);
}
