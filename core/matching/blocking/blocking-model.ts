import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';

/** The part of a model that says which records are compared. */
export type BlockingModel = Pick<
  LinkageModel,
  'linkType' | 'blocking' | 'largestBlock' | 'maximumPairs' | 'clustering' | 'training'
>;

/**
 * SQL condition on a source within which no two records are compared, or null where there is none. `link` compares only
 * across sources; a source that has every entity once (`uniqueSources`) is not compared with itself.
 */
export function closedSourceSql(model: BlockingModel, source: string): string | null {
  if (model.linkType === 'link') return `${source} IS NOT NULL`;
  const { uniqueSources } = model.clustering;
  return uniqueSources.length === 0 ? null : `${source} IN (${uniqueSources.join(', ')})`;
}
