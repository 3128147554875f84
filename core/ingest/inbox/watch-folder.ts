import { readdir } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { watch, type FSWatcher } from 'chokidar';
import { sealedUploadSuffix } from '../../workspace/layout.ts';

/** Below the watched folder: receipts of taken files, and files that could not be read. */
export const archiveFolder = 'archive';
export const errorFolder = 'error';

interface FolderListener {
  /** A file came or changed and has been still since; `name` is its path below the folder, with / between. */
  onStill(name: string): void;
  onGone(name: string): void;
  onError(error: unknown): void;
}

interface WatchOptions {
  /** How long a file must not have grown. */
  settleMs: number;
  /** Ask instead of waiting to be told: network shares tell of nothing. */
  polls: boolean;
}

const pollMs = 5000;
/** How many times as long as a file must be still until the folder is looked through again. */
const looksAgainAfter = 10;
const unfinished = ['.part', '.tmp', '.temp', '.crdownload', '.download', '.lock', sealedUploadSuffix];
const furniture = new Set(['thumbs.db', 'desktop.ini']);

/** Whether a file is one that somebody hands in: no lock or temporary file of another program, no sealed upload. */
export function isHandedIn(name: string): boolean {
  const file = basename(name).toLowerCase();
  const isMarked = file.startsWith('~$') || file.startsWith('.') || furniture.has(file);
  return !isMarked && !unfinished.some((ending) => file.endsWith(ending));
}

/**
 * Watches a folder and its subfolders, one level deep. Links are not followed.
 * @returns stops
 */
export function watchFolder(
  folder: string,
  { settleMs, polls }: WatchOptions,
  { onStill, onGone, onError }: FolderListener,
): () => Promise<void> {
  const nameOf = (path: string) => relative(folder, path).split(sep).join('/');
  const watcher = watch(folder, {
    depth: 1,
    followSymlinks: false,
    usePolling: polls,
    interval: pollMs,
    awaitWriteFinish: { stabilityThreshold: settleMs, pollInterval: Math.max(20, settleMs / 10) },
    ignored: (path) => {
      const name = nameOf(path);
      const parts = name.split('/');
      const isOurs = [archiveFolder, errorFolder].includes(parts[0]!);
      return name !== '' && (isOurs || parts.length > 2 || !isHandedIn(name));
    },
  });
  // A folder that is gone is no error here: who asks for the inbox's state is told.
  const look = () => void addUnseen(watcher, folder).catch(() => undefined);
  const looking = setInterval(look, settleMs * looksAgainAfter).unref();
  watcher
    .on('add', (path) => onStill(nameOf(path)))
    .on('change', (path) => onStill(nameOf(path)))
    .on('unlink', (path) => onGone(nameOf(path)))
    .on('error', onError);
  return () => {
    clearInterval(looking);
    return watcher.close();
  };
}

/** Nobody tells the watcher of what comes after it has read a folder and before it watches it: that is added here. */
async function addUnseen(watcher: FSWatcher, folder: string): Promise<void> {
  const watched = watcher.getWatched();
  const unseen: string[] = [];
  const look = async (path: string) => {
    for (const entry of await readdir(path, { withFileTypes: true })) {
      const below = join(path, entry.name);
      if (entry.isDirectory() && watched[below]) await look(below);
      else if (entry.isDirectory() || (entry.isFile() && !watched[path]?.includes(entry.name)))
        unseen.push(below);
    }
  };
  await look(folder);
  if (!watcher.closed) watcher.add(unseen);
}
