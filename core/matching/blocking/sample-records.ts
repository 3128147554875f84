import { duckdbDialect as sql } from '../dialect.ts';

/** SQL condition on n that holds for one record in `every`, the same ones for one seed. */
export function sampledSql(every: number, seed: number): string {
  return `${sql.hash([sql.text('n'), sql.literal(String(seed))])} % ${every} = 0`;
}
