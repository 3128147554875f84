import { plantedRows } from './detection/planted-events.ts';
import { quietYearRows } from './detection/quiet-year.ts';
import { replaySampleCity } from './detection/sample-city.ts';
import { runLengthRows } from './detection/run-lengths.ts';
import { recordResult } from './record-result.ts';

/**
 * What the shipped rules find, how soon, and how often they are wrong: average run lengths beside published ones, a simulated city's
 * quiet year and planted events, and the events planted in the sample city, replayed day by day.
 *
 *   npx tsx bench/detection.ts [--streams N] [--demo FOLDER]
 *
 * FOLDER as `tonghui demo --folder` made it; no streams leave the simulated city out.
 */
function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

const streams = Number(option('--streams') ?? 22);
const demo = option('--demo');

if (streams > 0)
  await recordResult('detection', [...runLengthRows(), ...quietYearRows(streams), ...plantedRows(streams)]);
if (demo) await recordResult('detection-city', await replaySampleCity(demo));
