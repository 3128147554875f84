import { constants } from 'node:fs';
import { copyFile, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { moveDurably, syncDirectory } from '../workspace/durable-file.ts';
import type { WorkspacePaths } from '../workspace/layout.ts';

/** A generation is cut once replaying what came after the last one would take noticeable time (docs/decisions/0002). */
const generationRule = { commands: 200, sourceBytes: 32 * 1024 * 1024 } as const;

const namePattern = /^generation-(\d+)\.duckdb$/;
const setAsideName = 'set-aside.duckdb';
const unfinished = '.part';

/** A copy of the warehouse as it was after command `seq`. */
export interface Generation {
  seq: number;
  path: string;
}

/** The kept generation, or null. */
export async function keptGeneration({ backups }: WorkspacePaths): Promise<Generation | null> {
  const found = (await readdir(backups))
    .map((name) => ({ seq: Number(namePattern.exec(name)?.[1]), path: join(backups, name) }))
    .filter(({ seq }) => Number.isInteger(seq))
    .sort((a, b) => b.seq - a.seq);
  return found[0] ?? null;
}

/** Whether enough changed since the kept generation for another to be cut after command `seq`. */
export async function isGenerationDue(paths: WorkspacePaths, seq: number): Promise<boolean> {
  const kept = await keptGeneration(paths);
  const commands = seq - (kept?.seq ?? 0);
  if (commands === 0) return false;
  if (commands >= generationRule.commands) return true;
  const since = kept ? (await stat(kept.path)).mtimeMs : 0;
  return (await sourceBytesSince(paths, since)) >= generationRule.sourceBytes;
}

/**
 * Keeps a copy of the closed warehouse as it is after command `seq` and removes older ones. Never call it
 * while the database is open in this process: reading its file would drop the database's own lock.
 */
export async function cutGeneration(paths: WorkspacePaths, seq: number): Promise<void> {
  const path = join(paths.backups, `generation-${seq}.duckdb`);
  await copyDurably(paths.warehouse, path);
  await removeGenerations(paths, seq);
}

/** Removes every generation but that of command `except`. */
export async function removeGenerations({ backups }: WorkspacePaths, except?: number): Promise<void> {
  for (const name of await readdir(backups)) {
    const found = namePattern.exec(name);
    if (found && Number(found[1]) !== except) await rm(join(backups, name));
  }
}

/** Puts a generation in the warehouse's place. */
export async function restoreGeneration(paths: WorkspacePaths, generation: Generation): Promise<void> {
  await copyDurably(generation.path, paths.warehouse);
}

/** Moves the warehouse, when there is one, and its write-ahead log out of the way, over what was set aside before. */
export async function setWarehouseAside({ root, warehouse, backups }: WorkspacePaths): Promise<void> {
  const aside = join(backups, setAsideName);
  if (await moveIfPresent(warehouse, aside)) await rm(`${aside}.wal`, { force: true });
  await moveIfPresent(`${warehouse}.wal`, `${aside}.wal`);
  await syncDirectory(root);
}

/** Removes what was set aside, once a warehouse was opened as it lay there and closed in order. */
export async function removeSetAside({ backups }: WorkspacePaths): Promise<void> {
  for (const name of [setAsideName, `${setAsideName}.wal`]) await rm(join(backups, name), { force: true });
}

/** Removes copies, of a warehouse or of a generation, that a crash left unfinished. */
export async function removeUnfinishedCopies({ warehouse, backups }: WorkspacePaths): Promise<void> {
  await rm(`${warehouse}${unfinished}`, { force: true });
  for (const name of await readdir(backups))
    if (name.endsWith(unfinished)) await rm(join(backups, name), { force: true });
}

async function moveIfPresent(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

async function copyDurably(from: string, to: string): Promise<void> {
  const part = `${to}${unfinished}`;
  try {
    await copyFile(from, part, constants.COPYFILE_FICLONE);
    const copy = await open(part, 'r+');
    await copy.sync().finally(() => copy.close());
    await moveDurably(part, to);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function sourceBytesSince({ sources }: WorkspacePaths, since: number): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(sources)) {
    const { size, mtimeMs } = await stat(join(sources, name));
    if (mtimeMs > since) bytes += size;
  }
  return bytes;
}
