import { maskSql } from './mask-sql.ts';

/** What says nothing of a person by itself: a short number (no coordinate finer than a kilometre), yes or no. */
const harmless = '[-+]?\\d{1,6}(\\.\\d{1,2})?%?|是|否|有|无|[YyNn]';
const identityNumber = '\\d{15}|\\d{17}[\\dXx]';
const mobilePhone = '1[3-9]\\d{9}';

/**
 * SQL that shows a value of which no field says what it is: whole when it is provably harmless, a citizen number
 * or mobile phone masked as such, anything else hidden. Every value is judged by itself: a column's other values
 * prove nothing about it.
 *
 * @param expression SQL of the value, a text, evaluated several times.
 */
export function maskUnknownSql(expression: string): string {
  const looksLike = (pattern: string) => `regexp_full_match(trim(${expression}), '${pattern}')`;
  return `CASE WHEN ${looksLike(harmless)} THEN ${expression}
    WHEN ${looksLike(identityNumber)} THEN ${maskSql('number', expression)}
    WHEN ${looksLike(mobilePhone)} THEN ${maskSql('phone', expression)}
    ELSE ${maskSql('hidden', expression)} END`;
}
