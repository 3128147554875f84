import type { LinkageModel } from '../../schemas/linkage/model.ts';
import { quote } from '../warehouse/quote.ts';

function ruleSql(columns: readonly string[], largestBlock: number): string {
  const keys = columns.map(quote).join(', ');
  const present = columns.map((column) => `${quote(column)} IS NOT NULL`).join(' AND ');
  return `
    SELECT l.n AS l, r.n AS r
    FROM (SELECT ${keys} FROM standardised WHERE ${present} GROUP BY ${keys} HAVING count(*) BETWEEN 2 AND ${largestBlock}) b
    JOIN standardised l USING (${keys})
    JOIN standardised r USING (${keys})
    WHERE l.n < r.n`;
}

/** Pairs of records that agree on at least one blocking rule, each pair once, as their numbers `l` < `r`. */
export function candidatePairsSql(model: LinkageModel): string {
  return model.blocking.map((columns) => ruleSql(columns, model.largestBlock)).join(' UNION ');
}
