import { setImmediate } from 'node:timers/promises';
import { HubError } from '../../base/hub-error.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { duckdbDialect as sql } from '../dialect.ts';
import { indexBlocks, type BlockIndex } from './block-index.ts';
import type { BlockingModel } from './blocking-model.ts';
import type { ExcludedValues } from './excluded-values.ts';
import { pairBatches } from './pair-batches.ts';
import { allPairs, pairsTouching, type PairScope } from './pair-scope.ts';

export interface CandidateOptions {
  /** What the model version leaves out (`excludedValues`); nothing where the list is empty. */
  excluded: ExcludedValues;
  /** Table with a column n: only pairs with at least one of these records are made. */
  changed?: string;
}

/**
 * Which pairs a run makes: all, or those that touch a changed record. Whether a pair is a candidate depends on its two
 * records and on what is excluded alone, so that the pairs of a full run are those among unchanged records and those
 * of a run with `changed` together. A sorted neighbourhood depends on who stands between two records: it is refused
 * together with `changed`.
 *
 * @throws HubError `BAD_INPUT` for a neighbourhood rule in a run with `changed`
 */
export function runScope(model: BlockingModel, changed: string | undefined): PairScope {
  if (changed && model.blocking.some(({ kind }) => kind === 'neighbourhood'))
    throw new HubError('BAD_INPUT', { detail: 'blocking: neighbourhood' });
  return changed ? pairsTouching(changed) : allPairs;
}

/**
 * Makes the temporary table `candidate(l INTEGER, r INTEGER, rules INTEGER)` from `record`: every pair that at
 * least one rule brings together once, l < r, in no particular order; bit i of `rules` is set when rule i meets.
 *
 * @returns the number of pairs
 * @throws HubError `BAD_INPUT` for a neighbourhood rule in a run with `changed`
 */
export async function candidatePairs(
  session: ConnectedSession,
  model: BlockingModel,
  { excluded, changed }: CandidateOptions,
): Promise<number> {
  const index = await indexBlocks(session, model, { excluded, scope: runScope(model, changed) });
  return writePairs(session, index, 'candidate');
}

/** Makes the table of an index's pairs and returns their number. */
export async function writePairs(
  session: ConnectedSession,
  index: BlockIndex,
  table: string,
): Promise<number> {
  await session.run(sql.createTemporary(table, 'SELECT n AS l, n AS r, n AS rules FROM record WHERE false'));
  let pairs = 0;
  for (const { length, left, right, rules } of pairBatches(index)) {
    await session.append(
      table,
      [left, right, rules].map((values) => values.subarray(0, length)),
    );
    pairs += length;
    await setImmediate();
  }
  return pairs;
}
