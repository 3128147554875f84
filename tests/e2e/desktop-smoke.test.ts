import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findElectron } from '../../server/cli/find-electron.ts';
import { hasDisplay } from '../../server/cli/open-hub.ts';
import { projectRoot } from '../../server/cli/project-root.ts';
import { buildIfStale } from '../../scripts/build.mjs';

const binary = findElectron();
const missing = binary
  ? hasDisplay()
    ? ''
    : 'no display for Electron’s window'
  : 'Electron’s binary is not on this machine';

describe('the desktop program', () => {
  it('opens a new workspace in a sandboxed window and shows the overview', async (context) => {
    if (missing) return context.skip(missing);
    await buildIfStale(['electron', 'preload']);
    const folder = mkdtempSync(join(tmpdir(), 'tonghui-electron-'));
    const program = await _electron.launch({
      executablePath: binary!,
      args: [
        projectRoot,
        '--workspace',
        join(folder, 'city'),
        `--user-data-dir=${join(folder, 'user')}`,
        '--no-sandbox',
      ],
      env: { ...process.env, TONGHUI_KEYS: join(folder, 'keys') } as Record<string, string>,
    });
    try {
      const window = await program.firstWindow();
      await window.getByRole('navigation').waitFor();
      expect(window.url()).toMatch(/^tonghui:\/\/hub\//);
      expect(await window.evaluate(() => 'require' in globalThis)).toBe(false);
    } finally {
      await program.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
