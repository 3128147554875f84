import { readdirSync, readFileSync } from 'node:fs';

/** Watches the resident memory of a process and all its descendants (Linux: /proc); `stop` gives the peak in MB. */
export function watchMemory(pid: number, everyMs = 25): { stop(): number } {
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, residentMB(pid))), everyMs);
  return {
    stop() {
      clearInterval(timer);
      return peak;
    },
  };
}

function residentMB(root: number): number {
  const children = new Map<number, number[]>();
  const resident = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid)) continue;
    const [parent, kilobytes] = statusOf(pid);
    resident.set(pid, kilobytes / 1024);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const sum = (pid: number): number =>
    (children.get(pid) ?? []).reduce((total, child) => total + sum(child), resident.get(pid) ?? 0);
  return sum(root);
}

/** Parent and resident kilobytes; a process that has just ended counts nothing. */
function statusOf(pid: number): [parent: number, kilobytes: number] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const number = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return [number('PPid'), number('VmRSS')];
  } catch {
    return [0, 0];
  }
}
