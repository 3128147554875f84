import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pairScorer } from '../../../../core/matching/scoring/score-pairs.ts';
import {
  frequencyQuery,
  rarityQuery,
  readRarities,
  type Rarities,
} from '../../../../core/matching/scoring/rarity-tables.ts';
import { scoreBinsQuery, type ScoreBin } from '../../../../core/matching/scoring/expected-quality.ts';
import { waterfall } from '../../../../core/matching/scoring/waterfall.ts';
import { packLevels } from '../../../../core/matching/training/pattern-counts.ts';
import { openScratch, type Scratch } from '../../../../core/warehouse/scratch.ts';
import { LinkageModel } from '../../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../../schemas/linkage/parameters.ts';

/** Surname with frequency on exact and close, city without. */
const model = LinkageModel.parse({
  version: 'test',
  linkType: 'dedupe',
  columns: { surname: 'text', city: 'text' },
  blocking: [{ kind: 'equal', on: ['city'] }],
  largestBlock: 1000,
  comparisons: [
    {
      name: 'surname',
      columns: ['surname'],
      levels: [
        { name: 'missing', when: { kind: 'null', column: 'surname' }, isMissing: true },
        {
          name: 'exact',
          when: { kind: 'equal', column: 'surname' },
          frequency: { column: 'surname', weight: 1, atLeast: 1 / 8 },
        },
        {
          name: 'close',
          when: { kind: 'edit-distance', column: 'surname', atMost: 1 },
          frequency: { column: 'surname', weight: 0.5, atLeast: 0 },
        },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
    {
      name: 'city',
      columns: ['city'],
      levels: [
        { name: 'exact', when: { kind: 'equal', column: 'city' } },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
  ],
  clustering: { probability: 0.9, contradictions: [] },
});

/** Bits: surname exact 2, close 1, else −3; city exact 1, else −1; prior 1 : 4. */
const parameters: LinkageParameters = {
  modelVersion: 'test',
  prior: 0.2,
  levels: [
    [
      { m: 1, u: 1 },
      { m: 0.5, u: 0.125 },
      { m: 0.25, u: 0.125 },
      { m: 0.09375, u: 0.75 },
    ],
    [
      { m: 0.5, u: 0.25 },
      { m: 0.375, u: 0.75 },
    ],
  ],
  interactions: [],
  history: [],
  converged: true,
  matchShares: [null],
  blockingRecall: null,
  untrained: [],
};

const [missing, exact, close, other] = [0, 1, 2, 3];

let session: Scratch;
let rarities: Rarities;

beforeAll(async () => {
  session = await openScratch({ memoryLimitMB: 256, outputDirectory: tmpdir() });
  // 16 records with a surname: 8 Li (1/2), 4 Lu (1/4), 3 Ma (3/16), 1 Mo (1/16); one without.
  await session.run(`CREATE TEMP TABLE record AS
    SELECT (row_number() OVER () - 1)::INTEGER AS n, 0 AS source, surname, 'x' AS city FROM (
      SELECT unnest(['Li','Li','Li','Li','Li','Li','Li','Li','Lu','Lu','Lu','Lu','Ma','Ma','Ma','Mo', NULL]) AS surname)`);
  await session.run(`CREATE TEMP TABLE frequency AS ${frequencyQuery(model)}`);
  rarities = await readRarities(session, model, 17);
});

afterAll(() => session.close());

/** Scores pairs of records with the levels of their surnames and cities. */
function score(pairs: [l: number, r: number, surname: number, city: number][], atLeast: number) {
  const patterns = pairs.map(([, , surname, city]) => packLevels([surname, city]));
  const { left, right, weight } = pairScorer(model, parameters, {
    rarities,
    patternOf: (number) => patterns[number]!,
    atLeast,
  })(
    {
      length: pairs.length,
      left: Int32Array.from(pairs, ([l]) => l),
      right: Int32Array.from(pairs, ([, r]) => r),
      rules: Int32Array.from(pairs, () => 1),
    },
    Int32Array.from(patterns.keys()),
  );
  return Array.from(left, (l, i) => ({ l, r: right[i]!, weight: weight[i]! }));
}

describe('scored pairs', () => {
  it('add the prior and the levels, and replace u by the frequency of the value', () => {
    const scored = score(
      [
        [0, 1, exact!, 0], // Li, Li: as usual 2 + 1 − 2, and log2(0.125 / 0.5) = −2
        [8, 9, exact!, 0], // Lu: log2(0.125 / 0.25) = −1
        [0, 8, close!, 0], // Li, Lu: the more frequent counts, half of log2(0.125 / 0.5)
        [0, 15, other!, 1],
        [0, 16, missing!, 0],
        [12, 15, close!, 0], // Ma (3/16), Mo (1/16): half of log2(0.125 / 0.1875)
      ],
      -100,
    );
    expect(scored).toEqual([
      { l: 0, r: 1, weight: -2 + 2 + 1 - 2 },
      { l: 8, r: 9, weight: -2 + 2 + 1 - 1 },
      { l: 0, r: 8, weight: -2 + 1 + 1 - 1 },
      { l: 0, r: 15, weight: -2 - 3 - 1 },
      { l: 0, r: 16, weight: -2 + 1 },
      { l: 12, r: 15, weight: expect.closeTo(-2 + 1 + 1 - Math.log2(1.5) / 2, 5) as number },
    ]);
  });

  it('take no value for rarer than the level allows', () => {
    // Mo stands once in 16, below 1/8: u stays at 1/8.
    expect(score([[15, 15, exact!, 0]], -100)).toEqual([{ l: 15, r: 15, weight: 1 }]);
  });

  it('are left out below the threshold, however they get there', () => {
    expect(
      score(
        [
          [0, 1, exact!, 0],
          [8, 9, exact!, 0],
          [0, 15, other!, 1],
        ],
        -0.5,
      ),
    ).toEqual([{ l: 8, r: 9, weight: 0 }]);
  });

  it('weigh a value that no table knows as rarest', async () => {
    await session.run(`CREATE OR REPLACE TEMP TABLE later AS SELECT 0 AS n, 'Wu' AS surname`);
    const [row] = await session.all<{ b0: number }>(rarityQuery(model, 'later AS record'));
    expect(row!.b0).toBe(4);
  });

  it('weigh what their waterfalls add up to, exactly', async () => {
    const pairs: [number, number, number, number][] = [
      [0, 1, exact, 0],
      [12, 15, close, 0],
      [8, 13, close, 1],
      [0, 16, missing, 1],
    ];
    const rarity = await session.all<{ b0: number | null }>(
      `SELECT b0 FROM (${rarityQuery(model)}) ORDER BY n`,
    );
    for (const { l, r, weight } of score(pairs, -100)) {
      const [, , surname, city] = pairs.find(([left, right]) => left === l && right === r)!;
      const rarities = { left: [rarity[l]!.b0], right: [rarity[r]!.b0] };
      const found = waterfall(model, parameters, packLevels([surname, city]), rarities);
      expect(found.parts.reduce((sum, { bits }) => sum + bits, 0)).toBe(found.weight);
      expect(Math.fround(found.weight)).toBe(weight);
      expect(found.parts[0]).toEqual({ kind: 'prior', bits: -2 });
    }
    expect(waterfall(model, parameters, packLevels([exact, 0]), { left: [1], right: [1] }).parts).toEqual([
      { kind: 'prior', bits: -2 },
      { kind: 'level', comparison: 0, level: exact, bits: 2 },
      { kind: 'level', comparison: 1, level: 0, bits: 1 },
      { kind: 'frequency', comparison: 0, column: 'surname', bits: -2 },
    ]);
  });

  it('are counted in bins with the matches to be expected', async () => {
    await session.run(`CREATE OR REPLACE TEMP TABLE scored AS
      SELECT unnest([0, 1, 0.05, -1.01])::FLOAT AS weight`);
    const bins = await session.all<ScoreBin>(scoreBinsQuery());
    expect(bins.map(({ weight, pairs }) => [weight, pairs])).toEqual([
      [expect.closeTo(-1.1, 9), 1],
      [0, 2],
      [1, 1],
    ]);
    expect(bins[2]!.matches).toBeCloseTo(2 / 3, 9);
  });
});
