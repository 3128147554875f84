import type { BlockingRule } from '../../../schemas/linkage/blocking-rule.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { duckdbDialect as sql } from '../dialect.ts';
import { blockRowsSql, isValueRule, keyOfValues, type ValueRule } from './block-rows.ts';
import { readBlocks, writeBlockSizes, type BlockSize } from './block-sizes.ts';
import type { BlockingModel } from './blocking-model.ts';
import { neighbourRowsSql } from './listed-pairs.ts';

/** What one rule would cost and cover. */
export interface RuleCount {
  /**
   * Pairs that the rule brings together, whatever the other rules do. Exact for `equal`; an upper bound where two
   * records share several elements, and for a neighbourhood where the sources of neighbours decide.
   */
  pairs: number;
  /** Records that the rule brings together with at least one other. */
  records: number;
  /** Values that more than `model.largestBlock` records have, and how many have them: they are not in `pairs`. */
  excluded: { values: number; records: number };
  /** The largest blocks, excluded ones too. The values are personal: whoever shows them masks them. */
  largest: BlockSize[];
}

export interface PairCounts {
  rules: RuleCount[];
  /** Sum over the rules: an upper bound of the pairs, since some meet in several, and the measure of the work. */
  total: number;
}

const largestShown = 5;

/** Counts what the model's rules would bring together in `record`, without making a pair. */
export async function countPairs(session: ConnectedSession, model: BlockingModel): Promise<PairCounts> {
  const rules: RuleCount[] = [];
  for (const rule of model.blocking)
    rules.push(
      isValueRule(rule) ? await countBlocks(session, model, rule) : await countNeighbours(session, rule),
    );
  await session.run(sql.drop('blocking_size'));
  return { rules, total: rules.reduce((sum, { pairs }) => sum + pairs, 0) };
}

async function countBlocks(
  session: ConnectedSession,
  model: BlockingModel,
  rule: ValueRule,
): Promise<RuleCount> {
  await writeBlockSizes(session, model, rule);
  const isKept = `records <= ${model.largestBlock}`;
  const [row] = await session.all<Record<'pairs' | 'records' | 'values' | 'without', number>>(
    `SELECT coalesce(sum(pairs) FILTER (${isKept}), 0) AS pairs,
       CAST(coalesce(sum(records) FILTER (${isKept} AND pairs > 0), 0) AS DOUBLE) AS records,
       CAST(count(*) FILTER (NOT ${isKept}) AS DOUBLE) AS values,
       CAST(coalesce(sum(records) FILTER (NOT ${isKept}), 0) AS DOUBLE) AS without
     FROM blocking_size`,
  );
  const { pairs, records, values, without } = row!;
  return {
    pairs,
    records: rule.kind === 'equal' ? records : await countRecords(session, rule, isKept),
    excluded: { values, records: without },
    largest: await readBlocks(session, rule, `ORDER BY records DESC, n, k LIMIT ${largestShown}`),
  };
}

/** A record may have several of the values, and counts once. */
async function countRecords(session: ConnectedSession, rule: ValueRule, isKept: string): Promise<number> {
  const [row] = await session.all<{ records: number }>(
    `SELECT CAST(count(DISTINCT n) AS DOUBLE) AS records FROM (${blockRowsSql(rule)})
     WHERE ${keyOfValues(rule)} IN (SELECT k FROM blocking_size WHERE ${isKept} AND pairs > 0)`,
  );
  return row!.records;
}

async function countNeighbours(
  session: ConnectedSession,
  rule: Extract<BlockingRule, { kind: 'neighbourhood' }>,
): Promise<RuleCount> {
  // Of c records in order, c − 1 pairs are one place apart, c − 2 two places, …
  const [row] = await session.all<Record<'pairs' | 'records', number>>(
    `SELECT CAST(coalesce(sum(d * c - d * (d + 1) / 2), 0) AS DOUBLE) AS pairs,
       CAST(coalesce(sum(c), 0) AS DOUBLE) AS records
     FROM (SELECT count(*) AS c, least(count(*) - 1, ${rule.window}) AS d
           FROM (${neighbourRowsSql(rule, 'true')}) GROUP BY k HAVING count(*) > 1)`,
  );
  return { ...row!, excluded: { values: 0, records: 0 }, largest: [] };
}
