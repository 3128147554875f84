import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkRecords } from '../../../core/matching/link/link-records.ts';
import { openWarehouse } from '../../../core/warehouse/open-warehouse.ts';
import type { ConnectedSession } from '../../../core/warehouse/warehouse.ts';
import { clusterF1, keepGroups, pairF1, scoredPairF1 } from './evaluate.ts';
import type { LinkageTask } from './linkage-task.ts';

/** What one linkage achieved and took. */
export interface TaskResult {
  /** Of the pairs that the model reports as links, and of all pairs by their own score alone. */
  pairF1: number;
  scoredPairF1?: number;
  clusterF1: number;
  /** Over entities with an odd hash, which no model was designed on. */
  clusterF1Odd?: number;
  /** Of the linkage alone: the records stand in a table before it, and judging comes after it. */
  cpuSeconds: number;
  seconds: number;
  /** Of the whole process until the linkage was done. */
  peakRssMB: number;
  /** Processor seconds by step. */
  phases: Record<string, number>;
}

/** Links a task's records in a warehouse of its own and judges the result. */
export async function runTask(task: LinkageTask): Promise<TaskResult> {
  const directory = await mkdtemp(join(tmpdir(), 'tonghui-bench-'));
  const warehouse = await openWarehouse({
    path: join(directory, 'warehouse.duckdb'),
    temporaryDirectory: join(directory, 'spill'),
    allowedDirectories: task.folders,
    memoryLimitMB: 2000,
  });
  try {
    return await warehouse.transaction((session) => linkAndJudge(session, task));
  } finally {
    await warehouse.close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function linkAndJudge(
  session: ConnectedSession,
  { model, columns, data }: LinkageTask,
): Promise<TaskResult> {
  await session.run(
    `CREATE TEMP TABLE data AS SELECT (row_number() OVER () - 1)::INTEGER AS n, * FROM (${data})`,
  );
  const selected = Object.entries(columns).map(([name, sql]) => `${sql} AS ${name}`);
  await session.run(`CREATE TEMP TABLE record AS SELECT n, source, ${selected.join(', ')} FROM data`);
  const clock = startClock();
  const { group } = await linkRecords(session, model, null, {
    signal: new AbortController().signal,
    places: [],
    progress: (step) => clock.enter(step),
  });
  const measured = clock.stop();
  const isLink = model.linkType === 'link';
  await keepGroups(session, group);
  return {
    pairF1: await pairF1(session, model),
    scoredPairF1: await scoredPairF1(session, isLink),
    clusterF1: await clusterF1(session, isLink, 'all'),
    clusterF1Odd: await clusterF1(session, isLink, 'odd'),
    ...measured,
  };
}

type Measured = Pick<TaskResult, 'cpuSeconds' | 'seconds' | 'peakRssMB' | 'phases'>;

function startClock(): { enter(step: string): void; stop(): Measured } {
  const cpu = process.cpuUsage();
  const begin = performance.now();
  const spent = () => {
    const { user, system } = process.cpuUsage(cpu);
    return (user + system) / 1e6;
  };
  const phases: Record<string, number> = {};
  let current: [step: string, since: number] | null = null;
  const enter = (step: string) => {
    if (current) phases[current[0]] = (phases[current[0]] ?? 0) + spent() - current[1];
    current = [step, spent()];
  };
  return {
    enter,
    stop() {
      enter('end');
      return {
        cpuSeconds: spent(),
        seconds: (performance.now() - begin) / 1000,
        peakRssMB: process.resourceUsage().maxRSS / 1024,
        phases,
      };
    },
  };
}
