import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { duckdbDialect, type Dialect } from '../dialect.ts';
import { numberPairs } from '../pairs/number-pairs.ts';
import { column, readColumns } from '../pairs/read-columns.ts';
import { numberKeys, valueKey } from '../pairs/value-keys.ts';
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

/**
 * Query for the rarity of each record's values: n, b0, b1, … in the order of `frequencyColumns`; null for none.
 *
 * @param records what stands after FROM, under the name `record`
 */
export function rarityQuery(
  model: Pick<LinkageModel, 'comparisons'>,
  records = 'record',
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
  return `SELECT ${['record.n', ...values].join(', ')} FROM ${records} ${joins.join(' ')}`;
}

/** The rarity of every record's values, record by record in the order of `frequencyColumns`; NaN for none. */
export interface Rarities {
  width: number;
  values: Float32Array;
  /** The rarity that no value exceeds. */
  rarest: number;
}

/**
 * Reads the rarity of the records' values by the table `frequency`.
 *
 * @param size one more than the highest number of a record
 * @param records what stands after FROM, under the name `record`
 */
export async function readRarities(
  session: Session,
  model: Pick<LinkageModel, 'comparisons'>,
  size: number,
  records = 'record',
): Promise<Rarities> {
  const columns = frequencyColumns(model);
  const width = columns.length;
  const values = new Float32Array(size * width).fill(NaN);
  const [row] = await session.all<{ rarest: number }>(
    'SELECT coalesce(max(rarity), 0) AS rarest FROM frequency',
  );
  for (const [at, name] of columns.entries()) {
    const value = `record.${quote(name)}`;
    const isAsked =
      records === 'record'
        ? 'value IS NOT NULL'
        : `value IN (SELECT ${duckdbDialect.text(value)} FROM ${records})`;
    const rarityOf = await readFrequencies(session, at, isAsked);
    const table = await readColumns(session, `SELECT n, ${valueKey(value)} FROM ${records}`);
    const rarities = rarityOf(column(table, 1));
    column<Int32Array>(table, 0).forEach((n, i) => (values[n * width + at] = rarities[i]!));
  }
  return { width, values, rarest: row!.rarest };
}

/** The rarities of a column's values by their keys; of one that the table does not know, that of one not seen yet. */
async function readFrequencies(
  session: Session,
  number: number,
  isAsked: string,
): Promise<(keys: BigUint64Array) => Float32Array> {
  const [other] = await session.all<{ rarity: number }>(
    `SELECT rarity FROM frequency WHERE number = ${number} AND value IS NULL`,
  );
  const table = await readColumns(
    session,
    `SELECT ${valueKey('value')}, rarity FROM frequency WHERE number = ${number} AND ${isAsked}`,
  );
  const numbering = numberPairs(table.numRows);
  const known = new Float32Array(table.numRows);
  const rarities = column<Float32Array>(table, 1);
  numberKeys(numbering, column(table, 0)).forEach((value, row) => (known[value] = rarities[row]!));
  const size = numbering.size();
  return (keys) =>
    Float32Array.from(numberKeys(numbering, keys), (value) => {
      if (value < 0) return NaN;
      return value < size ? known[value]! : (other?.rarity ?? NaN);
    });
}
