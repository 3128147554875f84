import { expect, it } from 'vitest';
import { candidatePairs } from '../../../../core/matching/blocking/candidate-pairs.ts';
import { blockingModel } from '../../../fixtures/blocking-session.ts';
import { countTruePairs, hasLinkageData, openHistorical } from '../../../fixtures/linkage-records.ts';
import { demoRules } from '../../../fixtures/splink-demo-rules.ts';

/** Splink's ten demo rules reach 67.0% of the true pairs of its own data set. */
it.skipIf(!hasLinkageData)('finds the true pairs that Splink finds with the same rules', async () => {
  const session = await openHistorical();
  const made = await candidatePairs(session, blockingModel(demoRules), { excluded: [] });
  expect(await countTruePairs(session)).toEqual({ all: 303_961, found: 203_544 });
  const [row] = await session.all(
    'SELECT count(*) AS pairs FROM (SELECT DISTINCT l, r FROM candidate WHERE l < r)',
  );
  session.close();
  expect(row).toEqual({ pairs: BigInt(made) });
});
