import type { LinkageModel } from '../../schemas/linkage/model.ts';
import { quote } from '../warehouse/quote.ts';
import { levelSql, levelWeightSql } from './compare.ts';

/** Columns whose equality counts the more the rarer the value is. */
export function frequencyColumns(model: LinkageModel): string[] {
  return model.comparisons
    .filter(({ levels }) => levels.some((level) => level.kind === 'equal-by-frequency'))
    .map(({ column }) => column);
}

/** Adds `<column>_rarity`, log2(records / records with the value), to `standardised`. */
export function rarityColumnSql(column: string): string {
  const value = quote(column);
  return `log2(count(*) OVER () / count(*) OVER (PARTITION BY ${value})) AS ${quote(`${column}_rarity`)}`;
}

/**
 * Scores the candidate pairs of `candidate` and keeps those above the threshold, narrow: two numbers, the
 * packed pattern (three bits a comparison, the first lowest) and the weight in bits over the prior odds.
 */
export function scoredPairsSql(model: LinkageModel): string {
  const levels = model.comparisons.map((comparison, index) => `${levelSql(comparison)} AS g${index}`);
  const pattern = model.comparisons.map((_, index) => `(g${index}::BIGINT << ${3 * index})`).join(' + ');
  const weights = model.comparisons.map((comparison, index) => levelWeightSql(comparison, `g${index}`));
  const rarities = frequencyColumns(model).map((column) => `a.${quote(`${column}_rarity`)}`);
  return `
    WITH compared AS (
      SELECT ${['l', 'r', ...rarities, ...levels].join(', ')}
      FROM candidate JOIN standardised a ON a.n = l JOIN standardised b ON b.n = r
    ), weighed AS (
      SELECT l, r, ${pattern} AS pattern,
        ${weights.map((sql) => `(${sql})`).join(' + ')} - (SELECT log2(greatest(count(*), 2)) FROM standardised) AS weight
      FROM compared a
    )
    SELECT l, r, pattern, weight FROM weighed WHERE weight >= ${model.threshold}`;
}
