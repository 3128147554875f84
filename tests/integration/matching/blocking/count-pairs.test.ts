import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexBlocks } from '../../../../core/matching/blocking/block-index.ts';
import { countPairs } from '../../../../core/matching/blocking/count-pairs.ts';
import { candidatePairs } from '../../../../core/matching/blocking/candidate-pairs.ts';
import { estimateNewPairs } from '../../../../core/matching/blocking/estimate-new-pairs.ts';
import { excludedValues } from '../../../../core/matching/blocking/excluded-values.ts';
import { allPairs } from '../../../../core/matching/blocking/pair-scope.ts';
import { refuseTooManyPairs } from '../../../../core/matching/blocking/refuse-too-many-pairs.ts';
import type { Scratch } from '../../../../core/warehouse/scratch.ts';
import type { BlockingRule } from '../../../../schemas/linkage/blocking-rule.ts';
import {
  blockingModel,
  openBlockingSession,
  writeRecords,
  type BlockingRow,
} from '../../../fixtures/blocking-session.ts';

let session: Scratch;
beforeAll(async () => {
  session = await openBlockingSession();
});
afterAll(() => session.close());

const name: BlockingRule = { kind: 'equal', on: ['name'] };
const phone: BlockingRule = { kind: 'element', list: 'phones', on: [] };
const near: BlockingRule = { kind: 'neighbourhood', by: 'name', window: 2, on: [] };

// 王伟 ×4 (sources 1, 1, 2, 3), 李娜 ×2 (1, 2), 赵敏 once, one without a name.
const rows: BlockingRow[] = [
  [1, '王伟', '1990-05-01', null, ['138', '110']],
  [1, '王伟', '1990-05-01', null, ['138', '110']],
  [2, '王伟', null, null, ['110']],
  [3, '王伟', '1991-01-01', null, null],
  [1, '李娜', '1992-02-02', null, ['137']],
  [2, '李娜', '1992-02-02', null, []],
  [1, '赵敏', null, null, ['136', '']],
  [1, null, '1990-05-01', null, null],
];

describe('countPairs', () => {
  it('counts pairs, records and largest blocks of each rule', async () => {
    await writeRecords(session, rows);
    const { rules, total } = await countPairs(session, blockingModel([name, phone, near]));
    expect(rules).toEqual([
      {
        pairs: 7,
        records: 6,
        excluded: { values: 0, records: 0 },
        largest: [
          { values: ['王伟'], records: 4 },
          { values: ['李娜'], records: 2 },
        ],
      },
      {
        // 138: 1 pair, 110: 3 pairs; records 0 and 1 share both.
        pairs: 4,
        records: 3,
        excluded: { values: 0, records: 0 },
        largest: [
          { values: ['110'], records: 3 },
          { values: ['138'], records: 2 },
        ],
      },
      // Seven names in order: 6 pairs one place apart, 5 two places apart.
      { pairs: 11, records: 7, excluded: { values: 0, records: 0 }, largest: [] },
    ]);
    expect(total).toBe(22);
  });

  it('counts only pairs whose sources may be compared', async () => {
    await writeRecords(session, rows);
    // 王伟: sources 1, 1, 2, 3 give 6 − 1 pairs; 李娜 stands in two sources.
    const link = await countPairs(session, blockingModel([name], { linkType: 'link' }));
    expect(link.rules[0]).toMatchObject({ pairs: 6, records: 6 });
    const unique = await countPairs(session, blockingModel([name], { uniqueSources: [2, 3] }));
    expect(unique.rules[0]).toMatchObject({ pairs: 7 });
  });

  it('leaves out blocks that are too large, and says so', async () => {
    await writeRecords(session, rows);
    const model = blockingModel([name, phone], { largestBlock: 2 });
    const { rules } = await countPairs(session, model);
    expect(rules[0]).toMatchObject({ pairs: 1, records: 2, excluded: { values: 1, records: 4 } });
    expect(rules[1]).toMatchObject({ pairs: 1, records: 2, excluded: { values: 1, records: 3 } });
    expect(await excludedValues(session, model)).toEqual([
      { rule: 0, values: [['王伟']] },
      { rule: 1, values: [['110']] },
    ]);
  });

  it('gives every text of a value, the largest block first, and none for a rule without such values', async () => {
    await writeRecords(session, rows);
    const both: BlockingRule = { kind: 'equal', on: ['name', 'birth'] };
    const model = blockingModel([{ kind: 'equal', on: ['source'] }, near, both], { largestBlock: 1 });
    expect(await excludedValues(session, model)).toEqual([
      { rule: 0, values: [['1'], ['2']] },
      {
        rule: 2,
        values: [
          ['王伟', '1990-05-01'],
          ['李娜', '1992-02-02'],
        ],
      },
    ]);
  });

  it('counts nothing in an empty table', async () => {
    await writeRecords(session, []);
    const { total, rules } = await countPairs(session, blockingModel([name, phone, near]));
    expect(total).toBe(0);
    expect(rules.map(({ records }) => records)).toEqual([0, 0, 0]);
  });
});

describe('refuseTooManyPairs', () => {
  it('refuses a rule that would make 10¹¹ pairs, with the counts and without any value', async () => {
    await session.run(
      `CREATE OR REPLACE TEMP TABLE record AS
       SELECT n::INTEGER AS n, 0 AS source, '王伟' AS name, n // 3 AS birth FROM range(450000) t(n)`,
    );
    const begin = performance.now();
    const model = blockingModel([{ kind: 'equal', on: ['birth'] }, name], { maximumPairs: 2e9 });
    const counts = await countPairs(session, model);
    // 450,000 · 449,999 / 2, and 150,000 blocks of three.
    expect(counts.rules.map(({ pairs }) => pairs)).toEqual([450_000, 101_249_775_000]);
    expect(() => refuseTooManyPairs(model, counts)).toThrow(
      expect.objectContaining({
        code: 'TOO_MANY_PAIRS',
        data: { pairs: 101_250_225_000, limit: 2e9, rule: 'name', rulePairs: 101_249_775_000 },
      }),
    );
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  it('lets pass what stays within the limit', async () => {
    await writeRecords(session, rows);
    const model = blockingModel([name], { maximumPairs: 7 });
    const counts = await countPairs(session, model);
    expect(() => refuseTooManyPairs(model, counts)).not.toThrow();
    expect(() => refuseTooManyPairs({ ...model, maximumPairs: 6 }, counts)).toThrow('TOO_MANY_PAIRS');
  });
});

describe('estimateNewPairs', () => {
  const near: BlockingRule = { kind: 'neighbourhood', by: 'name', window: 1, on: [] };

  it('is exact for few pairs: what each rule adds to those before it', async () => {
    await writeRecords(session, rows);
    const model = blockingModel([name, phone, near, { kind: 'equal', on: ['birth'] }]);
    const index = await indexBlocks(session, model, { excluded: [], scope: allPairs });
    // Phones meet among those of one name. The order of names (by code point) is 李娜, 王伟, 赵敏: two neighbours
    // have different names. The birth of 0 and 1 is that of 7, who has no name.
    expect(await estimateNewPairs(index, 1)).toEqual({
      rules: [7, 0, 2, 2],
      total: 11,
    });
  });

  it('comes near what is made where there are many', async () => {
    await session.run(
      `CREATE OR REPLACE TEMP TABLE record AS
       SELECT n::INTEGER AS n, 0 AS source, n % 1000 AS name, n // 64 AS birth FROM range(64000) t(n)`,
    );
    // 1,000 · 64 · 63 / 2 pairs each, none in common; a million of four are sampled.
    const model = blockingModel([name, { kind: 'equal', on: ['birth'] }]);
    const index = await indexBlocks(session, model, { excluded: [], scope: allPairs });
    const estimate = await estimateNewPairs(index, 1);
    const made = await candidatePairs(session, model, { excluded: [] });
    expect(made).toBe(4_032_000);
    expect(Math.abs(estimate.total / made - 1)).toBeLessThan(0.05);
    for (const pairs of estimate.rules) expect(Math.abs(pairs / 2_016_000 - 1)).toBeLessThan(0.05);
  });
});
