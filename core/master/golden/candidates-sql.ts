import type { Criterion, GoldenField } from '../../../schemas/master/golden-field.ts';
import { literal, quote } from '../../warehouse/quote.ts';

/** A key that candidates are ordered by, the greatest first, and the rule by which it decides. */
interface OrderKey {
  rule: string;
  sql: string;
}

/**
 * Every value that entities' records give for a field, the best first by `place`, as SQL over the relations `said`
 * (entity_id, record_id, department, department_kind, from_version, issues, address_key, the field) and `settled`: entity_id,
 * same (spellings of one value have the same), value, departments, authority (1: in charge), latest, record_id (the newest that
 * gives it), is_valid, is_settled, place, and what decided between it and the one after it: rule.
 */
export function candidatesSql(declared: GoldenField, said: string): string {
  const { field, criteria, authorities } = declared;
  const value = quote(field);
  const keys: OrderKey[] = [
    { rule: 'settled', sql: 'is_settled' },
    { rule: 'validity', sql: 'is_valid' },
    ...criteria.map(keyOf),
    { rule: 'recency', sql: 'latest' },
    { rule: 'recency', sql: 'record_id' },
  ];
  const order = keys.map(({ sql }) => `${sql} DESC`).join(', ');
  const decided = keys.map(
    ({ rule, sql }) => `WHEN ${sql} IS DISTINCT FROM lead(${sql}) OVER best THEN '${rule}'`,
  );
  const rank = authoritySql(authorities);
  const shown = shownBy(declared, rank);
  return `
    SELECT *, row_number() OVER best AS place,
      CASE WHEN lead(record_id) OVER best IS NULL THEN 'only' ${decided.join(' ')} END AS rule
    FROM (
      SELECT *, departments - coalesce(max(departments) OVER others, 0) AS lead_of
      FROM (
        SELECT entity_id, ${sameSql(declared)} AS same, max_by(${value}, ${shown}) AS value,
          max_by(record_id, ${shown}) AS record_id, count(DISTINCT department)::INTEGER AS departments,
          min(${rank}) AS authority, max(from_version) AS latest, bool_or(${isValidSql(field)}) AS is_valid,
          coalesce(bool_or(record_id = settled_record), false) AS is_settled
        FROM ${said} LEFT JOIN (SELECT entity_id, record_id AS settled_record FROM settled WHERE field = ${literal(field)})
          USING (entity_id)
        WHERE ${value} IS NOT NULL GROUP BY entity_id, same)
      WINDOW others AS (PARTITION BY entity_id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW))
    WINDOW best AS (PARTITION BY entity_id ORDER BY ${order})`;
}

/** What spellings of one value have in common, as SQL over a row of `said`. */
export function sameSql({ field, alike }: GoldenField): string {
  const value = quote(field);
  return alike === 'address' ? `coalesce(address_key, ${value})` : `${value}::VARCHAR`;
}

/** By what one of several spellings is shown: the fullest address; otherwise they are the same and the newest row stands for all. */
function shownBy({ field, alike }: GoldenField, rank: string): string {
  const newest = `-(${rank}), from_version, record_id`;
  return alike === 'address' ? `(length(${quote(field)}), ${newest})` : `(${newest})`;
}

function keyOf(criterion: Criterion): OrderKey {
  switch (criterion.by) {
    case 'outvoted':
      return { rule: 'majority', sql: `(lead_of >= ${criterion.lead})` };
    case 'authority':
      return { rule: 'authority', sql: '(-authority)' };
    case 'majority':
      return { rule: 'majority', sql: 'departments' };
  }
}

/** Place of the department in the field's list; who is not in it comes after all who are. */
function authoritySql(authorities: GoldenField['authorities']): string {
  const ranks = authorities.map((kind, at) => `WHEN '${kind}' THEN ${at + 1}`);
  const last = authorities.length + 1;
  return ranks.length === 0 ? '1' : `CASE department_kind ${ranks.join(' ')} ELSE ${last} END`;
}

/** A value of which its row says nothing doubtful; what is plainly wrong was never published. */
function isValidSql(field: string): string {
  return `issues IS NULL OR NOT contains(' ' || issues, ${literal(` ${field}:`)})`;
}
