import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';

/** How often a road and number must stand with one estate, and in which share of the addresses that name both. */
const leastMentions = 2;
const leastShare = 0.8;

/** What is learnt, in an order in which one helps the next: of what is known of a site, the value that goes with it. */
const lessons: readonly { known: readonly string[]; value: string }[] = [
  { known: ['district', 'road'], value: 'estate' },
  { known: ['district', 'road', 'estate'], value: 'town' },
  { known: ['town', 'estate', 'road'], value: 'village' },
];

/**
 * Completes `site` by what addresses say of each other: departments write the same door by road and number or by town
 * and estate. Which estate stands at a number of a road is learnt from the addresses that name both, in which town and
 * village an estate at a road lies from the rows that say so.
 */
export async function learnSites(session: Session, query?: QueryOptions): Promise<void> {
  for (const { known, value } of lessons) {
    const key = known.join(', ');
    const all = [...known, value].map((column) => `${column} IS NOT NULL`).join(' AND ');
    await session.run(
      `CREATE OR REPLACE TEMP TABLE completed AS
       WITH said AS (SELECT ${key}, ${value}, sum(mentions) AS n FROM site WHERE ${all} GROUP BY ALL),
       learnt AS (
         SELECT ${key}, arg_max(${value}, (n, ${value})) AS ${value} FROM said GROUP BY ${key}
         HAVING max(n) >= ${leastMentions} AND max(n) >= ${leastShare} * sum(n))
       SELECT s.* REPLACE (coalesce(s.${value}, l.${value}) AS ${value}) FROM site s LEFT JOIN learnt l USING (${key})`,
      [],
      query,
    );
    await session.run('DROP TABLE temp.site');
    await session.run('ALTER TABLE completed RENAME TO site');
  }
}
