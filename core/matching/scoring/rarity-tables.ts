import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { duckdbDialect, type Dialect } from '../dialect.ts';
import { frequencyColumns } from './frequency-slots.ts';

/**
 * Query for `frequency(number, value, rarity)`: how rare each value of the model's frequency columns is among the
 * records that have one, in bits, −log2(share). A row without value stands for those not seen yet, as rare as a
 * single record's. Kept with the model version, later batches are weighed as the first was.
 */
export function frequencyQuery(
  model: Pick<LinkageModel, 'comparisons'>,
  dialect: Dialect = duckdbDialect,
): string {
  const columns = frequencyColumns(model).map((column, number) => {
    const name = dialect.quote(column);
    return `SELECT CAST(${number} AS INTEGER) AS number, ${dialect.text(name)} AS value,
        CAST(log2(sum(count(*)) OVER () / count(*)) AS FLOAT) AS rarity
      FROM record WHERE ${name} IS NOT NULL GROUP BY ${name}
      UNION ALL
      SELECT ${number}, NULL, CAST(log2(greatest(count(${name}), 1)) AS FLOAT) FROM record`;
  });
  if (columns.length > 0) return columns.join(' UNION ALL ');
  return `SELECT CAST(0 AS INTEGER) AS number, '' AS value, CAST(0 AS FLOAT) AS rarity FROM record WHERE false`;
}

/** Query for `rarity(n, b0, b1, …)`: the rarity of each record's values in the order of `frequencyColumns`; null for none. */
export function rarityQuery(
  model: Pick<LinkageModel, 'comparisons'>,
  dialect: Dialect = duckdbDialect,
): string {
  const columns = frequencyColumns(model).map((column) => dialect.quote(column));
  const values = columns.map(
    (name, i) =>
      `CASE WHEN record.${name} IS NOT NULL THEN coalesce(f${i}.rarity, u${i}.rarity) END AS b${i}`,
  );
  const joins = columns.map(
    (name, i) =>
      `LEFT JOIN frequency f${i} ON f${i}.number = ${i} AND f${i}.value = ${dialect.text(`record.${name}`)}
       LEFT JOIN frequency u${i} ON u${i}.number = ${i} AND u${i}.value IS NULL`,
  );
  return `SELECT ${['record.n', ...values].join(', ')} FROM record ${joins.join(' ')}`;
}
