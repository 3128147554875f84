import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import { maskSql } from '../../access/mask-sql.ts';
import { maskUnknownSql } from '../../access/mask-unknown-sql.ts';
import { literal } from '../../warehouse/quote.ts';
import { cellOf } from '../batch/landing.ts';

/** `quarantine.issue.value`, masked as its field is. */
export function maskedValueSql(dataset: Dataset): string {
  const masked = dataset.fields
    .filter(({ masking }) => masking !== 'none')
    .map(({ key, masking }) => `WHEN ${literal(key)} THEN ${maskSql(masking, 'value')}`);
  return masked.length === 0 ? 'value' : `CASE field ${masked.join(' ')} ELSE value END`;
}

/**
 * A landed cell, masked as its field is; one without a field by what it looks like. Hashes that only count repeats
 * are never shown, nor any cell of a row of another length: nobody can say which column it belongs to.
 *
 * @param cellCount SQL of the number of cells in the row as delivered
 */
export function maskedCellSql(
  dataset: Dataset,
  columns: readonly ColumnMapping[],
  column: ColumnMapping,
  cellCount: string,
): string {
  const cell = cellOf(column);
  const hidden = maskSql('hidden', cell);
  if (column.reduction === 'hmac') return hidden;
  const field = dataset.fields.find(({ key }) => key === column.field);
  const masked = field ? maskSql(field.masking, cell) : maskUnknownSql(cell);
  return `CASE WHEN ${cellCount} = ${columns.length} THEN ${masked} ELSE ${hidden} END`;
}
