import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';

/** The part of a model that says which records are compared. */
export type BlockingModel = Pick<
  LinkageModel,
  'linkType' | 'blocking' | 'largestBlock' | 'maximumPairs' | 'clustering' | 'training'
>;

/**
 * SQL condition on the sources of two records that may be compared, or null where any two may. `link` compares
 * only across sources; a source that has every entity once (`uniqueSources`) is not compared with itself.
 */
export function sourcesSql(model: BlockingModel, left: string, right: string): string | null {
  if (model.linkType === 'link') return `${left} <> ${right}`;
  const { uniqueSources } = model.clustering;
  return uniqueSources.length === 0
    ? null
    : `(${left} <> ${right} OR ${left} NOT IN (${uniqueSources.join(', ')}))`;
}

/** SQL condition on a source within which no two records are compared, or null where there is none. */
export function closedSourceSql(model: BlockingModel, source: string): string | null {
  if (model.linkType === 'link') return `${source} IS NOT NULL`;
  const { uniqueSources } = model.clustering;
  return uniqueSources.length === 0 ? null : `${source} IN (${uniqueSources.join(', ')})`;
}
