import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import type { Dataset, Masking } from '../../../schemas/datasets/dataset.ts';
import type { RecognisedTable } from '../../../schemas/intake/connector.ts';
import { maskSql } from '../../access/mask-sql.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { fitOfValues } from './value-patterns.ts';

const shownRecords = 20;
const shownColumns = 200;

/**
 * The first records of a table as they may be shown: each cell masked as its field is, cells of refused columns
 * withheld. The warehouse masks, so that there is one masking; nothing is written.
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
  const cells = shown.map(({ index }) => records.map((record) => record[index] ?? ''));
  const masked = shown.map(
    (column, at) => `${maskSql(maskingOf(column, dataset, cells[at]!), `c${at}`)} AS c${at}`,
  );
  const unnested = shown.map((_, at) => `unnest($${at + 1}::VARCHAR[]) AS c${at}`);
  const rows = await session.all<Record<string, string | null>>(
    `SELECT ${masked.join(', ')} FROM (SELECT ${unnested.join(', ')})`,
    cells,
  );
  return rows.map((row) => shown.map((_, at) => row[`c${at}`] || null));
}

function maskingOf(column: ColumnMapping, dataset: Dataset | null, cells: readonly string[]): Masking {
  if (column.reduction === 'drop' || column.reduction === 'hmac') return 'hidden';
  const field = dataset?.fields.find(({ key }) => key === column.field);
  if (field) return field.masking;
  if ((fitOfValues('citizen-number', cells) ?? 0) > 0.5) return 'number';
  return (fitOfValues('phone', cells) ?? 0) > 0.5 ? 'phone' : 'none';
}
