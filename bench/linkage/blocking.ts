import { tmpdir } from 'node:os';
import { candidatePairs } from '../../core/matching/blocking/candidate-pairs.ts';
import { countPairs } from '../../core/matching/blocking/count-pairs.ts';
import { excludedValues } from '../../core/matching/blocking/excluded-values.ts';
import { literal } from '../../core/warehouse/quote.ts';
import { openScratch } from '../../core/warehouse/scratch.ts';
import { blockingModel } from '../../tests/fixtures/blocking-session.ts';
import { sharedData } from '../../tests/fixtures/shared-data.ts';
import { demoRules } from '../../tests/fixtures/splink-demo-rules.ts';
import { recordResult, rounded, type BenchRow } from '../record-result.ts';
import { historicalTimes20 } from './data/historical-times-20.ts';

/**
 * Splink's ten demo rules over 1,011,560 records: counting the pairs beforehand, finding frequent values, and making
 * the 8,982,503 pairs, all of them and those of one record in a hundred (an incremental run).
 *
 *   npx tsx bench/linkage/blocking.ts
 */
const pairsOfDemo = 8_982_503;

const source = sharedData('data/linkage/splink_historical_50k/historical_figures_with_errors_50k.parquet');
if (!source) throw new Error('the historical persons are not there');
const path = await historicalTimes20(source);
const session = await openScratch({ memoryLimitMB: 2000, outputDirectory: tmpdir(), threads: 2 });
const columns = 'first_name, surname, dob, birth_place, postcode_fake';
await session.run(
  `CREATE TEMP TABLE record AS
   SELECT CAST(row_number() OVER () - 1 AS INTEGER) AS n, 0 AS source, ${columns} FROM read_parquet(${literal(path)})`,
);
await session.run('CREATE TEMP TABLE changed AS SELECT n FROM record WHERE n % 100 = 0');

const model = blockingModel(demoRules);
const rows: BenchRow[] = [];

async function measure<T>(name: string, work: () => Promise<T>): Promise<T> {
  const begin = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(begin);
  rows.push({ case: name, metric: 'cpuSeconds', value: rounded((user + system) / 1e6), unit: 's' });
  return result;
}

await measure('count', () => countPairs(session, model));
await measure('frequent-values', () => excludedValues(session, { ...model, largestBlock: 100 }));
const made = await measure('pairs', () => candidatePairs(session, model, { excluded: [] }));
if (made !== pairsOfDemo) throw new Error(`made ${made} pairs instead of ${pairsOfDemo}`);
await measure('pairs-of-1-in-100', () =>
  candidatePairs(session, model, { excluded: [], changed: 'changed' }),
);
session.close();
rows.push({
  case: 'all',
  metric: 'peakRssMB',
  value: Math.round(process.resourceUsage().maxRSS / 1024),
  unit: 'MB',
});
await recordResult('linkage-blocking', rows);
