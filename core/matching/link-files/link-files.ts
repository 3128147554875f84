import { join } from 'node:path';
import type { LinkJob } from '../../../schemas/linkage/link-job.ts';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { SpawnParser } from '../../ingest/parser/parse-file.ts';
import { openWarehouse } from '../../warehouse/open-warehouse.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { countPairs, type PairCounts } from '../blocking/count-pairs.ts';
import { excludedValues } from '../blocking/excluded-values.ts';
import type { LinkContext } from '../link/link-context.ts';
import { linkRecords, type Linkage } from '../link/link-records.ts';
import type { LinkageVersion } from '../link/linkage-version.ts';
import { frequencyQuery } from '../scoring/rarity-tables.ts';
import { checkJob, checkSql, modelOf } from './check-job.ts';
import { loadRecords } from './load-records.ts';
import { readTables, type LinkTable } from './read-tables.ts';
import { sourceNames } from './source-names.ts';

export interface LinkFilesOptions {
  job: LinkJob;
  /** What the job is called in errors. */
  jobName: string;
  /** As the person named them. */
  files: readonly string[];
  /** A private folder for what is needed on the way. */
  directory: string;
  spawnParser: SpawnParser;
  /** The day of the run, `YYYY-MM-DD`. */
  today: string;
  signal: AbortSignal;
  progress(step: string, fraction: number | null): void;
}

/**
 * Files that were linked. The session has `delivered` (`load-records.ts`), `record`, `scored(l, r, pattern, weight)` and
 * `frequency`.
 */
export interface LinkedFiles extends Linkage {
  session: ConnectedSession;
  job: LinkJob;
  model: LinkageModel;
  tables: readonly LinkTable[];
  blocking: PairCounts;
}

/** Memory of the database, which spills what needs more. */
const memoryLimitMB = 2000;

/**
 * Links the records of files by a job and hands the result to `use`. Nothing is kept but what `use` writes.
 *
 * @throws HubError the `LINK_…` errors, `TOO_MANY_PAIRS`, `CANCELLED`, the `FILE_…` errors, `DISK_FULL`
 */
export async function linkFiles<T>(
  options: LinkFilesOptions,
  use: (linked: LinkedFiles) => Promise<T>,
): Promise<T> {
  const { job, jobName, files, directory, signal, progress } = options;
  checkJob(job, jobName, sourceNames(files));
  const tables = await readTables({
    ...options,
    progress: (fraction) => progress('extracting', 0.2 * fraction),
  });
  const warehouse = await openWarehouse({
    path: join(directory, 'linkage.duckdb'),
    temporaryDirectory: join(directory, 'spill'),
    allowedDirectories: [directory],
    memoryLimitMB,
  });
  try {
    return await warehouse.transaction(async (session) => use(await linkTables(session, tables, options)), {
      signal,
    });
  } finally {
    await warehouse.close();
  }
}

async function linkTables(
  session: ConnectedSession,
  tables: readonly LinkTable[],
  { job, jobName, today, signal, progress }: LinkFilesOptions,
): Promise<LinkedFiles> {
  const model = modelOf(job);
  progress('standardise', 0.2);
  await loadRecords(session, { job, jobName, model, tables, today, signal });
  await checkSql(session, model, jobName);
  const blocking = await countPairs(session, model);
  const version = await versionOf(session, job, model);
  const context: LinkContext = {
    signal,
    places: [],
    progress: (step, fraction) => progress(step, fraction === null ? null : 0.3 + 0.6 * fraction),
  };
  const linkage = await linkRecords(session, model, version, context, await knownEntities(session, job));
  progress('write', 0.9);
  return { ...linkage, session, job, model, tables, blocking };
}

/** The rows whose true entity the files name, as the engine learns from them. */
async function knownEntities(session: ConnectedSession, { labels }: LinkJob): Promise<{ labels?: string }> {
  if (labels === undefined) return {};
  await session.run(
    `CREATE OR REPLACE TEMP TABLE known AS
     SELECT n, label FROM record JOIN delivered USING (record_id) WHERE label IS NOT NULL`,
  );
  return { labels: 'known' };
}

/**
 * What an earlier run learnt; how often values occur is counted anew, as it is not kept with it, and the threshold is
 * chosen anew where the job itself has an aim.
 */
async function versionOf(
  session: ConnectedSession,
  { parameters: given, aim }: LinkJob,
  model: LinkageModel,
): Promise<LinkageVersion | null> {
  if (!given) return null;
  const { threshold, ...learnt } = given;
  const parameters = threshold === undefined || aim !== undefined ? learnt : given;
  await session.run(`CREATE OR REPLACE TEMP TABLE frequency AS ${frequencyQuery(model)}`);
  return { parameters, excluded: await excludedValues(session, model) };
}
