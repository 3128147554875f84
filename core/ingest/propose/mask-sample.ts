import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import type { RecognisedTable } from '../../../schemas/intake/connector.ts';
import { maskSql } from '../../access/mask-sql.ts';
import { maskUnknownSql } from '../../access/mask-unknown-sql.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { maskText } from '../parser/mask-text.ts';

const shownRecords = 20;
const shownColumns = 200;

/**
 * The first records of a table as they may be shown: each cell masked as its field is, one without a field by what
 * it looks like, free text as it would be stored, cells of refused columns withheld. Nothing is written.
 */
export async function maskSample(
  session: Session,
  table: RecognisedTable,
  columns: readonly ColumnMapping[],
  dataset: Dataset | null,
): Promise<(string | null)[][]> {
  const shown = columns.slice(0, shownColumns);
  const records = table.sample.slice(0, shownRecords);
  if (shown.length === 0 || records.length === 0) return [];
  const cells = shown.map(({ index, reduction }) =>
    records.map((record) =>
      reduction === 'mask-text' ? maskText(record[index] ?? '') : (record[index] ?? ''),
    ),
  );
  const masked = shown.map((column, at) => `${shownSql(column, dataset, `c${at}`)} AS c${at}`);
  const unnested = shown.map((_, at) => `nullif(trim(unnest($${at + 1}::VARCHAR[])), '') AS c${at}`);
  const rows = await session.all<Record<string, string | null>>(
    `SELECT ${masked.join(', ')} FROM (SELECT ${unnested.join(', ')})`,
    cells,
  );
  return rows.map((row) => shown.map((_, at) => row[`c${at}`] ?? null));
}

function shownSql(column: ColumnMapping, dataset: Dataset | null, cell: string): string {
  if (column.reduction === 'drop' || column.reduction === 'hmac') return maskSql('hidden', cell);
  const field = dataset?.fields.find(({ key }) => key === column.field);
  return field ? maskSql(field.masking, cell) : maskUnknownSql(cell);
}
