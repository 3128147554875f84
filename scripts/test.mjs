import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installIfMissing, root } from './install.mjs';

installIfMissing();
const { buildIfStale } = await import('./build.mjs');
await buildIfStale(['node', 'renderer', 'electron', 'preload']);

const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--mode', 'test', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env: { ...process.env, TZ: 'Asia/Shanghai' } },
);
process.exitCode = status ?? 1;
