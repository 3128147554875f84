import { execFile, fork } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TaskResult } from './run-task.ts';
import type { TaskName } from './tasks.ts';

/** Carries a task out in a process of its own. */
export async function measureTask(name: TaskName, paths: readonly string[]): Promise<TaskResult> {
  const child = fork(join(import.meta.dirname, 'worker.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.on('message', (message) => resolve(message as TaskResult));
    child.on('exit', (code) => reject(new Error(`${name}: the measuring process ended with ${code}`)));
    child.send({ name, paths });
  });
}

const run = promisify(execFile);
const python = process.env['TONGHUI_PEER_PYTHON'] ?? 'python3';

/** Runs a peer's script over the same files; null where the peer is not installed. */
export async function measurePeer(script: string, paths: readonly string[]): Promise<TaskResult | null> {
  if (!(await hasSplink())) return null;
  const path = join(import.meta.dirname, '../../peers', script);
  const { stdout } = await run(python, [path, ...paths], { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as TaskResult;
}

async function hasSplink(): Promise<boolean> {
  return run(python, ['-c', 'import splink']).then(
    () => true,
    () => false,
  );
}
