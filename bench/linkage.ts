import { loadavg } from 'node:os';
import { measurePeer, measureTask } from './linkage/cases/measure.ts';
import type { TaskResult } from './linkage/cases/run-task.ts';
import { taskFiles, tasks, type TaskName } from './linkage/cases/tasks.ts';
import { recordResult, rounded, type BenchRow } from './record-result.ts';

/**
 * How well and at what cost records are linked, beside Splink with its own demo settings. Each run has a process of its
 * own. All cases together are recorded; single ones are only printed. Splink takes 14 GB for the million records.
 *
 * usage: [TONGHUI_PEER_PYTHON=python with splink] npx tsx bench/linkage.ts [case …]
 */
const metrics = [
  ['pairF1', 'share', 4],
  ['scoredPairF1', 'share', 4],
  ['clusterF1', 'share', 4],
  ['clusterF1Odd', 'share', 4],
  ['cpuSeconds', 's', 2],
  ['peakRssMB', 'MB', 0],
] as const;

const peerResults = new Map<string, TaskResult | null>();

/** The peer's result, measured once for the cases that share its files. */
async function peerOf(script: string, paths: readonly string[]): Promise<TaskResult | null> {
  const key = [script, ...paths].join(' ');
  if (!peerResults.has(key)) {
    const result = await measurePeer(script, paths);
    if (!result) console.error(`${script}: splink is not installed for this Python, no peer`);
    peerResults.set(key, result);
  }
  return peerResults.get(key)!;
}

function rowsOf(name: TaskName, ours: TaskResult, peer: TaskResult | null): BenchRow[] {
  const rows: BenchRow[] = [];
  for (const [metric, unit, digits] of metrics) {
    const [value, peerValue] = [ours[metric], peer?.[metric]];
    if (value === undefined) continue;
    const row: BenchRow = { case: name, metric, value: rounded(value, digits), unit };
    if (peerValue !== undefined)
      Object.assign(row, {
        peer: 'splink',
        peerValue: rounded(peerValue, digits),
        ratio: rounded(value / peerValue, 3),
      });
    rows.push(row);
  }
  return rows;
}

async function measureCase(name: TaskName): Promise<BenchRow[]> {
  const paths = await taskFiles(name);
  if (!paths) {
    console.error(`${name}: skipped, the shared data folder is absent`);
    return [];
  }
  const task = tasks[name];
  const peer = 'peer' in task ? await peerOf(task.peer, paths) : null;
  const ours = await measureTask(name, paths);
  const rows = rowsOf(name, ours, peer);
  for (const { metric, value, unit, peerValue, ratio } of rows)
    console.error(
      `${name}\t${metric}\t${value} ${unit}${ratio === undefined ? '' : `\tsplink ${peerValue}, ratio ${ratio}`}`,
    );
  const phases = Object.entries(ours.phases).map(([step, seconds]) => `${step} ${rounded(seconds, 1)}`);
  console.error(`${name}\tphases\t${phases.join(', ')} (load ${loadavg()[0]!.toFixed(1)})`);
  return rows;
}

const isTask = (name: string): name is TaskName => name in tasks;
const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(tasks);
const rows: BenchRow[] = [];
for (const name of names) {
  if (!isTask(name)) throw new Error(`${name}: there are ${Object.keys(tasks).join(', ')}`);
  rows.push(...(await measureCase(name)));
}
if (asked.length === 0) await recordResult('linkage', rows);
else console.log(JSON.stringify(rows));
