import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';

/** How often a road and number must stand with one estate, and in which share of the addresses that name both. */
const leastMentions = 2;
const leastShare = 0.8;

/** Query of what `key` columns stand with in most mentions: the value columns, where they are sure. */
function learntSql(key: string, value: readonly string[], from: string): string {
  const values = value.join(', ');
  return `WITH said AS (SELECT ${key}, ${values}, count(*) AS n FROM ${from} GROUP BY ALL),
    ranked AS (SELECT *, sum(n) OVER same AS total, row_number() OVER (same ORDER BY n DESC, ${values}) AS place
      FROM said WINDOW same AS (PARTITION BY ${key}))
    SELECT ${key}, ${values} FROM ranked WHERE place = 1 AND n >= ${leastMentions} AND n >= ${leastShare} * total`;
}

/**
 * Completes `mention` by what mentions say of each other: departments write the same door by road and number or by
 * town and estate. Which estate stands at a number of a road is learnt from the addresses that name both, in which
 * town and village an estate at a road lies from the rows that say so.
 */
export async function learnSites(session: Session, query?: QueryOptions): Promise<void> {
  const steps: readonly [key: string, value: readonly string[]][] = [
    ['district, road', ['estate']],
    ['district, road, estate', ['town']],
    ['town, estate, road', ['village']],
  ];
  for (const [key, values] of steps) {
    const known = [...key.split(', '), ...values].map((column) => `${column} IS NOT NULL`).join(' AND ');
    await session.run(
      `CREATE OR REPLACE TEMP TABLE learnt AS ${learntSql(key, values, `(SELECT * FROM mention WHERE ${known})`)}`,
      [],
      query,
    );
    const filled = values.map((value) => `coalesce(m.${value}, l.${value}) AS ${value}`).join(', ');
    await session.run(
      `CREATE OR REPLACE TEMP TABLE completed AS
       SELECT m.* REPLACE (${filled}) FROM mention m LEFT JOIN learnt l USING (${key})`,
      [],
      query,
    );
    await session.run('DROP TABLE mention');
    await session.run('ALTER TABLE completed RENAME TO mention');
  }
  await session.run('DROP TABLE learnt');
}
