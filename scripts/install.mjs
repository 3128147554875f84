import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');
const stamp = join(root, 'node_modules', '.tonghui-installed');

function lockfileHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/**
 * Installs the packages of the lockfile when they are not there yet. No package's own script runs: none
 * is needed, and Electron's would try to download its binary. Everything it says goes to stderr, so that
 * a command's own output stays clean.
 */
export function installIfMissing() {
  const wanted = lockfileHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stderr.write('Installing packages / 正在安装依赖 …\n');
  const command = existsSync(join(root, 'node_modules')) ? 'install' : 'ci';
  const { status } = spawnSync(
    'npm',
    [command, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) {
    process.stderr.write(
      'npm could not install the packages; see its message above. / npm 未能安装依赖，原因见上。\n',
    );
    process.exit(1);
  }
  writeFileSync(stamp, lockfileHash());
}
