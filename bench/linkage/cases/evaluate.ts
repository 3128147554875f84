import type { ConnectedSession } from '../../../core/warehouse/warehouse.ts';

export type Share = 'all' | 'odd';

/** SQL of how many records stand with a record under the same keys: in the other source where two are linked. */
function partners(keys: string, isLink: boolean): string {
  const own = isLink ? `count(*) OVER (PARTITION BY ${keys}, source)` : '1';
  return `count(*) OVER (PARTITION BY ${keys}) - ${own}`;
}

/**
 * Pairwise F1 of the groups. Every pair counts half for each of its records, so that the figure of a share of the
 * entities knows their false links to all others.
 *
 * @param group per record n its group
 */
export async function clusterF1(
  session: ConnectedSession,
  group: Int32Array,
  isLink: boolean,
  share: Share,
): Promise<number> {
  await session.run('CREATE OR REPLACE TEMP TABLE grouped (n INTEGER, g INTEGER)');
  await session.append('grouped', [Int32Array.from(group.keys()), group]);
  const [row] = await session.all<{ f1: number }>(
    `SELECT (2 * sum(joined) / (sum(found) + sum(true_pairs)))::DOUBLE AS f1 FROM (
       SELECT is_even, ${partners('g', isLink)} AS found, ${partners('entity', isLink)} AS true_pairs,
         ${partners('g, entity', isLink)} AS joined
       FROM data JOIN grouped USING (n))
     WHERE ${share === 'all' ? 'true' : 'NOT is_even'}`,
  );
  return row!.f1;
}

/** F1 of the scored pairs that are likelier matches than not, over all true pairs, blocked or not. */
export async function pairF1(session: ConnectedSession, isLink: boolean): Promise<number> {
  const [row] = await session.all<{ f1: number }>(
    `WITH scored_pair AS (
       SELECT count(*) AS found, count(*) FILTER (a.entity = b.entity) AS joined
       FROM scored JOIN data a ON a.n = l JOIN data b ON b.n = r WHERE weight >= 0),
     truth AS (SELECT sum(pairs) / 2 AS true_pairs FROM (SELECT ${partners('entity', isLink)} AS pairs FROM data))
     SELECT (2 * joined / (found + true_pairs))::DOUBLE AS f1 FROM scored_pair, truth`,
  );
  return row!.f1;
}
