import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { candidatePairs } from '../../../../core/matching/blocking/candidate-pairs.ts';
import { quote, literal } from '../../../../core/warehouse/quote.ts';
import { openScratch } from '../../../../core/warehouse/scratch.ts';
import { demoRules } from '../../../fixtures/splink-demo-rules.ts';
import { blockingModel } from '../../../fixtures/blocking-session.ts';
import { sharedData } from '../../../fixtures/shared-data.ts';

const file = sharedData('data/linkage/splink_historical_50k/historical_figures_with_errors_50k.parquet');

/** Splink's ten demo rules reach 203,544 of the 303,961 true pairs of its own data set. */
it.skipIf(!file)('finds the true pairs that Splink finds with the same rules', async () => {
  const session = await openScratch({ memoryLimitMB: 1000, outputDirectory: dirname(file!), threads: 2 });
  const columns = ['first_name', 'surname', 'dob', 'birth_place', 'postcode_fake', 'cluster'];
  await session.run(
    `CREATE TEMP TABLE record AS SELECT CAST(row_number() OVER () - 1 AS INTEGER) AS n, 0 AS source, ${columns.map(quote).join(', ')}
     FROM read_parquet(${literal(file!)})`,
  );
  await candidatePairs(session, blockingModel(demoRules), { excluded: [] });
  const [row] = await session.all(
    `SELECT count(*)::INTEGER AS found, count(DISTINCT (p.l, p.r))::INTEGER AS different FROM candidate p
     JOIN record a ON a.n = p.l JOIN record b ON b.n = p.r WHERE a.cluster = b.cluster`,
  );
  session.close();
  expect(row).toEqual({ found: 203_544, different: 203_544 });
});
