import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { ConnectedSession } from '../../../core/warehouse/warehouse.ts';

export type Share = 'all' | 'odd';

/** SQL of how many records stand with a record under the same keys: in the other source where two are linked. */
function partners(keys: string, isLink: boolean): string {
  const own = isLink ? `count(*) OVER (PARTITION BY ${keys}, source)` : '1';
  return `count(*) OVER (PARTITION BY ${keys}) - ${own}`;
}

/** Makes `grouped(n, g)` of what a linkage found, for the figures below. */
export async function keepGroups(session: ConnectedSession, group: Int32Array): Promise<void> {
  await session.run('CREATE OR REPLACE TEMP TABLE grouped (n INTEGER, g INTEGER)');
  await session.append('grouped', [Int32Array.from(group.keys()), group]);
}

/**
 * Pairwise F1 of the groups. Every pair counts half for each of its records, so that the figure of a share of the
 * entities knows their false links to all others.
 */
export async function clusterF1(session: ConnectedSession, isLink: boolean, share: Share): Promise<number> {
  const [row] = await session.all<{ f1: number }>(
    `SELECT (2 * sum(joined) / (sum(found) + sum(true_pairs)))::DOUBLE AS f1 FROM (
       SELECT is_even, ${partners('g', isLink)} AS found, ${partners('entity', isLink)} AS true_pairs,
         ${partners('g, entity', isLink)} AS joined
       FROM data JOIN grouped USING (n))
     WHERE ${share === 'all' ? 'true' : 'NOT is_even'}`,
  );
  return row!.f1;
}

/**
 * F1 over all true pairs, blocked or not, of the scored pairs that are likelier matches than not.
 *
 * @param kept what else a pair must be: SQL over `scored` and the groups `a.g`, `b.g` of its records (`keepGroups`)
 */
async function f1OfPairs(session: ConnectedSession, isLink: boolean, kept: string): Promise<number> {
  const [row] = await session.all<{ f1: number }>(
    `WITH side AS (SELECT n, entity, g FROM data JOIN grouped USING (n)),
     scored_pair AS (
       SELECT count(*) AS found, count(*) FILTER (a.entity = b.entity) AS joined
       FROM scored JOIN side a ON a.n = l JOIN side b ON b.n = r WHERE weight >= 0 AND ${kept}),
     truth AS (SELECT sum(pairs) / 2 AS true_pairs FROM (SELECT ${partners('entity', isLink)} AS pairs FROM data))
     SELECT (2 * joined / (found + true_pairs))::DOUBLE AS f1 FROM scored_pair, truth`,
  );
  return row!.f1;
}

/** Of every pair by its own score, whatever else its records are paired with. */
export const scoredPairF1 = (session: ConnectedSession, isLink: boolean): Promise<number> =>
  f1OfPairs(session, isLink, 'true');

/**
 * Of the pairs that the model reports as links. A model of sources without duplicates says that a record has at most one
 * partner (`oneToOne`): of several likely ones it reports the one that it joins. Without that these are all scored pairs.
 */
export const pairF1 = (
  session: ConnectedSession,
  { linkType, clustering }: Pick<LinkageModel, 'linkType' | 'clustering'>,
): Promise<number> =>
  f1OfPairs(session, linkType === 'link', linkType === 'link' && clustering.oneToOne ? 'a.g = b.g' : 'true');
