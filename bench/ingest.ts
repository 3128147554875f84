import { csvCase } from './ingest/csv-case.ts';
import { xlsxCase } from './ingest/xlsx-case.ts';
import { recordResult, type BenchRow } from './record-result.ts';

/**
 * How fast files come in. Run `node scripts/build.mjs` first: the parser process is started from its bundle. All
 * cases together are recorded; single ones are only printed. The files are made on first use and kept in the
 * system's temporary folder (ten million rows: 3.5 GB, and several minutes).
 *
 * usage: npx tsx bench/ingest.ts [case …]
 */
const cases: Record<string, () => Promise<BenchRow[]>> = {
  'csv-gb18030-100k': () => csvCase('csv-gb18030-100k', 100_000, 3),
  'csv-gb18030-1m': () => csvCase('csv-gb18030-1m', 1_000_000, 7),
  'csv-gb18030-10m': () => csvCase('csv-gb18030-10m', 10_000_000, 1),
  'xlsx-200k': () => xlsxCase('xlsx-200k', 200_000, 3),
};

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(cases);
const rows: BenchRow[] = [];
for (const name of names) {
  const run = cases[name];
  if (!run) throw new Error(`${name}: there are ${Object.keys(cases).join(', ')}`);
  rows.push(...(await run()));
}
if (asked.length === 0) await recordResult('ingest', rows);
else console.log(JSON.stringify(rows));
