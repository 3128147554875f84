import type { Category } from '../../../../schemas/api/opinion/taxonomy.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { standingLabelsSql } from '../labels/standing-labels.ts';
import { readTaxonomy } from './read-taxonomy.ts';

/** A path and each above it, of a list of names. */
const levelsSql = (names: string) =>
  `unnest(list_transform(range(1, len(${names}) + 1), lambda n: list_aggregate(${names}[1:n], 'string_agg', '/')))`;

const countsSql = `
  SELECT path, sum(tickets)::DOUBLE AS tickets, sum(labels)::DOUBLE AS labels FROM (
    SELECT ${levelsSql('names')} AS path, tickets, 0 AS labels FROM (
      SELECT list_filter([category1, category2, category3], lambda name: name IS NOT NULL) AS names, count(*) AS tickets
      FROM mart.opinion_ticket GROUP BY names)
    UNION ALL SELECT ${levelsSql('names')}, 0, labels FROM (
      SELECT string_split("value", '/') AS names, count(*) AS labels FROM (${standingLabelsSql('category')}) GROUP BY names))
  GROUP BY path`;

/** The categories of the taxonomy, or where there is none those that requests have, with how often each is used. */
export async function listCategories(session: Session): Promise<{ version: number; categories: Category[] }> {
  const taxonomy = await readTaxonomy(session);
  const counts = await session.all<Category>(`${countsSql} ORDER BY path`);
  if (!taxonomy) return { version: 0, categories: counts };
  const byPath = new Map(counts.map((count) => [count.path, count]));
  const categories = taxonomy.paths.map((path) => byPath.get(path) ?? { path, tickets: 0, labels: 0 });
  return { version: taxonomy.version, categories };
}
