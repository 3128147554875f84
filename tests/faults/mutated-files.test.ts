import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTextDbf } from '../fixtures/dbf.ts';
import { parquetOf } from '../fixtures/parquet.ts';
import { makeShp } from '../fixtures/shapefile.ts';
import { storedZip } from '../fixtures/stored-zip.ts';
import { makeZip } from '../fixtures/zip.ts';
import { examples } from '../integration/connectors/examples.ts';

/** Damaged files of each format; the same ones every time, unless more or a seed are asked for. */
const files = Number(process.env['MUTATED_FILES'] ?? 1000);
const seed = Number(process.env['MUTATED_SEED'] ?? 20240305);
const hangsAfterMs = 10_000;
const heapMB = 400;
const mostMB = 700;

const child = resolve(import.meta.dirname, '../fixtures/read-mutated-files.ts');
const header = ['姓名', '住址', '备注'];
const body = [
  ['张三', '人民路1号', '12.5'],
  ['李四', '', '2024-03-05'],
  [],
  ['王𬭎', ' x ', '320582199001010013'],
];

/** Further shapes of a format, which are read on other ways. */
const moreSamples: Readonly<Record<string, () => Promise<Uint8Array[]> | Uint8Array[]>> = {
  csv: () => [
    Buffer.from('\uFEFF姓名\t住址\r\n张三\t"人民路\n1号"\r\n', 'utf16le'),
    Buffer.from('d0d5c3fb2cd7a1d6b70ad5c5c8fd2cc8cbc3f1c2b70a', 'hex'), // the same in GB18030, with commas
  ],
  json: () => [
    Buffer.from('{"code":0,"data":{"rows":[{"姓名":"张三","a":[1,{"b":null}]}],"total":1}}'),
    Buffer.from('["姓名","年龄"]\n["张三",12]\n["李四",3.4e5]\n'),
  ],
  parquet: async () => [
    await parquetOf(
      "SELECT i::BIGINT AS a, 'x' || (i % 3) AS b, [i, NULL] AS c, {'d': 1.50::DECIMAL(20,2)} AS e, i % 2 = 0 AS f FROM range(50) t(i)",
      ', PARQUET_VERSION v2, COMPRESSION uncompressed',
    ),
    await parquetOf(
      "SELECT TIMESTAMP '2024-03-05 08:30:00' AS a, i / 3 AS b, MAP {'k': i} AS c FROM range(300) t(i)",
      ', COMPRESSION zstd, ROW_GROUP_SIZE 100',
    ),
  ],
  zip: async () => [
    await storedZip(
      makeZip({
        'a.shp': makeShp([{ type: 1, point: [120.5, 31.8] }]),
        'a.dbf': makeTextDbf([['名称'], ['甲']]),
        'a.cpg': 'UTF-8',
        'b.json': '[{"a":1}]',
        'c.zip': makeZip({ 'd.csv': '甲,乙\n1,2\n' }),
      }),
    ),
  ],
};

interface Outcome {
  rows: number;
  reason: number;
  longestMs: number;
  peakMB: number;
}

let directory: string;
const runs = new Map<string, Promise<Outcome>>();

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tonghui-mutated-'));
  const formats = Object.keys(examples);
  const lanes: Promise<unknown>[] = Array.from({ length: Math.min(2, availableParallelism()) }, () =>
    Promise.resolve(),
  );
  for (const [i, format] of formats.entries()) {
    const run = lanes[i % lanes.length]!.then(() => readMutated(format));
    runs.set(format, run);
    lanes[i % lanes.length] = run.catch(() => undefined);
  }
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** Small valid files of a format; of a ZIP also one whose parts are not packed, so that damage reaches what they hold. */
async function writeSamples(format: string): Promise<string[]> {
  const { make } = examples[format]!;
  const made = [
    await make([header, ...body]),
    await make([header, ...Array.from({ length: 8 }, () => body).flat()]),
  ];
  made.push(...((await moreSamples[format]?.()) ?? []));
  if (made[0]![0] === 0x50 && made[0]![1] === 0x4b) made.push(await storedZip(made[0]!));
  return Promise.all(
    made.map(async (bytes, i) => {
      const path = join(directory, `${format}-${i}`);
      await writeFile(path, bytes);
      return path;
    }),
  );
}

/** Rejects, naming the file, when reading one hangs, dies or throws what is no reason. */
async function readMutated(format: string): Promise<Outcome> {
  const samples = await writeSamples(format);
  const parameters = [child, format, String(seed), '1', String(files), ...samples];
  const reader = spawn(
    process.execPath,
    ['--import', 'tsx', `--max-old-space-size=${heapMB}`, ...parameters],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let at = 0;
  let moved = Date.now();
  let output = '';
  let errors = '';
  let done: Outcome | null = null;
  let hung = false;
  reader.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  reader.stdout.on('data', (data: Buffer) => {
    moved = Date.now();
    const lines = (output + data.toString()).split('\n');
    output = lines.pop()!;
    for (const line of lines) {
      if (line.startsWith('at ')) at = Number(line.slice(3));
      else if (line.startsWith('done ')) done = JSON.parse(line.slice(5)) as Outcome;
      else errors += `${line}\n`;
    }
  });
  const watchdog = setInterval(() => {
    hung = Date.now() - moved > hangsAfterMs * (at === 0 ? 6 : 1);
    if (hung) reader.kill('SIGKILL');
  }, 500);
  const code = await new Promise((settle) => reader.on('close', settle));
  clearInterval(watchdog);
  if (done) return done;
  const how = hung ? 'hangs' : `ends the process (${String(code)})`;
  throw new Error(`${format}: file ${at} of seed ${seed} ${how}\n${errors.slice(0, 3000)}`);
}

describe('a damaged file ends in rows or a reason', () => {
  it.each(Object.keys(examples))(
    '%s',
    async (format) => {
      const outcome = await runs.get(format)!;
      console.log(`${format}: ${JSON.stringify(outcome)}`);
      expect(outcome.rows + outcome.reason).toBe(files);
      expect(outcome.peakMB).toBeLessThan(mostMB);
    },
    900_000,
  );
});
