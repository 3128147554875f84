import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { Constraints } from '../clustering/scored-pairs.ts';
import { column, readColumns } from '../pairs/read-columns.ts';

/** What cannot stand in one group, by the model: identities and unique sources of the records in `record`. */
export async function readConstraints(
  session: Session,
  { linkType, clustering }: Pick<LinkageModel, 'linkType' | 'clustering'>,
): Promise<Constraints> {
  const contradictions: Int32Array[] = [];
  for (const name of clustering.contradictions.map(quote)) {
    const sql = `SELECT CASE WHEN ${name} IS NULL THEN -1 ELSE dense_rank() OVER (ORDER BY ${name}) END::INTEGER AS identity FROM record ORDER BY n`;
    contradictions.push(column<Int32Array>(await readColumns(session, sql), 0));
  }
  const isEverySourceUnique = linkType === 'link' && clustering.oneToOne;
  if (!isEverySourceUnique && clustering.uniqueSources.length === 0) return { contradictions };
  const isUnique = isEverySourceUnique ? 'true' : `source IN (${clustering.uniqueSources.join(', ')})`;
  const sources = await readColumns(
    session,
    `SELECT CASE WHEN ${isUnique} THEN source ELSE -1 END::INTEGER AS source FROM record ORDER BY n`,
  );
  return { contradictions, uniqueSource: column<Int32Array>(sources, 0) };
}
