import { tmpdir } from 'node:os';
import { compileComparison } from '../../core/matching/comparison/compile-comparison.ts';
import { encodeTexts } from '../../core/matching/comparison/encode-texts.ts';
import { jaroWinkler } from '../../core/matching/comparison/jaro-winkler.ts';
import { optimalStringAlignment } from '../../core/matching/comparison/optimal-string-alignment.ts';
import { openScratch, type Scratch } from '../../core/warehouse/scratch.ts';
import { Random } from '../../sample/base/random.ts';
import { median, recordResult, rounded, type BenchRow } from '../record-result.ts';

/**
 * What one pair costs in our kernels and, on the same pairs, in DuckDB's function (µs of CPU time, median of
 * five runs). `all` computes every value; `cut` knows the limit, as levels do. Pairs are half random, half an edit apart.
 *
 *   npx tsx bench/linkage/kernels.ts
 */
const pairCount = 300_000;
const runs = 5;

const english = [
  'ab',
  'an',
  'be',
  'el',
  'er',
  'jo',
  'ma',
  'ri',
  'sa',
  'th',
  'wi',
  'son',
  'ton',
  'ley',
  'man',
];
const chinese = [...'王李张刘陈杨黄赵吴周伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平'];

interface Pairs {
  texts: string[];
  left: Int32Array;
  right: Int32Array;
}

/** Names of that many parts; every second pair is one name and the same with an edit. */
function makePairs(parts: readonly string[], least: number, most: number): Pairs {
  const random = new Random(1, `kernels ${parts.length} ${most}`);
  const name = () => Array.from({ length: random.between(least, most) }, () => random.pick(parts)).join('');
  const texts = Array.from({ length: 20_000 }, name);
  const plain = texts.length;
  for (let at = 0; at < plain; at++) texts.push(edited(texts[at]!, random, parts));
  const left = Int32Array.from({ length: pairCount }, () => random.below(plain));
  const right = left.map((text, at) => (at % 2 === 0 ? plain + text : random.below(plain)));
  return { texts, left, right };
}

function edited(text: string, random: Random, parts: readonly string[]): string {
  const at = random.below(text.length);
  const put = random.pick(parts)[0]!;
  return text.slice(0, at) + put + text.slice(at + (random.chance(0.5) ? 1 : 0));
}

function microsecondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

/** Microseconds a pair, and the sum of the results so that no run is spared. */
function timeKernel({ left, right }: Pairs, kernel: (left: number, right: number) => number): number {
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    let sum = 0;
    for (let at = 0; at < left.length; at++) sum += kernel(left[at]!, right[at]!);
    if (Number.isNaN(sum)) throw new Error('a kernel gave no number');
    return microsecondsSince(start) / pairCount;
  });
  return median(times);
}

/** The same for an SQL expression over `l` and `r`, less what reading the pairs costs. */
async function timeSql(scratch: Scratch, expression: string): Promise<number> {
  const read = await timeQuery(scratch, 'SELECT sum(length(l) + length(r)) FROM pair');
  return (await timeQuery(scratch, `SELECT sum(${expression} + length(l) + length(r)) FROM pair`)) - read;
}

async function timeQuery(scratch: Scratch, sql: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = process.cpuUsage();
    await scratch.all(sql);
    times.push(microsecondsSince(start) / pairCount);
  }
  return median(times);
}

async function fillPairs(scratch: Scratch, { texts, left, right }: Pairs): Promise<void> {
  await scratch.run('CREATE OR REPLACE TABLE pair (l VARCHAR, r VARCHAR)');
  const part = 100_000;
  for (let start = 0; start < pairCount; start += part)
    await scratch.run('INSERT INTO pair SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[])', [
      Array.from(left.subarray(start, start + part), (text) => texts[text]!),
      Array.from(right.subarray(start, start + part), (text) => texts[text]!),
    ]);
}

/** Splink's levels of a name, and one of ours behind them. */
const nameLevels = compileComparison(
  {
    name: 'name',
    columns: ['name'],
    levels: [
      { name: 'missing', when: { kind: 'null', column: 'name' } },
      { name: 'exact', when: { kind: 'equal', column: 'name' } },
      { name: 'near', when: { kind: 'jaro-winkler', column: 'name', atLeast: 0.92 } },
      { name: 'alike', when: { kind: 'jaro-winkler', column: 'name', atLeast: 0.7 } },
      { name: 'homophone', when: { kind: 'homophone', column: 'name' } },
      { name: 'else', when: { kind: 'else' } },
    ],
  },
  { name: 'text' },
);

/** Microseconds a pair for all the levels of a comparison, without preparing the values. */
function timeLevels({ texts, left, right }: Pairs): number {
  const dictionary = { columns: [texts] };
  nameLevels.levels(dictionary, left.subarray(0, 1), right.subarray(0, 1), []);
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    nameLevels.levels(dictionary, left, right, []);
    return microsecondsSince(start) / pairCount;
  });
  return median(times);
}

const scratch = await openScratch({ memoryLimitMB: 2000, outputDirectory: tmpdir(), threads: 1 });
const rows: BenchRow[] = [];
for (const [name, pairs] of [
  ['english 6-11', makePairs(english, 3, 4)],
  ['chinese 2-4', makePairs(chinese, 2, 4)],
] as const) {
  const texts = encodeTexts(pairs.texts);
  await fillPairs(scratch, pairs);
  const alignment = await timeSql(scratch, 'damerau_levenshtein(l, r)');
  const winkler = await timeSql(scratch, 'jaro_winkler_similarity(l, r)');
  const cases: [string, (left: number, right: number) => number, string, number][] = [
    ['osa all', optimalStringAlignment(texts, 1000), 'damerau_levenshtein', alignment],
    ['osa cut 2', optimalStringAlignment(texts, 2), 'damerau_levenshtein', alignment],
    ['jaro-winkler all', jaroWinkler(texts, 0), 'jaro_winkler_similarity', winkler],
    ['jaro-winkler cut .7', jaroWinkler(texts, 0.7), 'jaro_winkler_similarity', winkler],
  ];
  for (const [metric, kernel, peer, peerValue] of cases) {
    const value = timeKernel(pairs, kernel);
    rows.push({
      case: name,
      metric,
      value: rounded(value, 4),
      unit: 'µs/pair',
      peer: `DuckDB ${peer}`,
      peerValue: rounded(peerValue, 4),
      ratio: rounded(value / peerValue, 3),
    });
  }
  rows.push({ case: name, metric: 'six levels', value: rounded(timeLevels(pairs), 4), unit: 'µs/pair' });
}
scratch.close();
await recordResult('linkage-kernels', rows);
