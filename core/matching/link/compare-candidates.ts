import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { candidatePairs, type CandidateOptions } from '../blocking/candidate-pairs.ts';
import { countPairs } from '../blocking/count-pairs.ts';
import { refuseTooManyPairs } from '../blocking/refuse-too-many-pairs.ts';
import { compileComparison } from '../comparison/compile-comparison.ts';
import { comparePairs, type ReadyComparison } from '../pairs/compare-pairs.ts';
import { encodeValues, readDictionary } from '../pairs/value-dictionary.ts';
import type { LinkContext } from './link-context.ts';

/** Pairs compared at a time: what bounds the memory. */
const pairsAtOnce = 3_000_000;

export interface ComparedCandidates {
  records: number;
  pairs: number;
  ready: readonly ReadyComparison[];
}

/**
 * Finds the candidate pairs of `record` and compares them: makes `coded` and `compared(l, r, rules, pattern)`.
 *
 * @throws HubError `TOO_MANY_PAIRS` before anything is made
 */
export async function compareCandidates(
  session: ConnectedSession,
  model: LinkageModel,
  options: CandidateOptions,
  { signal, progress, places }: LinkContext,
): Promise<ComparedCandidates> {
  const query = { signal };
  refuseTooManyPairs(model, await countPairs(session, model));
  const pairs = await candidatePairs(session, model, options);
  progress('compare', 0.3);
  await encodeValues(session, model);
  const ready: ReadyComparison[] = [];
  for (const [k, comparison] of model.comparisons.entries())
    ready.push({
      compiled: compileComparison(comparison, model.columns, places),
      dictionary: await readDictionary(session, k, comparison, model.columns),
    });
  await session.run(
    'CREATE OR REPLACE TEMP TABLE compared (l INTEGER, r INTEGER, rules INTEGER, pattern BIGINT)',
  );
  const parts = Math.max(1, Math.ceil(pairs / pairsAtOnce));
  for (let part = 0; part < parts; part++) {
    await comparePairs(session, model, ready, `candidate.l % ${parts} = ${part}`, query);
    progress('compare', 0.3 + (0.3 * (part + 1)) / parts);
  }
  await session.run('DROP TABLE candidate');
  const [row] = await session.all<{ records: number }>('SELECT count(*)::DOUBLE AS records FROM record');
  return { records: row!.records, pairs, ready };
}
