import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { clusterRecords } from '../clustering/cluster-records.ts';
import type { ScoredPairs } from '../clustering/scored-pairs.ts';
import { column, readColumns } from '../pairs/read-columns.ts';
import { thresholdBits } from '../scoring/threshold-bits.ts';
import { leastWeight } from './least-weight.ts';
import { readConstraints } from './read-constraints.ts';

export interface ClusterOptions {
  /** How many records there are, numbered from 0. */
  records: number;
  signal: AbortSignal;
  /**
   * Temporary table (l, r, weight) with l < r and each pair once: what reviewers decided, `Infinity` for the same
   * entity and `-Infinity` for another, in place of the pair's score.
   */
  decisions?: string;
}

/**
 * Groups the records by the temporary table `scored(l, r, …, weight)`; contradictions and unique sources are read
 * from `record`.
 *
 * @returns per record the smallest record of its group
 * @throws the signal's reason, HubError `CANCELLED`
 */
export async function clusterScored(
  session: Session,
  model: LinkageModel,
  parameters: Pick<LinkageParameters, 'blockingRecall' | 'threshold'>,
  { records, signal, decisions }: ClusterOptions,
): Promise<Int32Array> {
  const table = await readColumns(session, weightsSql(decisions));
  const pairs: ScoredPairs = { left: column(table, 0), right: column(table, 1), weight: column(table, 2) };
  return clusterRecords(records, pairs, {
    threshold: thresholdBits(model, parameters),
    absent: absentBits(model, parameters.blockingRecall),
    ...(await readConstraints(session, model)),
    signal,
  });
}

function weightsSql(decisions: string | undefined): string {
  if (!decisions) return 'SELECT l, r, weight FROM scored';
  return `SELECT l, r, weight FROM scored ANTI JOIN ${quote(decisions)} USING (l, r)
    UNION ALL SELECT l::INTEGER, r::INTEGER, weight::FLOAT FROM ${quote(decisions)}`;
}

/** What a pair that no rule brought together says: the share of matches that the rules miss. */
function absentBits({ linkType }: LinkageModel, blockingRecall: number | null): number {
  if (linkType === 'link' || blockingRecall === null) return 0;
  return Math.max(leastWeight, Math.log2(1 - blockingRecall));
}
