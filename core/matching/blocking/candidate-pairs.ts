import { HubError } from '../../base/hub-error.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { duckdbDialect as sql } from '../dialect.ts';
import type { BlockingModel } from './blocking-model.ts';
import { equalPairsSql, equalRules, writeBlocks } from './equal-pairs.ts';
import { writeExcluded, type ExcludedValues } from './excluded-values.ts';
import { writeListedPairs } from './listed-pairs.ts';
import { allPairs, pairsTouching, type PairScope } from './pair-scope.ts';

export interface CandidateOptions {
  /** What the model version leaves out (`excludedValues`); nothing where the list is empty. */
  excluded: ExcludedValues;
  /** Table with a column n: only pairs with at least one of these records are made. */
  changed?: string;
}

/**
 * Makes the temporary table `candidate(l INTEGER, r INTEGER, rules INTEGER)` from `record`: every pair that at
 * least one rule brings together once, l < r, in no particular order; bit i of `rules` is set when rule i meets.
 *
 * Whether a pair is a candidate depends on its two records and on `excluded` alone, so that the pairs of a full run
 * are those among unchanged records and those of a run with `changed` together. A sorted neighbourhood depends on
 * who stands between two records: it is refused together with `changed`.
 *
 * @returns the number of pairs
 * @throws HubError `BAD_INPUT` for a neighbourhood rule in a run with `changed`
 */
export async function candidatePairs(
  session: ConnectedSession,
  model: BlockingModel,
  { excluded, changed }: CandidateOptions,
): Promise<number> {
  if (changed && model.blocking.some(({ kind }) => kind === 'neighbourhood'))
    throw new HubError('BAD_INPUT', { detail: 'blocking: neighbourhood' });
  return writePairs(session, model, excluded, changed ? pairsTouching(changed) : allPairs, 'candidate');
}

/** Makes the table of the pairs in the scope and returns their number. */
export async function writePairs(
  session: ConnectedSession,
  model: BlockingModel,
  excluded: ExcludedValues,
  scope: PairScope,
  table: string,
): Promise<number> {
  const rules = equalRules(model.blocking);
  const hasListed = rules.length < model.blocking.length;
  await writeExcluded(session, model, excluded);
  await writeBlocks(session, rules, scope, hasListed);
  await session.run(sql.createTemporary(table, 'SELECT n AS l, n AS r, n AS rules FROM record WHERE false'));
  let pairs = 0;
  if (hasListed) {
    await writeListedPairs(session, model, scope);
    pairs += await session.run(
      `INSERT INTO ${table} SELECT l, r, rules FROM blocking_listed WHERE equal = 0`,
    );
  }
  for (const place of rules.keys()) {
    const found = equalPairsSql(model, rules, place, scope);
    pairs += await session.run(
      `INSERT INTO ${table} ${hasListed ? withListedBits(found, rules[place]!.at) : found}`,
    );
  }
  for (const name of ['blocking_block', 'blocking_excluded', 'blocking_listed'])
    await session.run(sql.drop(name));
  return pairs;
}

function withListedBits(pairs: string, rule: number): string {
  return `SELECT p.l, p.r, p.rules + coalesce(g.rules, 0)
    FROM (${pairs}) p
    LEFT JOIN (SELECT * FROM blocking_listed WHERE equal & ${2 ** rule} <> 0) g ON g.l = p.l AND g.r = p.r`;
}
