import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import { maskSql } from '../../access/mask-sql.ts';
import { literal } from '../../warehouse/quote.ts';
import { cellOf } from '../batch/landing.ts';

/** `quarantine.issue.value`, masked as its field is. */
export function maskedValueSql(dataset: Dataset): string {
  const masked = dataset.fields
    .filter(({ masking }) => masking !== 'none')
    .map(({ key, masking }) => `WHEN ${literal(key)} THEN ${maskSql(masking, 'value')}`);
  return masked.length === 0 ? 'value' : `CASE field ${masked.join(' ')} ELSE value END`;
}

/** A landed cell, masked as its field is; hashes that only count repeats are never shown. */
export function maskedCellSql(dataset: Dataset, column: ColumnMapping): string {
  const field = dataset.fields.find(({ key }) => key === column.field);
  return maskSql(column.reduction === 'hmac' ? 'hidden' : (field?.masking ?? 'none'), cellOf(column));
}
