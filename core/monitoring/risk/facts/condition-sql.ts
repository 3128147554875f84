import type { Condition } from '../../../../schemas/indicators/measure.ts';
import { literal, quote } from '../../../warehouse/quote.ts';

const asText = (field: string, values: Condition['values']) =>
  values.map((value) => `${field}::VARCHAR = ${literal(String(value))}`).join(' OR ') || 'FALSE';

/** Numbers are compared as numbers, days as days. */
function bound(field: string, sign: '>=' | '<', [value]: Condition['values']): string {
  return typeof value === 'number'
    ? `${field}::DOUBLE ${sign} ${value}`
    : `${field}::DATE ${sign} DATE ${literal(String(value))}`;
}

/** A condition of an indicator as SQL over a query that has its field as a column; null where the field is null, but for `not-in`. */
export function conditionSql({ field: key, operator, values }: Condition): string {
  const field = quote(key);
  switch (operator) {
    case 'equals':
    case 'in':
      return `(${asText(field, values)})`;
    case 'not-in':
      return `(${field} IS NULL OR NOT (${asText(field, values)}))`;
    case 'contains':
      return `(${values.map((word) => `contains(${field}::VARCHAR, ${literal(String(word))})`).join(' OR ') || 'FALSE'})`;
    case 'is-null':
      return `${field} IS NULL`;
    case 'not-null':
      return `${field} IS NOT NULL`;
    case 'at-least':
      return bound(field, '>=', values);
    case 'below':
      return bound(field, '<', values);
    case 'is-true':
      return `${field}::BOOLEAN IS TRUE`;
    case 'is-false':
      return `${field}::BOOLEAN IS FALSE`;
  }
}
