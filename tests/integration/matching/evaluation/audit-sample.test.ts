import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditSampleQuery } from '../../../../core/matching/evaluation/audit-sample.ts';
import { planAudit } from '../../../../core/matching/evaluation/clerical-audit.ts';
import { scoreBinsQuery, type ScoreBin } from '../../../../core/matching/scoring/expected-quality.ts';
import { openScratch, type Scratch } from '../../../../core/warehouse/scratch.ts';

let session: Scratch;

beforeAll(async () => {
  session = await openScratch({ memoryLimitMB: 256, outputDirectory: tmpdir() });
  await session.run(`CREATE TEMP TABLE scored AS SELECT (i // 100)::INTEGER AS l, (1000 + i % 100)::INTEGER AS r,
    i::BIGINT AS pattern, (i % 401 / 10.0 - 20)::FLOAT AS weight FROM range(20000) t(i)`);
});

afterAll(() => session.close());

interface Sampled {
  stratum: number;
  l: number;
  r: number;
  weight: number;
}

describe('the audit’s sample', () => {
  it('is drawn from its strata, at random, and again for the same seed', async () => {
    const bins = await session.all<ScoreBin>(scoreBinsQuery());
    const strata = planAudit(bins, 0, 300);
    const draw = (seed: number) =>
      session.all<Sampled>(`SELECT * FROM (${auditSampleQuery(strata, seed)}) ORDER BY stratum, l, r`);
    const sample = await draw(1);
    for (const [number, { from, below, sample: size }] of strata.entries()) {
      const own = sample.filter(({ stratum }) => stratum === number);
      expect(own).toHaveLength(size);
      for (const { weight } of own) expect(weight >= from && weight < below).toBe(true);
    }
    expect(await draw(1)).toEqual(sample);
    expect(await draw(2)).not.toEqual(sample);
    // Not the first ones: records of the whole range are in it.
    expect(new Set(sample.map(({ l }) => Math.floor(l / 50))).size).toBe(4);
  });

  it('plans by the numbers of pairs that the strata hold', async () => {
    const strata = planAudit(await session.all<ScoreBin>(scoreBinsQuery()), 0, 300);
    for (const { from, below, pairs } of strata) {
      const [row] = await session.all<{ pairs: bigint }>(
        `SELECT count(*) AS pairs FROM scored WHERE weight >= '${from}'::DOUBLE AND weight < '${below}'::DOUBLE`,
      );
      expect(Number(row!.pairs)).toBe(pairs);
    }
  });
});
