import type { ChangedRow, ChangeKind } from '../../../schemas/api/batches.ts';
import type { Dataset, Field } from '../../../schemas/datasets/dataset.ts';
import { recordTable } from '../../../schemas/datasets/index.ts';
import { maskSql } from '../../access/mask-sql.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { readBatch } from '../batch/batch-row.ts';
import type { ChangePage, ChangeQuery } from '../ingest.ts';
import { requireDataset } from '../require-dataset.ts';

interface FoundRow {
  batch_id: number;
  row_number: number;
  shown: (string | null)[];
  earlier: (string | null)[] | null;
  differs: boolean[] | null;
}

/** The records that a batch brought, changed or let go, by key, masked by their fields. Throws `NOT_FOUND`. */
export async function changePage(session: Session, query: ChangeQuery): Promise<ChangePage> {
  const batch = await readBatch(session, query.batchId);
  const dataset = requireDataset(batch.dataset);
  const relation = changesSql(dataset, query.kind);
  const at = [batch.source_id, await versionOf(session, query.batchId)];
  const [counted] = await session.all<{ total: bigint }>(`SELECT count(*) AS total FROM ${relation}`, at);
  const listOf = (side: string, sqlOf: (field: Field, side: string) => string, type: string) =>
    `[${dataset.fields.map((field) => sqlOf(field, side)).join(', ')}]::${type}[]`;
  const isPair = query.kind === 'changed';
  const rows = await session.all<FoundRow>(
    `SELECT r.batch_id, r.row_number, ${listOf('r', shownSql, 'VARCHAR')} AS shown,
       ${isPair ? listOf('e', shownSql, 'VARCHAR') : 'NULL'} AS earlier,
       ${isPair ? listOf('e', differsSql, 'BOOLEAN') : 'NULL'} AS differs
     FROM ${relation}
     ORDER BY r.batch_id, r.row_number, r.record_id LIMIT ${query.limit} OFFSET ${query.offset}`,
    at,
  );
  return {
    total: Number(counted!.total),
    fields: dataset.fields.map(({ key }) => key),
    rows: rows.map((row) => toChangedRow(dataset, row)),
  };
}

async function versionOf(session: Session, batchId: number): Promise<bigint> {
  const [row] = await session.all<{ data_version: bigint }>(
    'SELECT data_version FROM ops.batch WHERE batch_id = $1',
    [batchId],
  );
  return row!.data_version;
}

/** Records `r` of source $1 that began or ended with data version $2; a changed one beside `e`, what it was before. */
function changesSql(dataset: Dataset, kind: ChangeKind): string {
  const table = recordTable(dataset);
  const began = `(SELECT * FROM ${table} WHERE source_id = $1 AND from_version = $2)`;
  const ended = `(SELECT * FROM ${table} WHERE source_id = $1 AND to_version = $2)`;
  if (kind === 'new') return `${began} r ANTI JOIN ${ended} e USING (source_key)`;
  if (kind === 'gone') return `${ended} r ANTI JOIN ${began} e USING (source_key)`;
  return `${began} r JOIN ${ended} e ON e.source_key = r.source_key`;
}

function shownSql({ key, masking }: Field, side: string): string {
  return maskSql(masking, `CAST(${side}.${quote(key)} AS VARCHAR)`);
}

function differsSql({ key }: Field): string {
  return `r.${quote(key)} IS DISTINCT FROM e.${quote(key)}`;
}

function toChangedRow({ fields }: Dataset, row: FoundRow): ChangedRow {
  return {
    batchId: row.batch_id,
    rowNumber: row.row_number,
    values: Object.fromEntries(fields.map(({ key }, at) => [key, row.shown[at] ?? null])),
    differences: fields.flatMap(({ key }, at) =>
      row.differs?.[at] ? [{ field: key, from: row.earlier?.[at] ?? null, to: row.shown[at] ?? null }] : [],
    ),
  };
}
