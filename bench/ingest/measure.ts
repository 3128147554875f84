import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchMemory } from '../process-tree.ts';
import type { Order } from './worker.ts';

export interface Measured<T> {
  result: T;
  /** Resident memory of the measuring process and its children together. */
  peakMB: number;
}

/** Carries out an order in a process of its own, with a folder of its own that is removed afterwards. */
export async function measure<T>(toOrder: (directory: string) => Order): Promise<Measured<T>> {
  const directory = await mkdtemp(join(tmpdir(), 'tonghui-bench-'));
  try {
    const child = fork(join(import.meta.dirname, 'worker.ts'), {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const memory = watchMemory(child.pid!);
    const result = await new Promise<T>((resolve, reject) => {
      child.on('message', (message) => resolve(message as T));
      child.on('exit', (code) => reject(new Error(`the measuring process ended with ${code}`)));
      child.send(toOrder(directory));
    });
    return { result, peakMB: memory.stop() };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
