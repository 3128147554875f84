import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

const downloadLimitMs = 120_000;

/** Electron's binary when it is on this machine, or null. */
export function findElectron(): string | null {
  const folder = join(projectRoot, 'node_modules', 'electron');
  const name = join(folder, 'path.txt');
  if (!existsSync(name)) return null;
  const binary = join(folder, 'dist', readFileSync(name, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/** Lets Electron's own package fetch its binary; null where that cannot be had. */
export function downloadElectron(): string | null {
  const installer = join(projectRoot, 'node_modules', 'electron', 'install.js');
  if (!existsSync(installer)) return null;
  spawnSync(process.execPath, [installer], { timeout: downloadLimitMs, stdio: 'ignore' });
  return findElectron();
}
