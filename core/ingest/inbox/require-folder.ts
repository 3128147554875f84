import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import { HubError } from '../../base/hub-error.ts';
import type { WorkspacePaths } from '../../workspace/layout.ts';

/**
 * The folder that is to be watched, links resolved. What lies in it is removed once it is taken, so it may be no
 * folder of the workspace but its inbox, nor one that the workspace lies in.
 *
 * @throws HubError BAD_INPUT
 */
export async function requireFolder(folder: string, { root, inbox }: WorkspacePaths): Promise<string> {
  if (!isAbsolute(folder)) throw refused('folder: not absolute');
  const real = await realpath(folder).catch(() => null);
  if (real === null || !(await stat(real)).isDirectory()) throw refused('folder: missing');
  const own = await realpath(inbox);
  if (real !== own && (isWithin(real, root) || isWithin(root, real))) throw refused('folder: workspace');
  return real;
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && !isAbsolute(way));
}

function refused(detail: string): HubError {
  return new HubError('BAD_INPUT', { detail });
}
