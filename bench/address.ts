import { compareAddresses } from '../core/address/compare/compare-addresses.ts';
import { inCorpusLabels, readBioCorpus, scoreSpans } from '../tests/fixtures/addresses/bio-corpus.ts';
import { readJudgedPairs, type JudgedPair } from '../tests/fixtures/addresses/judged-pairs.ts';
import { shippedParser } from '../tests/fixtures/addresses/shipped-parser.ts';
import { sharedData } from '../tests/fixtures/shared-data.ts';
import { hostileTexts } from './address/hostile-texts.ts';
import { manyAddresses } from './address/many-addresses.ts';
import { recordResult, rounded, type BenchRow } from './record-result.ts';

/**
 * How fast addresses are parsed and how well: a million addresses beside a bare scan of their code points, the longest
 * single call on hostile texts, F1 per label on an outside corpus and accuracy on judged pairs (where the data are).
 *
 *   npx tsx bench/address.ts [--count N]
 */
const flag = process.argv.indexOf('--count');
const count = flag < 0 ? 1_000_000 : Number(process.argv[flag + 1]);
const parse = shippedParser();

/** Wall-clock and processor seconds of a pass over all texts. */
function timed(work: () => void): { wall: number; processor: number } {
  const [begin, used] = [performance.now(), process.cpuUsage()];
  work();
  const { user, system } = process.cpuUsage(used);
  return { wall: (performance.now() - begin) / 1000, processor: (user + system) / 1e6 };
}

let sink = 0;

function scan(text: string): void {
  for (let at = 0; at < text.length; at++) sink += text.codePointAt(at)!;
}

function throughputRows(): BenchRow[] {
  const texts = manyAddresses(count);
  for (const text of texts.slice(0, 20_000)) {
    parse(text);
    scan(text);
  }
  const floor = timed(() => texts.forEach(scan));
  const parsing = timed(() => {
    for (const text of texts) sink += parse(text).parts.length;
  });
  const row = (metric: string, value: number, floorValue: number): BenchRow => ({
    case: `parse-${count}`,
    metric,
    value: rounded(value),
    unit: 's',
    peer: 'code-point scan',
    peerValue: rounded(floorValue, 3),
    ratio: rounded(value / floorValue, 1),
  });
  return [
    row('wall', parsing.wall, floor.wall),
    row('cpu', parsing.processor, floor.processor),
    {
      case: `parse-${count}`,
      metric: 'cpuPerAddress',
      value: rounded((1e6 * parsing.processor) / count, 1),
      unit: 'µs',
    },
  ];
}

/** The fastest of some calls on each text, so that other programs on the machine do not count; of these the longest. */
function hostileRows(): BenchRow[] {
  const fastest = hostileTexts().map(({ name, text }) => {
    let best = Infinity;
    for (let round = 0; round < 30; round++) {
      const begin = performance.now();
      parse(text);
      best = Math.min(best, performance.now() - begin);
    }
    return { name, best };
  });
  const worst = fastest.reduce((most, entry) => (entry.best > most.best ? entry : most));
  console.error(`longest: ${worst.name}`);
  return [{ case: 'hostile-100k', metric: 'longestCall', value: rounded(worst.best, 3), unit: 'ms' }];
}

const scored = ['district', 'town', 'road', 'roadno', 'community', 'houseno', 'cellno', 'roomno'];
const reported = ['prov', 'city', 'devzone', 'subroad', 'subroadno', 'poi', 'floorno'];

function corpusRows(path: string): BenchRow[] {
  const cases = readBioCorpus(path).map(({ text, spans }) => ({
    expected: spans,
    found: inCorpusLabels(parse(text)),
  }));
  const rowsOf = (labels: readonly string[]) =>
    scoreSpans(cases, labels).map(({ label, f1 }) => ({
      case: 'labelled-dev',
      metric: `f1.${label}`,
      value: rounded(f1, 3),
      unit: '',
    }));
  return [...rowsOf(scored), ...rowsOf(reported).slice(0, -1)];
}

function accuracyOf(pairs: readonly JudgedPair[]): number {
  const right = pairs.filter(
    ({ left, right, verdict }) => compareAddresses(parse(left), parse(right)).verdict === verdict,
  );
  return right.length / pairs.length;
}

function pairRows(path: string): BenchRow[] {
  const { tuned, kept } = readJudgedPairs(path);
  const commonest = kept.filter(({ verdict }) => verdict === 'different').length / kept.length;
  return [
    { case: 'judged-pairs', metric: 'accuracy.tuned', value: rounded(accuracyOf(tuned), 3), unit: '' },
    {
      case: 'judged-pairs',
      metric: 'accuracy',
      value: rounded(accuracyOf(kept), 3),
      unit: '',
      peer: 'always different',
      peerValue: rounded(commonest, 3),
    },
  ];
}

const corpus = sharedData('data/addresses/dev.txt');
const pairs = sharedData('data/linkage/zh_address_ccks2021/round2_train.txt');
if (!corpus || !pairs) console.error('shared corpora absent: their figures are left out');
await recordResult('address', [
  ...throughputRows(),
  ...hostileRows(),
  ...(corpus ? corpusRows(corpus) : []),
  ...(pairs ? pairRows(pairs) : []),
]);
if (sink === 0) throw new Error('nothing was read');
