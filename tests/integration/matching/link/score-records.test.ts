import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexBlocks } from '../../../../core/matching/blocking/block-index.ts';
import { allPairs } from '../../../../core/matching/blocking/pair-scope.ts';
import { clusterScored } from '../../../../core/matching/link/cluster-scored.ts';
import { countPatterns } from '../../../../core/matching/link/count-patterns.ts';
import { judgedPatterns } from '../../../../core/matching/link/judged-patterns.ts';
import { preparePairs } from '../../../../core/matching/link/prepare-pairs.ts';
import { scoreRecords } from '../../../../core/matching/link/score-records.ts';
import { levelOf } from '../../../../core/matching/training/pattern-counts.ts';
import { openScratch, type Scratch } from '../../../../core/warehouse/scratch.ts';
import type { Comparison } from '../../../../schemas/linkage/comparison.ts';
import { LinkageModel } from '../../../../schemas/linkage/linkage-model.ts';

const exact = (column: string): Comparison => ({
  name: column,
  columns: [column],
  levels: [
    { name: 'missing', when: { kind: 'null', column }, isMissing: true },
    { name: 'exact', when: { kind: 'equal', column }, frequency: { column, weight: 1, atLeast: 0 } },
    { name: 'else', when: { kind: 'else' } },
  ],
});

/** People whose town and street say little, in blocks by town and by street. */
const model = LinkageModel.parse({
  version: 'test',
  linkType: 'dedupe',
  columns: { name: 'text', town: 'text', street: 'text' },
  blocking: [
    { kind: 'equal', on: ['town'] },
    { kind: 'equal', on: ['street'] },
  ],
  largestBlock: 1000,
  comparisons: ['name', 'town', 'street'].map(exact),
  clustering: { probability: 0.5, contradictions: [] },
});

const steps: string[] = [];
const fractions: number[] = [];
const context = {
  signal: new AbortController().signal,
  places: [],
  progress(step: string, fraction: number | null) {
    steps.push(step);
    fractions.push(fraction!);
  },
};

let session: Scratch;

/** Everybody stands twice, a thousand names in 40 towns and 70 streets; every fifth second record has another town. */
async function writePeople(): Promise<void> {
  await session.run(`CREATE OR REPLACE TEMP TABLE record AS
    SELECT n::INTEGER AS n, 0 AS source, 'name ' || person % 1000 AS name,
      CASE WHEN person % 7 > 0 THEN 'town ' || CASE WHEN n >= 1200 AND n % 5 = 0 THEN n % 40 ELSE person % 40 END END AS town,
      'street ' || person * 31 % 70 AS street
    FROM (SELECT n, n % 1200 AS person FROM range(2400) t(n))`);
}

const scored = () => session.all('SELECT * FROM scored ORDER BY l, r');

beforeAll(async () => {
  session = await openScratch({ memoryLimitMB: 512, outputDirectory: tmpdir(), threads: 2 });
  await writePeople();
});
afterAll(() => session.close());

describe('scoreRecords', () => {
  it('scores the pairs of changed records as a full run of the same version does', async () => {
    const first = await scoreRecords(session, model, null, {}, context);
    expect([...new Set(steps)]).toEqual(['block', 'compare', 'train', 'score']);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBeCloseTo(0.8, 6);
    expect(first.records).toBe(2400);
    const { version } = first;
    const full = await scored();
    expect(full.length).toBeGreaterThan(1000);

    await session.run('CREATE TEMP TABLE changed AS SELECT n FROM record WHERE n % 9 = 4');
    const touching = await scoreRecords(session, model, version, { changed: 'changed' }, context);
    const added = await scored();
    expect(touching.version).toEqual(version);
    await session.run('DELETE FROM record WHERE n IN (SELECT n FROM changed)');
    const before = await scoreRecords(session, model, version, {}, context);
    expect(before.pairs + touching.pairs).toBe(first.pairs);
    const inOrder = [...added, ...(await scored())].sort(
      (a, b) => (a['l'] as number) - (b['l'] as number) || (a['r'] as number) - (b['r'] as number),
    );
    expect(inOrder).toEqual(full);
    await writePeople();
  });

  it('leaves only scored and frequency behind', async () => {
    await scoreRecords(session, model, null, {}, context);
    const tables = await session.all('SELECT table_name AS name FROM duckdb_tables() ORDER BY name');
    expect(tables.map(({ name }) => name)).toEqual(['changed', 'frequency', 'record', 'scored']);
  });

  it('is stopped by its signal between two batches', async () => {
    const stop = new AbortController();
    const progress = (step: string) => {
      if (step === 'score') stop.abort();
    };
    await expect(
      scoreRecords(session, model, null, {}, { signal: stop.signal, places: [], progress }),
    ).rejects.toThrow();
  });
});

describe('patterns', () => {
  it('are counted on a sample where there are many pairs, scaled up to all of them', async () => {
    const index = await indexBlocks(session, model, { excluded: null, scope: allPairs });
    const prepared = await preparePairs(session, model, index, []);
    const all = await countPatterns(prepared, { seed: 1, signal: context.signal });
    const few = await countPatterns(prepared, { seed: 1, signal: context.signal, trainedPairs: 20_000 });
    const sum = (counts: Float64Array) => counts.reduce((total, count) => total + count, 0);
    expect(few.pairs).toBe(all.pairs);
    expect(sum(all.counts.count)).toBe(all.pairs);
    expect(sum(few.counts.count)).toBeCloseTo(all.pairs, 3);
    // The most frequent kind of pair, within five standard errors of a sample of about 20,000.
    const most = Math.max(...all.counts.count);
    expect(Math.abs(Math.max(...few.counts.count) - most) / all.pairs).toBeLessThan(
      5 * Math.sqrt(0.25 / 15_000),
    );
  });

  it('of judged pairs are those that the pairs show', async () => {
    // 0 and 1200 are one person without a town on one side; 1 and 71 live in one street.
    await session.run(`CREATE TEMP TABLE decisions AS
      SELECT * FROM (VALUES (0, 1200, 'Infinity'::DOUBLE), (1, 71, '-Infinity'::DOUBLE)) t(l, r, weight)`);
    const index = await indexBlocks(session, model, { excluded: null, scope: allPairs });
    const prepared = await preparePairs(session, model, index, []);
    const { same, different } = await judgedPatterns(session, prepared, 'decisions', context.signal);
    const [missing, exactly, otherwise] = [0, 1, 2];
    const pattern = (...levels: number[]) => levels.reduce((sum, level, k) => sum + level * 16 ** k, 0);
    expect([...same.pattern]).toEqual([pattern(exactly, missing, exactly)]);
    expect([...different.pattern]).toEqual([pattern(otherwise, otherwise, exactly)]);
    await session.run('DROP TABLE decisions');
  });

  it('hold the levels of more comparisons than fit into 32 bits, and what SQL decides', async () => {
    const columns = Array.from({ length: 9 }, (_, k) => `c${k}`);
    const comparisons = columns.map((column, k): Comparison => ({
      name: column,
      columns: [column],
      levels: [
        { name: 'exact', when: { kind: 'equal', column } },
        {
          name: 'next',
          when: { kind: 'sql', sql: `abs(l.${column}::INTEGER - r.${column}::INTEGER) = 1` },
          u: 0.1,
        },
        ...Array.from({ length: k }, (_, i) => ({ name: `${i}`, when: { kind: 'null', column } as const })),
        { name: 'else', when: { kind: 'else' } },
      ],
    }));
    const wide = LinkageModel.parse({
      ...model,
      columns: { ...Object.fromEntries(columns.map((column) => [column, 'text'])) },
      blocking: [{ kind: 'equal', on: ['true'] }],
      comparisons,
    });
    // Record n holds n·k in column k: two records differ by (r − l)·k.
    await session.run(`CREATE OR REPLACE TEMP TABLE record AS
      SELECT n::INTEGER AS n, 0 AS source, ${columns.map((column, k) => `(n * ${k})::VARCHAR AS ${column}`).join(', ')}
      FROM range(4) t(n)`);
    const index = await indexBlocks(session, wide, { excluded: [], scope: allPairs });
    const { comparer } = await preparePairs(session, wide, index, []);
    const pairs = [0, 1, 2, 3].flatMap((l) => [0, 1, 2, 3].flatMap((r) => (l < r ? [{ l, r }] : [])));
    const batch = {
      length: pairs.length,
      left: Int32Array.from(pairs, ({ l }) => l),
      right: Int32Array.from(pairs, ({ r }) => r),
      rules: new Int32Array(pairs.length),
    };
    for (const round of [1, 2]) {
      const found = await comparer.compare(batch);
      pairs.forEach(({ l, r }, i) => {
        const pattern = comparer.patternOf(found[i]!);
        const expected = columns.map((_, k) => {
          const apart = (r - l) * k;
          return apart === 0 ? 0 : apart === 1 ? 1 : comparisons[k]!.levels.length - 1;
        });
        expect(
          columns.map((_, k) => levelOf(pattern, k)),
          `${l} ${r}, round ${round}`,
        ).toEqual(expected);
      });
    }
  });
});

describe('clusterScored', () => {
  it('heeds decisions before scores', async () => {
    await session.run(
      `CREATE OR REPLACE TEMP TABLE record AS SELECT n::INTEGER AS n, 0 AS source FROM range(5) t(n)`,
    );
    await session.run(`CREATE OR REPLACE TEMP TABLE scored AS
      SELECT * FROM (VALUES (0, 1, 0::BIGINT, 9::FLOAT), (2, 3, 0, 9)) AS s(l, r, pattern, weight)`);
    const options = { records: 5, signal: context.signal };
    const parameters = { blockingRecall: 0.9 };
    expect([...(await clusterScored(session, model, parameters, options))]).toEqual([0, 0, 2, 2, 4]);
    await session.run(`CREATE TEMP TABLE judged AS
      SELECT * FROM (VALUES (0, 1, '-Infinity'::DOUBLE), (1, 4, 'Infinity')) AS d(l, r, weight)`);
    expect([
      ...(await clusterScored(session, model, parameters, { ...options, decisions: 'judged' })),
    ]).toEqual([0, 1, 2, 2, 1]);
  });
});
