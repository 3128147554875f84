import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { isProcessAlive, processMark } from './process-mark.ts';

const Owner = z.object({
  nonce: z.string(),
  pid: z.number().int(),
  mark: z.string().nullable(), // processMark of the owner
  machine: z.string(),
  host: z.string(), // desktop, loopback, command line
  since: z.string(),
});
export type Owner = z.infer<typeof Owner>;

/** Who holds the lock already. */
export class LockHeld extends Error {
  readonly owner: Owner;

  constructor(owner: Owner) {
    super(`locked by process ${owner.pid} on ${owner.machine}`);
    this.name = 'LockHeld';
    this.owner = owner;
  }
}

/**
 * Takes a lock file for this process, or throws `LockHeld`. The file appears with its content in one step (a
 * hard link). A lock whose process is gone is replaced by whoever holds the lock named after it: only one
 * process can, and only while the stale lock is still in place, so that two that race cannot both win.
 */
export async function takeLock(
  path: string,
  as: { host: string; since: string },
): Promise<() => Promise<void>> {
  const owner: Owner = {
    nonce: randomUUID(),
    pid: process.pid,
    mark: await processMark(process.pid),
    machine: hostname(),
    ...as,
  };
  const draft = `${path}.${owner.nonce}`;
  await writeFile(draft, JSON.stringify(owner), { mode: 0o600 });
  try {
    while (!(await linkNew(draft, path))) {
      const holder = await readOwner(path);
      if (holder === null) continue; // released in between
      if (await isHolding(holder)) throw new LockHeld(holder);
      if (await replaceStale(path, holder, draft, as)) break;
    }
  } finally {
    await rm(draft, { force: true });
  }
  return () => release(path, owner.nonce);
}

async function replaceStale(
  path: string,
  stale: Owner,
  draft: string,
  as: { host: string; since: string },
): Promise<boolean> {
  let releaseClaim: () => Promise<void>;
  try {
    releaseClaim = await takeLock(`${path}.${stale.nonce}.claim`, as);
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error;
    await delay(10); // somebody else is replacing it at this moment
    return false;
  }
  try {
    if ((await readOwner(path))?.nonce !== stale.nonce) return false;
    await rename(draft, path);
    return true;
  } finally {
    await releaseClaim();
  }
}

async function release(path: string, nonce: string): Promise<void> {
  if ((await readOwner(path))?.nonce === nonce) await rm(path, { force: true });
}

async function linkNew(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Null when there is no lock. A lock that cannot be read was never written by us: nobody holds it. */
async function readOwner(path: string): Promise<Owner | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const parsed = Owner.safeParse(safeJson(text));
  return parsed.success
    ? parsed.data
    : { nonce: 'unreadable', pid: 0, mark: null, machine: hostname(), host: '', since: '' };
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A process of another machine cannot be asked; it counts as alive. */
async function isHolding(owner: Owner): Promise<boolean> {
  if (owner.machine !== hostname()) return true;
  if (owner.pid <= 0 || !isProcessAlive(owner.pid)) return false;
  const mark = owner.mark === null ? null : await processMark(owner.pid);
  return mark === null || mark === owner.mark;
}
