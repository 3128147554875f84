import type { BlockingRule } from '../../../schemas/linkage/blocking-rule.ts';
import { duckdbDialect as sql } from '../dialect.ts';

/** A rule by which records meet when they have a value in common. */
export type ValueRule = Extract<BlockingRule, { kind: 'equal' | 'element' }>;

export function isValueRule(rule: BlockingRule): rule is ValueRule {
  return rule.kind !== 'neighbourhood';
}

/** Columns of a blocking value's texts: the rule's expressions, and after them the list's element. */
export function valueNames(rule: ValueRule): string[] {
  const width = rule.on.length + (rule.kind === 'element' ? 1 : 0);
  return Array.from({ length: width }, (_, at) => `v${at}`);
}

/** SQL of the key (a hash) of the blocking value in v0, v1, … */
export function keyOfValues(rule: ValueRule): string {
  return sql.hash(valueNames(rule));
}

/** SQL of the rule's key over the columns of `record`, null where one of the expressions is empty. */
export function keyOfRecord(on: readonly string[]): string {
  const texts = on.map(sql.text);
  return `CASE WHEN ${texts.map((text) => `${text} <> ''`).join(' AND ')} THEN ${sql.hash(texts)} END`;
}

/**
 * Query of the rule's blocking values: the texts v0, v1, … behind columns that name the record; one row per record and
 * value. An empty text is no value.
 *
 * @param from a table with the columns of `record`
 */
export function blockRowsSql(
  rule: ValueRule,
  from = 'record',
  names: readonly string[] = ['n', 'source'],
): string {
  const columns = rule.on.map((expression, at) => `${sql.text(expression)} AS v${at}`);
  if (rule.kind === 'element') columns.push(`${sql.explodeDistinct(`(${rule.list})`)} AS v${rule.on.length}`);
  const filled = valueNames(rule).map((name) => `${name} <> ''`);
  return `SELECT * FROM (SELECT ${[...names, ...columns].join(', ')} FROM ${from}) WHERE ${filled.join(' AND ')}`;
}
