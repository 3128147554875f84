import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { Option, type Command } from 'commander';
import { cityTime, systemClock } from '../../../core/base/clock.ts';
import { HubError } from '../../../core/base/hub-error.ts';
import { linkFiles, type LinkedFiles } from '../../../core/matching/link-files/link-files.ts';
import { linkReport, type LinkFindings } from '../../../core/matching/link-files/link-report.ts';
import {
  clusterRows,
  pairColumns,
  pairRows,
  readOrigins,
  type ClusterRow,
} from '../../../core/matching/link-files/linked-rows.ts';
import manifest from '../../../package.json' with { type: 'json' };
import type { LinkJob } from '../../../schemas/linkage/link-job.ts';
import { expectedAt } from '../../../schemas/linkage/expected-threshold.ts';
import type { LinkQuality } from '../../../schemas/linkage/link-report.ts';
import { messages } from '../../../schemas/messages/index.ts';
import { createParserSpawner } from '../../parser/spawn-parser.ts';
import { writeCsv } from '../csv.ts';
import { readLinkJob } from '../link-job/read-link-job.ts';
import { createOutput, language, say, texts, type Output } from '../output.ts';
import { projectRoot } from '../project-root.ts';

import { writeLinkReport } from '../write-link-report.ts';
import { writeTogether } from '../write-together.ts';
import { writeWhole } from '../write-whole.ts';

interface LinkOptions {
  out: string;
  labels?: string;
  allPairs?: boolean;
  examples: 'shown' | 'none';
  bom?: boolean;
  json?: boolean;
}

const steps: Readonly<Record<string, string>> = messages[language].jobs.steps;

const clusterColumns = [
  'source_file',
  'sheet',
  'row_number',
  'cluster_id',
] as const satisfies readonly (keyof ClusterRow)[];

/** `tonghui link`: record linkage on any files. Nothing stays but what is written to the folder. */
export function addLink(program: Command): void {
  program
    .command('link')
    .description(texts.commands.link)
    .argument('<job>', texts.options.linkJob)
    .argument('<file...>', texts.options.linkFiles)
    .option('--out <folder>', texts.options.linkOut, 'linked')
    .option('--labels <column>', texts.options.labels)
    .option('--all-pairs', texts.options.allPairs)
    .addOption(
      new Option('--examples <which>', texts.options.examples).choices(['shown', 'none']).default('shown'),
    )
    .option('--bom', texts.options.bom)
    .option('--json', texts.options.json)
    .action(async (job: string, files: string[], options: LinkOptions) => {
      const given = readLinkJob(job);
      await requireFiles(files);
      await requireFolder(options.out);
      const named = options.labels === undefined ? given : { ...given, labels: options.labels };
      await link({ job: named, jobName: basename(job), files }, options);
    });
}

async function requireFiles(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const facts = await stat(file).catch(() => null);
    if (!facts?.isFile()) throw new HubError('FILE_MISSING', { file });
  }
}

/** Said before the work, not after it. */
async function requireFolder(path: string): Promise<void> {
  const facts = await stat(path).catch(() => null);
  if (facts && !facts.isDirectory()) throw new HubError('BAD_INPUT', { detail: `--out ${path}` });
}

interface Given {
  job: LinkJob;
  jobName: string;
  files: readonly string[];
}

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

async function link(given: Given, options: LinkOptions): Promise<void> {
  const output = createOutput(options.json ?? false);
  const stop = new AbortController();
  const onInterrupt = () => stop.abort(new HubError('CANCELLED', {}));
  for (const name of stopSignals) process.once(name, onInterrupt);
  const directory = await mkdtemp(join(tmpdir(), 'tonghui-link-'));
  try {
    const result = await linkFiles(
      {
        ...given,
        directory,
        signal: stop.signal,
        spawnParser: createParserSpawner({ entry: join(projectRoot, 'dist', 'node', 'parser.js') }),
        today: cityTime(systemClock.now()).slice(0, 10),
        progress: (step, fraction) => output.progress(steps[step] ?? step, fraction),
      },
      (linked) => writeResults(linked, { ...options, jobName: given.jobName, signal: stop.signal }),
    );
    describe(result, output);
  } finally {
    for (const name of stopSignals) process.off(name, onInterrupt);
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  }
}

const outputs = {
  pairs: 'pairs.csv',
  clusters: 'clusters.csv',
  model: 'model.json',
  report: 'report.html',
} as const;

type Paths = Record<keyof typeof outputs, string>;

interface Result {
  findings: LinkFindings;
  paths: Paths;
  written: { pairs: number; clusters: number };
}

async function writeResults(
  linked: LinkedFiles,
  { out, allPairs, examples, bom, jobName, signal }: LinkOptions & { jobName: string; signal: AbortSignal },
): Promise<Result> {
  const paths: Paths = {
    pairs: join(out, outputs.pairs),
    clusters: join(out, outputs.clusters),
    model: join(out, outputs.model),
    report: join(out, outputs.report),
  };
  const findings = await linkReport(linked, { withValues: examples === 'shown', signal });
  const from = allPairs ? null : findings.scores.threshold;
  const rows = pairRows(linked, await readOrigins(linked), from);
  const generatedAt = cityTime(systemClock.now());
  const report = { ...findings, job: jobName, version: manifest.version, generatedAt, language };
  const names = Object.values(outputs);
  const written = await writeTogether({ folder: out, names, signal }, async (path) => {
    const pairs = await writeCsv(pairColumns(linked), rows, path(outputs.pairs), { bom });
    const clusters = await writeCsv(clusterColumns, clusterRows(linked), path(outputs.clusters), { bom });
    const model = `${JSON.stringify(trainedJob(linked), null, 2)}\n`;
    await writeWhole(Readable.from([model]), path(outputs.model));
    await writeLinkReport(report, path(outputs.report));
    return { pairs, clusters };
  });
  return { findings, paths, written };
}

/** A job that scores as this run did, without training. */
function trainedJob({ job, model, version }: LinkedFiles): LinkJob {
  const { preset, columns, sources, labels } = job;
  return {
    ...(preset && { preset }),
    model,
    columns,
    sources,
    ...(labels !== undefined && { labels }),
    parameters: version.parameters,
  };
}

function describe({ findings, paths, written }: Result, output: Output): void {
  const { records, scores, foundPairs, clusterCount, linkedRecords, tables, evaluation } = findings;
  for (const { file, sheet, rows, aside, columns } of tables) {
    const mapped = columns.map(({ column, from }) => `${column} ← ${from}`).join('; ');
    const name = sheet === '' ? file : `${file} ${sheet}`;
    output.line(say(texts.link.tables, { name, rows, columns: mapped }));
    if (aside > 0) output.line(say(texts.link.aside, { name, aside }));
  }
  const counts = { compared: scores.comparedPairs, found: foundPairs, clusters: clusterCount };
  output.line(say(texts.link.linked, { records, ...counts, linked: linkedRecords }));
  const { threshold } = scores;
  const expected = expectedAt(scores, threshold);
  if (expected) output.line(say(texts.link.threshold, { bits: threshold.toFixed(2), ...shown(expected) }));
  if (evaluation) {
    output.line(say(texts.link.pairs, shown(evaluation.pairs)));
    output.line(say(texts.link.clusters, shown(evaluation.clusters)));
  }
  for (const name of ['pairs', 'clusters'] as const)
    output.line(say(texts.written, { path: paths[name], rows: written[name] }));
  output.line(say(texts.link.modelWritten, { path: paths.model }));
  output.line(say(texts.link.report, { path: paths.report }));
  const { pairs, clusters, groups } = evaluation ?? {};
  output.result({
    records,
    ...counts,
    linked: linkedRecords,
    threshold,
    expected,
    tables,
    paths,
    ...(evaluation && { evaluation: { pairs, clusters, groups } }),
  });
}

function shown({
  precision,
  recall,
  f1,
}: Pick<LinkQuality, 'precision' | 'recall' | 'f1'>): Record<string, string> {
  const digits = (share: number) => share.toFixed(4);
  return { precision: digits(precision), recall: digits(recall), f1: digits(f1) };
}
