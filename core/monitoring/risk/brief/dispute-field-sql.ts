import {
  type DisputeField,
  disputeFields,
  otherField,
  vagueKinds,
} from '../../../../schemas/rules/dispute-fields.ts';
import { literal } from '../../../warehouse/quote.ts';

/**
 * SQL of the field of a dispute: by its kind, and where that says nothing by the words of its title and description.
 *
 * @param row alias of a row of incidents
 */
export function disputeFieldSql(row = 'r'): string {
  const kind = `coalesce(${row}."type", '')`;
  const text = `concat_ws(' ', ${row}."name", ${row}."desc")`;
  const isVague = `trim(${kind}) IN ('', ${vagueKinds.map(literal).join(', ')})`;
  const cases = (sql: string, words: (field: DisputeField) => readonly string[]) =>
    disputeFields
      .map((field) => `WHEN ${containsSql(sql, words(field))} THEN ${literal(field.field)}`)
      .join(' ');
  return `CASE ${cases(kind, ({ kinds }) => kinds)} WHEN NOT ${isVague} THEN ${literal(otherField)}
    ${cases(text, ({ keywords }) => keywords)} ELSE ${literal(otherField)} END`;
}

function containsSql(text: string, words: readonly string[]): string {
  return `regexp_matches(${text}, ${literal(words.join('|'))})`;
}
