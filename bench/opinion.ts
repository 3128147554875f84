import { measureSize } from './opinion/measure-size.ts';
import { recordResult } from './record-result.ts';

/**
 * What citizens' requests take: a file of tickets delivered, published and read (masking, index, words, places, models, events), a day's
 * batch of 5,000 on top, searches, and memory of the hub with its parser. Run `node scripts/build.mjs` first: the parser process is started
 * from its bundle.
 *
 * usage: npx tsx bench/opinion.ts [tickets …]; without them 100,000, 300,000 and a million, recorded
 */
const asked = process.argv.slice(2).map(Number);
const sizes = asked.length > 0 ? asked : [100_000, 300_000, 1_000_000];
const rows = [];
for (const size of sizes) {
  const measured = await measureSize(size);
  for (const { case: name, metric, value, unit } of measured)
    console.error(`${name}\t${metric}\t${value} ${unit}`);
  rows.push(...measured);
}
if (asked.length === 0) await recordResult('opinion', rows);
