import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installIfMissing, root } from './install.mjs';

/** What each Vite mode is built from; a mode is built again when one of these is newer than its last build. */
const inputs = {
  renderer: ['renderer', 'schemas'],
  report: ['renderer/report', 'renderer/charts', 'renderer/components', 'renderer/app', 'schemas'],
  node: ['server', 'core', 'connectors', 'schemas', 'sample'],
  electron: ['electron', 'core', 'connectors', 'schemas'],
  preload: ['electron/preload', 'schemas/api'],
};
const always = ['vite.config.ts', 'package-lock.json'];

function newestIn(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestIn(join(path, name))),
    stats.mtimeMs,
  );
}

function inputState(mode) {
  return Math.max(...[...inputs[mode], ...always].map((path) => newestIn(join(root, path))));
}

function stampOf(mode) {
  return join(root, 'dist', `.built-${mode}`);
}

function isFresh(mode) {
  const stamp = stampOf(mode);
  return existsSync(stamp) && Number(readFileSync(stamp, 'utf8')) === inputState(mode);
}

/** Builds the modes that are out of date. Messages go to stderr. */
export async function buildIfStale(modes) {
  const stale = modes.filter((mode) => !isFresh(mode));
  if (stale.length === 0) return;
  process.stderr.write(`Building / 正在构建: ${stale.join(', ')} …\n`);
  const { build } = await import('vite');
  for (const mode of stale) {
    const state = inputState(mode);
    await build({ configFile: join(root, 'vite.config.ts'), mode, logLevel: 'error' });
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(stampOf(mode), String(state));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  installIfMissing();
  await buildIfStale(Object.keys(inputs));
}
