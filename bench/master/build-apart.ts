import { fork } from 'node:child_process';
import { openBenchCore } from '../linkage/city/prepare-city.ts';

/** What building master data took, in a process of its own. */
export interface BuildCost {
  seconds: number;
  cpuSeconds: number;
  peakRssMB: number;
  /** Seconds by the step that was told, in order. */
  steps: Record<string, number>;
}

/** Builds the master data of a workspace in a process of its own, so that its memory is its own. */
export function buildApart(workspace: string, keys: string): Promise<BuildCost> {
  const child = fork(import.meta.filename, ['build', workspace, keys]);
  return new Promise((resolve, reject) => {
    child.on('message', (message) => resolve(message as BuildCost));
    child.on('exit', (code) => reject(new Error(`the building process ended with ${code}`)));
  });
}

async function build(workspace: string, keys: string): Promise<BuildCost> {
  const core = await openBenchCore(workspace, keys);
  const steps: Record<string, number> = {};
  const [cpu, begin] = [process.cpuUsage(), performance.now()];
  let [step, since] = ['', begin];
  const next = (name: string) => {
    const now = performance.now();
    if (step !== '') steps[step] = (steps[step] ?? 0) + (now - since) / 1000;
    [step, since] = [name, now];
  };
  await core.master.build({ progress: next });
  next('');
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - begin) / 1000;
  await core.close();
  return {
    seconds,
    cpuSeconds: (user + system) / 1e6,
    peakRssMB: process.resourceUsage().maxRSS / 1024,
    steps,
  };
}

if (process.argv[2] === 'build') process.send!(await build(process.argv[3]!, process.argv[4]!));
