import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexBlocks } from '../../../../core/matching/blocking/block-index.ts';
import { allPairs } from '../../../../core/matching/blocking/pair-scope.ts';
import { countPatterns } from '../../../../core/matching/link/count-patterns.ts';
import { eachBatch, preparePairs, type PreparedPairs } from '../../../../core/matching/link/prepare-pairs.ts';
import { trainModel } from '../../../../core/matching/link/train-model.ts';
import {
  expectedQuality,
  scoreBinsQuery,
  type ScoreBin,
} from '../../../../core/matching/scoring/expected-quality.ts';
import { frequencyQuery, readRarities } from '../../../../core/matching/scoring/rarity-tables.ts';
import { pairScorer } from '../../../../core/matching/scoring/score-pairs.ts';
import { openScratch, type Scratch } from '../../../../core/warehouse/scratch.ts';
import { LinkageModel } from '../../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../../schemas/linkage/parameters.ts';
import { sharedData } from '../../../fixtures/shared-data.ts';

const file = sharedData('data/linkage/febrl/dataset3.csv');

const columns = ['given_name', 'surname', 'date_of_birth', 'soc_sec_id', 'address_1', 'suburb', 'postcode'];
const rules = [
  ['soc_sec_id'],
  ['given_name', 'surname'],
  ['date_of_birth', 'postcode'],
  ['left(surname, 4)', 'left(date_of_birth, 4)'],
  ['address_1', 'suburb'],
  ['given_name', 'date_of_birth'],
  ['postcode', 'surname'],
];

const model = LinkageModel.parse({
  version: 'febrl3',
  linkType: 'dedupe',
  columns: Object.fromEntries(columns.map((name) => [name, 'text'])),
  blocking: rules.map((on) => ({ kind: 'equal', on })),
  largestBlock: 1000,
  comparisons: columns.map((column) => ({
    name: column,
    columns: [column],
    levels: [
      { name: 'missing', when: { kind: 'null', column }, isMissing: true },
      {
        name: 'exact',
        when: { kind: 'equal', column },
        ...(column.endsWith('name') ? { frequency: { column, weight: 1, atLeast: 0 } } : {}),
      },
      { name: 'one edit', when: { kind: 'edit-distance', column, atMost: 1 } },
      { name: 'two edits', when: { kind: 'edit-distance', column, atMost: 2 } },
      { name: 'else', when: { kind: 'else' } },
    ],
  })),
  training: { randomPairs: 200_000 },
  clustering: { probability: 0.95, contradictions: [] },
});

let session: Scratch;
let parameters: LinkageParameters;
let prepared: PreparedPairs;
/** Pairs of records, compared or not. */
const pairsInAll = (5000 * 4999) / 2;
const { signal } = new AbortController();

/** Trains as a run does, from the records alone. */
async function train(): Promise<LinkageParameters> {
  const index = await indexBlocks(session, model, { excluded: [], scope: allPairs });
  prepared = await preparePairs(session, model, index, []);
  const { counts } = await countPatterns(prepared, { seed: model.training.seed, signal });
  return trainModel(session, model, prepared, { counts }, signal);
}

/** Makes `compared(l, r, rules, pattern)` and, of what they weigh, `scored`. */
async function writePairs(): Promise<void> {
  await session.run(`CREATE TEMP TABLE frequency AS ${frequencyQuery(model)}`);
  const { comparer } = prepared;
  const score = pairScorer(model, parameters, {
    rarities: await readRarities(session, model, 5000),
    patternOf: (number) => comparer.patternOf(number),
    atLeast: -Infinity,
  });
  await session.run('CREATE TEMP TABLE compared (l INTEGER, r INTEGER, rules INTEGER, pattern BIGINT)');
  await session.run('CREATE TEMP TABLE scored (l INTEGER, r INTEGER, pattern BIGINT, weight FLOAT)');
  await eachBatch(prepared.index, signal, async (batch) => {
    const { left, right, pattern, weight } = score(batch, await comparer.compare(batch));
    await session.append('scored', [left, right, pattern, weight]);
    await session.append('compared', [left, right, batch.rules.subarray(0, batch.length), pattern]);
  });
}

/** A figure over the truth, in which `a` and `b` are the records of a pair. */
async function figure(sql: string): Promise<number> {
  const [row] = await session.all<{ value: number }>(`SELECT (${sql})::DOUBLE AS value`);
  return row!.value;
}

const joined = 'JOIN record a ON a.n = l JOIN record b ON b.n = r';

describe.skipIf(!file)('training on Febrl’s dataset 3, of which the truth is known', () => {
  beforeAll(async () => {
    session = await openScratch({ memoryLimitMB: 1024, outputDirectory: dirname(file!) });
    const values = columns.map((name) => `nullif(trim(${name}), '') AS ${name}`);
    await session.run(`CREATE TEMP TABLE record AS
      SELECT (row_number() OVER () - 1)::INTEGER AS n, 0 AS source, ${values.join(', ')}, split_part(rec_id, '-', 2) AS entity
      FROM read_csv('${file!}', all_varchar = true, header = true, quote = '')`);
    parameters = await train();
    await writePairs();
  });

  afterAll(() => session.close());

  const truePairs = 'SELECT sum(n * (n - 1) / 2) FROM (SELECT count(*) AS n FROM record GROUP BY entity)';

  it('finds m without being told a single match', async () => {
    for (const [k, { levels }] of model.comparisons.entries()) {
      const level = `pattern // ${16 ** k} % 16`;
      for (const [i, { m }] of parameters.levels[k]!.entries()) {
        if (levels[i]!.isMissing) continue;
        const share = await figure(
          `SELECT avg((${level} = ${i})::INTEGER) FROM compared ${joined} WHERE a.entity = b.entity AND ${level} <> 0`,
        );
        expect(Math.abs(m - share), `${columns[k]} ${levels[i]!.name}`).toBeLessThan(0.04);
      }
    }
  });

  it('finds how many pairs match, also of those never compared', async () => {
    expect(parameters.prior / ((await figure(truePairs)) / pairsInAll)).toBeCloseTo(1, 1);
    const compared = await figure(`SELECT count(*) FROM compared ${joined} WHERE a.entity = b.entity`);
    expect(parameters.blockingRecall).toBeCloseTo(compared / (await figure(truePairs)), 1);
    for (const [rule, share] of parameters.matchShares.entries())
      expect(
        Math.abs(
          share! -
            (await figure(
              `SELECT avg((a.entity = b.entity)::INTEGER) FROM compared ${joined} WHERE rules & ${1 << rule} <> 0`,
            )),
        ),
      ).toBeLessThan(0.01);
  });

  it('expects the precision and recall that its scores have', async () => {
    const points = expectedQuality(
      await session.all<ScoreBin>(scoreBinsQuery()),
      parameters.prior * pairsInAll,
    );
    const at = points.reduce((best, point) => (point.f1 > best.f1 ? point : best));
    const threshold = at.weight;
    const found = `FROM scored ${joined} WHERE CAST(weight AS DOUBLE) >= ${threshold}`;
    const precision = await figure(`SELECT avg((a.entity = b.entity)::INTEGER) ${found}`);
    const recall =
      (await figure(`SELECT count(*) ${found} AND a.entity = b.entity`)) / (await figure(truePairs));
    expect(Math.abs(at.precision - precision)).toBeLessThan(0.002);
    expect(Math.abs(at.recall - recall)).toBeLessThan(0.02);
    // Splink 5 with its demo's settings reaches .993 at p ≥ .5.
    expect((2 * precision * recall) / (precision + recall)).toBeGreaterThan(0.993);
  });

  it('comes out the same a second time', async () => {
    expect(await train()).toEqual(parameters);
  });
});
