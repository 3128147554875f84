import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { questionPairsQuery } from '../../../../core/matching/training/question-pairs.ts';
import { openScratch, type Scratch } from '../../../../core/warehouse/scratch.ts';

let session: Scratch;

beforeAll(async () => {
  session = await openScratch({ memoryLimitMB: 256, outputDirectory: tmpdir() });
  // 1,000 pairs of each of the patterns 0 to 9; of pattern 3 all but four were judged.
  await session.run(`CREATE TEMP TABLE scored AS
    SELECT i::INTEGER AS l, (i + 1)::INTEGER AS r, (i % 10)::BIGINT AS pattern, 0.5::FLOAT AS weight FROM range(10000) t(i)`);
  await session.run('CREATE TEMP TABLE judged AS SELECT l, r FROM scored WHERE pattern = 3 AND l >= 40');
});

afterAll(() => session.close());

interface Asked {
  l: number;
  pattern: bigint;
}

function ask(seed: number): Promise<Asked[]> {
  const questions = [
    { pattern: 7, pairs: 20 },
    { pattern: 3, pairs: 10 },
  ];
  return session.all<Asked>(
    `SELECT l, pattern FROM (${questionPairsQuery(questions, seed)}) ORDER BY pattern, l`,
  );
}

it('asks about random pairs of each pattern, and of none twice', async () => {
  const asked = await ask(1);
  expect(asked.filter(({ pattern }) => pattern === 3n).map(({ l }) => l)).toEqual([3, 13, 23, 33]);
  const others = asked.filter(({ pattern }) => pattern === 7n);
  expect(others).toHaveLength(20);
  // A random sample of 0…9,999 lies on both sides of the middle.
  expect(new Set(others.map(({ l }) => l < 5000)).size).toBe(2);
  expect(await ask(1)).toEqual(asked);
  expect(await ask(2)).not.toEqual(asked);
});

it('asks nothing without questions', async () => {
  expect(await session.all(questionPairsQuery([], 1))).toEqual([]);
});
