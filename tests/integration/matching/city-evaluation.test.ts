import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  falseMerges,
  linkQuality,
  pairsOfClusters,
  prepareTruePairs,
  recallByFault,
} from '../../../bench/linkage/city/evaluate-links.ts';
import { openScratch, type Scratch } from '../../../core/warehouse/scratch.ts';

let session: Scratch;

/**
 * Four records of A in sources 1, 1, 2, 3; two of B in 1 and 2; one of C in 3. Across sources A has 5 true pairs
 * (all 6 but the one within source 1) and B has one.
 */
beforeEach(async () => {
  session = await openScratch({ memoryLimitMB: 256, outputDirectory: tmpdir() });
  await session.run(`CREATE TEMP TABLE truth_record AS FROM (VALUES
    (1, 1, 'A'), (2, 1, 'A'), (3, 2, 'A'), (4, 3, 'A'), (5, 1, 'B'), (6, 2, 'B'), (7, 3, 'C')) t(record_id, source_id, entity)`);
  await session.run(
    `CREATE TEMP TABLE subgroup AS FROM (VALUES ('A', 'few'), ('C', 'few'), ('B', 'other')) t(entity, name)`,
  );
  await session.run(
    `CREATE TEMP TABLE fault_record AS FROM (VALUES (4, 'typo'), (3, 'typo'), (6, 'lost')) t(record_id, fault)`,
  );
  await prepareTruePairs(session);
});
afterEach(() => session.close());

async function found(clusters: readonly number[]): Promise<void> {
  const rows = clusters.map((cluster, at) => `(${at + 1}, ${cluster})`).join(', ');
  await session.run(`CREATE OR REPLACE TEMP TABLE found AS FROM (VALUES ${rows}) t(record_id, cluster)`);
  await pairsOfClusters(session);
}

describe('links across sources', () => {
  it('are all found when the clusters are the entities', async () => {
    await found([1, 1, 1, 1, 2, 2, 3]);
    expect(await linkQuality(session)).toEqual({
      truePairs: 6,
      foundPairs: 6,
      correctPairs: 6,
      precision: 1,
      recall: 1,
      f1: 1,
    });
    expect(await falseMerges(session)).toEqual([
      { subgroup: 'all', entities: 3, merged: 0, per10000: 0 },
      { subgroup: 'few', entities: 2, merged: 0, per10000: 0 },
      { subgroup: 'other', entities: 1, merged: 0, per10000: 0 },
    ]);
  });

  it('are judged pair by pair, false merges by found entity, recall by fault', async () => {
    // {1, 2, 3} gives 1-3 and 2-3, {4, 5, 6} gives 5-6 rightly and 4-5 and 4-6 wrongly.
    await found([1, 1, 1, 2, 2, 2, 3]);
    expect(await linkQuality(session)).toMatchObject({
      truePairs: 6,
      foundPairs: 5,
      correctPairs: 3,
      precision: 0.6,
      recall: 0.5,
    });
    expect(await falseMerges(session)).toEqual([
      { subgroup: 'all', entities: 3, merged: 1, per10000: 10_000 / 3 },
      { subgroup: 'few', entities: 3, merged: 1, per10000: 10_000 / 3 },
      { subgroup: 'other', entities: 1, merged: 1, per10000: 10_000 },
    ]);
    // typo: 1-3, 2-3, 3-4, 1-4, 2-4, of which the first two are found; lost: 5-6.
    expect(await recallByFault(session)).toEqual([
      { fault: 'lost', pairs: 1, recall: 1 },
      { fault: 'typo', pairs: 5, recall: 0.4 },
    ]);
  });
});
