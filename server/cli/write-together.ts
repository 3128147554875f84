import { mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { HubError } from '../../core/base/hub-error.ts';

/**
 * Writes files of one folder that appear together, once all are whole, or not at all. The folder is made where there is
 * none, and goes again where nothing comes of it.
 *
 * @param names of the files
 * @param write writes them all, to the paths that it is given
 * @throws HubError `BAD_INPUT` where the folder cannot be made, what `write` throws, the reason of the signal
 */
export async function writeTogether<Name extends string, T>(
  { folder, names, signal }: { folder: string; names: readonly Name[]; signal: AbortSignal },
  write: (path: (name: Name) => string) => Promise<T>,
): Promise<T> {
  const made = await mkdir(folder, { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
    throw new HubError('BAD_INPUT', { detail: `--out ${folder} (${cause.code})` }, { cause });
  });
  const unfinished = (name: Name) => resolve(folder, `${name}.part`);
  try {
    const result = await write(unfinished);
    signal.throwIfAborted();
    for (const name of names) await rename(unfinished(name), resolve(folder, name));
    return result;
  } catch (error) {
    for (const name of names) await rm(unfinished(name), { force: true });
    if (made !== undefined) await removeEmpty(resolve(folder), resolve(made));
    throw error;
  }
}

/** Removes the folder and those above it up to `top`, as far as they are empty. */
async function removeEmpty(folder: string, top: string): Promise<void> {
  const isGone = await rmdir(folder).then(
    () => true,
    () => false,
  );
  if (isGone && folder !== top) await removeEmpty(dirname(folder), top);
}
