import { readFile } from 'node:fs/promises';

/**
 * What tells a process from a later one with the same number: boot and start time. Null where the system
 * offers no cheap way to ask; the number alone decides there.
 */
export async function processMark(pid: number): Promise<string | null> {
  if (process.platform !== 'linux') return null;
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // proc(5): the name in field 2 may hold anything; field 22, the start time, is the 20th behind its bracket.
    const startTime = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${boot.trim()}/${startTime}`;
  } catch {
    return null;
  }
}

export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
