import { maximumRules, type BlockingRule } from '../../../../schemas/linkage/blocking-rule.ts';
import type { LinkageModel } from '../../../../schemas/linkage/linkage-model.ts';
import type { ConnectedSession } from '../../../warehouse/warehouse.ts';
import { duckdbDialect as sql } from '../../dialect.ts';
import { indexBlocks } from '../block-index.ts';
import type { BlockingModel } from '../blocking-model.ts';
import { writePairs } from '../candidate-pairs.ts';
import { pairsFrom } from '../pair-scope.ts';
import { sampledSql } from '../sample-records.ts';
import { atomsOf, writeAtoms, type Atom } from './atoms.ts';
import { chooseRules, meets, type PossibleRule } from './choose-rules.ts';
import { likelyMatches } from './likely-matches.ts';
import { countGaps, countPatterns, type Pattern } from './patterns.ts';
import { measureRule, type RuleCost } from './rule-costs.ts';

export interface SuggestOptions {
  /** Share of the matches that shall be compared. */
  recall: number;
  /** Pairs that the rules may bring together, those that meet in several counted as often. */
  maximumPairs: number;
  seed: number;
  /** Table of known matches (l, r); without it they are taken from pairs that agree on much. */
  matches?: string;
}

export interface SuggestedRules {
  rules: BlockingRule[];
  /** Share of the matches that these rules are expected to bring together; less than wanted where the pairs ran out. */
  recall: number;
  /** Expected pairs, by rule. */
  pairs: number[];
}

type SuggestModel = BlockingModel & Pick<LinkageModel, 'columns'>;

const sampleTable = 'blocking_sample_atom';
/** Records that costs are measured on, and whose partners are looked for. */
const sampledRecords = 50_000;
const likelyPairs = 2_000_000;
/** Rules that find fewer of the matches are not worth measuring. */
const leastFound = 0.02;
/** Keys and blocks of one rule take about as long as two pairs for each record. */
const pairsPerRecord = 2;

/**
 * Proposes blocking rules that bring together the wanted share of the matches with few pairs: single columns, parts
 * of columns, two of them together, elements of lists. The model's own rules are not looked at. Costs are estimated
 * from a sample of the records, the share of the matches without labels (`likelyMatches`) or from known matches.
 */
export async function suggestRules(
  session: ConnectedSession,
  model: SuggestModel,
  options: SuggestOptions,
): Promise<SuggestedRules> {
  const atoms = await atomsOf(session, model.columns);
  const [row] = await session.all<{ records: number }>(
    'SELECT CAST(count(*) AS DOUBLE) AS records FROM record',
  );
  const records = row!.records;
  const every = Math.max(1, Math.round(records / sampledRecords));
  const sample = { table: sampleTable, share: 1 / every };
  await writeAtoms(session, atoms, sample.table, sampledSql(every, options.seed));
  const measure = (places: readonly number[]) => measureRule(session, model, atoms, places, sample);
  const matches = options.matches
    ? await countPatterns(session, atoms, options.matches)
    : await findLikelyMatches(session, model, atoms, { measure, records, every, seed: options.seed });
  const possible: PossibleRule[] = [];
  const total = matches.reduce((sum, { count }) => sum + count, 0);
  for (const places of combinations(atoms)) {
    const found = matches.reduce((sum, { agrees, count }) => (meets(agrees, places) ? sum + count : sum), 0);
    if (found >= leastFound * total) possible.push({ atoms: places, ...(await measure(places)) });
  }
  await session.run(sql.drop(sample.table));
  const choice = chooseRules(possible, matches, {
    ...options,
    maximumRules,
    fixedCost: pairsPerRecord * records,
  });
  return {
    rules: choice.rules.map((rule) => ruleOf(rule.atoms.map((at) => atoms[at]!))),
    recall: choice.recall,
    pairs: choice.rules.map(({ pairs }) => Math.round(pairs)),
  };
}

function ruleOf(atoms: readonly Atom[]): BlockingRule {
  const list = atoms.find(({ isList }) => isList);
  const on = atoms.filter(({ isList }) => !isList).map(({ expression }) => expression);
  return list ? { kind: 'element', list: list.expression, on } : { kind: 'equal', on };
}

function combinations(atoms: readonly Atom[]): number[][] {
  const singles = atoms.map((_, at) => [at]);
  const pairs = atoms.flatMap(({ column, isList }, first) =>
    atoms.flatMap((second, at) =>
      at > first && second.column !== column && !(isList && second.isList) ? [[first, at]] : [],
    ),
  );
  return [...singles, ...pairs];
}

interface LikelyMatchSearch {
  measure: (places: readonly number[]) => Promise<RuleCost>;
  records: number;
  every: number;
  seed: number;
}

/** Looks for matches among the pairs of sampled records that agree on two whole columns. */
async function findLikelyMatches(
  session: ConnectedSession,
  model: SuggestModel,
  atoms: readonly Atom[],
  { measure, records, every, seed }: LikelyMatchSearch,
): Promise<Pattern[]> {
  const isEvidence = (at: number) => atoms[at]!.isWhole && !atoms[at]!.isList;
  const costs: { places: number[]; pairs: number }[] = [];
  const chances: number[] = atoms.map(() => 1);
  for (const places of combinations(atoms)) {
    if (!places.every(isEvidence)) continue;
    const { allPairs, chance } = await measure(places);
    if (places.length === 1) chances[places[0]!] = chance;
    else costs.push({ places, pairs: allPairs / every });
  }
  const blocking = costs
    .filter(({ pairs }) => pairs > 0 && pairs <= likelyPairs) // an empty column brings nobody together
    .sort((a, b) => a.pairs - b.pairs)
    .slice(0, maximumRules)
    .map(({ places }) => ruleOf(places.map((at) => atoms[at]!)));
  await session.run(
    sql.createTemporary('blocking_sample', `SELECT n FROM record WHERE ${sampledSql(every, seed)}`),
  );
  const scope = pairsFrom('blocking_sample');
  const index = await indexBlocks(session, { ...model, blocking }, { excluded: [], scope });
  await writePairs(session, index, 'blocking_likely');
  const patterns = await countPatterns(session, atoms, 'blocking_likely');
  const gaps = await countGaps(session, atoms, sampleTable);
  for (const table of ['blocking_sample', 'blocking_likely']) await session.run(sql.drop(table));
  return likelyMatches(atoms, { patterns, gaps, chances }, { records, seed });
}
