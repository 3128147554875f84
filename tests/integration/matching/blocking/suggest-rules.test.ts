import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { candidatePairs } from '../../../../core/matching/blocking/candidate-pairs.ts';
import { suggestRules } from '../../../../core/matching/blocking/suggest/suggest-rules.ts';
import type { Scratch } from '../../../../core/warehouse/scratch.ts';
import type { ColumnType } from '../../../../schemas/linkage/condition.ts';
import { blockingModel, openBlockingSession } from '../../../fixtures/blocking-session.ts';
import { countTruePairs, hasLinkageData, openFebrl } from '../../../fixtures/linkage-records.ts';

const texts = (names: readonly string[]): Record<string, ColumnType> =>
  Object.fromEntries(names.map((name) => [name, 'text']));

const febrlColumns = ['given_name', 'surname', 'address_1', 'suburb', 'date_of_birth', 'soc_sec_id'];

describe.skipIf(!hasLinkageData)('suggestRules on FEBRL', () => {
  let febrl3: Scratch;
  let febrl4: Scratch;
  beforeAll(async () => {
    febrl3 = await openFebrl(['dataset3.csv']);
    febrl4 = await openFebrl(['dataset4a.csv', 'dataset4b.csv']);
  });
  afterAll(() => {
    febrl3.close();
    febrl4.close();
  });

  it('reaches the wanted recall on the truth, without labels, and the same way for one seed', async () => {
    const model = { ...blockingModel([]), columns: texts(febrlColumns) };
    const options = { recall: 0.99, maximumPairs: 100_000, seed: 1 };
    const suggested = await suggestRules(febrl3, model, options);
    expect(suggested.recall).toBeGreaterThanOrEqual(0.99);
    const made = await candidatePairs(febrl3, { ...model, blocking: suggested.rules }, { excluded: [] });
    const { all, found } = await countTruePairs(febrl3);
    expect(all).toBe(6538);
    expect(found / all).toBeGreaterThanOrEqual(0.99);
    expect(made).toBeLessThanOrEqual(suggested.pairs.reduce((sum, pairs) => sum + pairs, 0));
    expect(made).toBeLessThan(100_000);
    expect(await suggestRules(febrl3, model, options)).toEqual(suggested);
  });

  it('learns from known matches, and counts the pairs between two sources only', async () => {
    const model = { ...blockingModel([], { linkType: 'link' }), columns: texts(febrlColumns) };
    await febrl4.run(
      `CREATE OR REPLACE TEMP TABLE known AS SELECT least(a.n, b.n) AS l, greatest(a.n, b.n) AS r
       FROM record a JOIN record b USING (cluster) WHERE a.source = 0 AND b.source = 1 AND hash(cluster) % 2 = 0`,
    );
    const options = { recall: 0.98, maximumPairs: 100_000, seed: 1, matches: 'known' };
    const suggested = await suggestRules(febrl4, model, options);
    await candidatePairs(febrl4, { ...model, blocking: suggested.rules }, { excluded: [] });
    const { all, found } = await countTruePairs(febrl4, true);
    expect(all).toBe(5000);
    // Learnt on one half, judged on all.
    expect(Math.abs(found / all - suggested.recall)).toBeLessThan(0.01);
    expect(found / all).toBeGreaterThanOrEqual(0.98);
  });

  it('stays within the pairs, and then says how little it reaches', async () => {
    const model = { ...blockingModel([]), columns: texts(febrlColumns) };
    const suggested = await suggestRules(febrl3, model, { recall: 0.999, maximumPairs: 7000, seed: 1 });
    expect(suggested.pairs.reduce((sum, pairs) => sum + pairs, 0)).toBeLessThanOrEqual(7000);
    expect(suggested.pairs.length).toBeGreaterThan(0);
    expect(suggested.recall).toBeLessThan(0.999);
  });
});

describe('suggestRules', () => {
  it('proposes elements of a list where they alone find the known matches', async () => {
    const session = await openBlockingSession();
    // Records 2i and 2i + 1 are one entity: each has a phone of its own and one in common; the colour says nothing.
    await session.run(
      `CREATE TEMP TABLE record AS SELECT n::INTEGER AS n, 0 AS source, n % 3 AS colour,
         ['own ' || n, 'common ' || n // 2] AS phones FROM range(2000) t(n)`,
    );
    await session.run('CREATE TEMP TABLE known AS SELECT n AS l, n + 1 AS r FROM record WHERE n % 2 = 0');
    const model = { ...blockingModel([]), columns: { colour: 'number', phones: 'list' } as const };
    const options = { recall: 1, maximumPairs: 1e9, seed: 1, matches: 'known' };
    expect(await suggestRules(session, model, options)).toEqual({
      rules: [{ kind: 'element', list: '"phones"', on: [] }],
      recall: 1,
      pairs: [1000],
    });
    session.close();
  });

  it('proposes nothing where nothing looks like a match', async () => {
    const session = await openBlockingSession();
    await session.run(
      `CREATE TEMP TABLE record AS SELECT n::INTEGER AS n, 0 AS source, 'name ' || n AS name, 'town ' || n AS town
       FROM range(100) t(n)`,
    );
    const model = { ...blockingModel([]), columns: texts(['name', 'town']) };
    expect(await suggestRules(session, model, { recall: 0.9, maximumPairs: 1e6, seed: 1 })).toEqual({
      rules: [],
      recall: 0,
      pairs: [],
    });
    session.close();
  });
});
