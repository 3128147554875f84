import { tmpdir } from 'node:os';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chooseThreshold } from '../../../../core/matching/link/choose-threshold.ts';
import { openScratch, type Scratch } from '../../../../core/warehouse/scratch.ts';
import { LinkageModel } from '../../../../schemas/linkage/linkage-model.ts';

const model = LinkageModel.parse({
  version: 'test',
  linkType: 'dedupe',
  columns: { name: 'text' },
  blocking: [{ kind: 'equal', on: ['name'] }],
  largestBlock: 1000,
  comparisons: [
    {
      name: 'name',
      columns: ['name'],
      levels: [
        { name: 'exact', when: { kind: 'equal', column: 'name' } },
        { name: 'else', when: { kind: 'else' } },
      ],
    },
  ],
  clustering: { probability: 0.75, contradictions: [] },
});
/** Of the 6 pairs of 4 records: 3 matches. */
const prior = 0.5;

let session: Scratch;
beforeAll(async () => {
  session = await openScratch({ memoryLimitMB: 256, outputDirectory: tmpdir(), threads: 1 });
  await session.run(
    'CREATE TEMP TABLE record AS SELECT n::INTEGER AS n, 0::INTEGER AS source FROM range(4) t(n)',
  );
});
beforeEach(async () => {
  await session.run(
    'CREATE OR REPLACE TEMP TABLE scored (l INTEGER, r INTEGER, pattern BIGINT, weight FLOAT)',
  );
});
afterAll(() => session.close());

/** Probabilities .8, .5 twice, 1/9 three times: expected precision .8, .6, .356, F1 .4, .6, .474. */
const writeScored = () =>
  session.run(
    'INSERT INTO scored VALUES (0,1,0,2), (0,2,0,0), (1,2,0,0), (0,3,0,-3), (1,3,0,-3), (2,3,0,-3)',
  );

describe('chooseThreshold', () => {
  it('takes the lowest weight that is expected to reach the precision', async () => {
    await writeScored();
    expect(await chooseThreshold(session, model, { prior }, { precision: 0.8 })).toBeCloseTo(2, 9);
    expect(await chooseThreshold(session, model, { prior }, { precision: 0.59 })).toBeCloseTo(0, 9);
  });

  it('takes the weight of the highest expected F1', async () => {
    await writeScored();
    expect(await chooseThreshold(session, model, { prior }, 'f1')).toBeCloseTo(0, 9);
  });

  it('refuses a precision that not even the surest pairs reach, and says which they do', async () => {
    await writeScored();
    await expect(chooseThreshold(session, model, { prior }, { precision: 0.995 })).rejects.toMatchObject({
      code: 'PRECISION_UNREACHED',
      data: { wanted: '99.5%', reached: '80%' },
    });
  });

  it('keeps to the probability of the model where no pair was scored', async () => {
    expect(await chooseThreshold(session, model, { prior }, { precision: 0.9 })).toBeCloseTo(Math.log2(3), 9);
  });
});
