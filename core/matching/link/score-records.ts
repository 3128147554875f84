import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import { HubError } from '../../base/hub-error.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { indexBlocks } from '../blocking/block-index.ts';
import { runScope } from '../blocking/candidate-pairs.ts';
import { pairCounts } from '../blocking/count-pairs.ts';
import { refuseTooManyPairs } from '../blocking/refuse-too-many-pairs.ts';
import type { LabelledMatches } from '../training/train-by-labels.ts';
import { frequencyQuery, readRarities } from '../scoring/rarity-tables.ts';
import { pairScorer } from '../scoring/score-pairs.ts';
import { chooseThreshold } from './choose-threshold.ts';
import { countPatterns, type ComparedSample } from './count-patterns.ts';
import { judgedPatterns } from './judged-patterns.ts';
import { labelledMatches } from './labelled-matches.ts';
import { leastWeight } from './least-weight.ts';
import type { LinkContext } from './link-context.ts';
import type { LinkageVersion } from './linkage-version.ts';
import { eachBatch, preparePairs, releasePairs, type PreparedPairs } from './prepare-pairs.ts';
import { trainModel } from './train-model.ts';
import { sampleTaker } from './training-sample.ts';
import { startScored } from './write-scored.ts';

export interface ScoreOptions {
  /** Table with a column n: only pairs with at least one of these records are scored. */
  changed?: string;
  /** Temporary table (l, r, weight) of what people judged (`cluster-scored.ts`): training learns from it. */
  decisions?: string;
  /** Temporary table (n, label) of the entities that are known: what a model with `training.by` of labels learns from. */
  labels?: string;
}

export interface ScoredRecords {
  /** The given version, or what was learnt. */
  version: LinkageVersion;
  /** Candidate pairs that were compared. */
  pairs: number;
  records: number;
}

/**
 * Scores the pairs of the temporary table `record` that the model compares: block, compare and train where no version
 * is given, score. Leaves `scored(l, r, pattern, weight)` and `frequency` behind. With a version nothing is estimated
 * anew: what a pair weighs, and whether it is compared at all, depends on its two records and the version alone.
 *
 * The candidate pairs are made batch by batch, once for training and once for scoring, and only what may matter is
 * kept: memory grows with the records and the pairs that are alike, not with those that are compared.
 *
 * @param version what an earlier run learnt, its `frequency` table standing ready; null to learn it from the records
 * @throws HubError `TOO_MANY_PAIRS` before anything is made, `CANCELLED`, `BAD_INPUT` for a neighbourhood rule with `changed` and
 * for a model that learns by labels without any,
 * `PRECISION_UNREACHED`, `LABELS_UNPAIRED`
 */
export async function scoreRecords(
  session: ConnectedSession,
  model: LinkageModel,
  version: LinkageVersion | null,
  { changed, decisions, labels }: ScoreOptions,
  { signal, progress, places }: LinkContext,
): Promise<ScoredRecords> {
  progress('block', 0);
  const scope = runScope(model, changed);
  const index = await indexBlocks(session, model, { excluded: version?.excluded ?? null, scope });
  const counted = pairCounts(index.counts);
  refuseTooManyPairs(model, counted);
  progress('compare', 0.2);
  const prepared = await preparePairs(session, model, index, places);
  let parameters = version?.parameters;
  let expected = counted.total;
  let sample: ComparedSample | null = null;
  if (!parameters) {
    const looked = await countPatterns(prepared, {
      seed: model.training.seed,
      signal,
      looked: (share) => progress('compare', 0.25 + 0.15 * share),
    });
    ({ pairs: expected, sample } = looked);
    progress('train', 0.4);
    const judged = decisions && (await judgedPatterns(session, prepared, decisions, signal));
    const labelled = await readLabelled(session, model, prepared, labels, signal);
    const patterns = {
      counts: looked.counts,
      ...(judged && { decisions: judged }),
      ...(labelled && { labelled }),
    };
    parameters = await trainModel(session, model, prepared, patterns, signal);
    await session.run(`CREATE OR REPLACE TEMP TABLE frequency AS ${frequencyQuery(model)}`);
  }
  progress('score', 0.5);
  const pairs = await scorePairs(session, model, parameters, prepared, {
    sample,
    signal,
    looked: (pairs) => progress('score', 0.5 + (0.3 * pairs) / Math.max(1, expected)),
  });
  await releasePairs(session, model);
  const { aim } = model.clustering;
  if (aim !== undefined && parameters.threshold === undefined)
    parameters = { ...parameters, threshold: await chooseThreshold(session, model, parameters, aim) };
  const [row] = await session.all<{ records: number }>('SELECT count(*)::DOUBLE AS records FROM record');
  return { version: { parameters, excluded: index.excluded }, pairs, records: row!.records };
}

async function readLabelled(
  session: ConnectedSession,
  { training: { by, seed } }: LinkageModel,
  prepared: PreparedPairs,
  labels: string | undefined,
  signal: AbortSignal,
): Promise<LabelledMatches | null> {
  if (by !== 'labels') return null;
  if (labels === undefined) throw new HubError('BAD_INPUT', { detail: 'training.by: labels' });
  return labelledMatches(session, prepared, labels, { seed, signal });
}

interface ScorePairsOptions {
  /** What training has compared already. */
  sample: ComparedSample | null;
  signal: AbortSignal;
  looked(pairs: number): void;
}

/** Makes `scored` of the pairs that may matter; returns how many were compared. */
async function scorePairs(
  session: ConnectedSession,
  model: LinkageModel,
  parameters: LinkageParameters,
  { index, comparer, records }: PreparedPairs,
  { sample, signal, looked }: ScorePairsOptions,
): Promise<number> {
  const rarities = await readRarities(session, model, index.records, records);
  const score = pairScorer(model, parameters, {
    rarities,
    patternOf: (number) => comparer.patternOf(number),
    atLeast: leastWeight,
  });
  const writer = await startScored(session);
  const take = sample && sampleTaker(sample);
  let [pairs, batches] = [0, 0];
  await eachBatch(index, signal, async (batch) => {
    pairs += batch.length;
    if (take) await writer.add(score(take(batch), sample.patterns[batches++]!));
    await writer.add(score(batch, await comparer.compare(batch)));
    looked(pairs);
  });
  await writer.end();
  return pairs;
}
