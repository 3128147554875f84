import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser } from './find-browser.ts';
import { downloadElectron, findElectron } from './find-electron.ts';
import { say, texts, type Output } from './output.ts';
import { projectRoot } from './project-root.ts';

type Reason = keyof typeof texts.reasons;

/** Whether this machine can show a window at all. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Electron's binary when a window can be shown, fetched when that is possible; or why not. */
export function desktopBinary(): { binary: string } | { reason: Reason } {
  if (!hasDisplay()) return { reason: 'noDisplay' };
  const binary = findElectron() ?? downloadElectron();
  return binary ? { binary } : { reason: 'noElectron' };
}

/** Starts the desktop program on a workspace that this process has closed; resolves when it ends. */
export function runDesktop(binary: string, workspace: string): Promise<void> {
  const child = spawn(binary, [projectRoot, '--workspace', workspace], { stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve());
  });
}

/**
 * Opens an address in a browser window without tabs and address bar; says what it did, and why not more. The address
 * holds the token, and any user can read another's command line: the browser is given a file that leads there.
 * @returns removes what the window needed
 */
export function openInBrowser(url: string, output: Output): () => void {
  const browser = findBrowser();
  const reason: Reason | null = hasDisplay() ? (browser ? null : 'noBrowser') : 'noDisplay';
  if (reason || !browser) {
    output.line(say(texts.notBrowser, { reason: texts.reasons[reason ?? 'noBrowser'] }));
    output.line(texts.opened.none);
    return () => undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'tonghui-window-'));
  const start = join(folder, 'open.html');
  writeFileSync(start, `<!doctype html><meta http-equiv="refresh" content="0; url=${url}">`, { mode: 0o600 });
  const switches = [
    `--user-data-dir=${join(folder, 'profile')}`,
    '--no-first-run',
    '--disable-background-networking',
    '--disable-sync',
  ];
  spawn(browser, [`--app=${pathToFileURL(start).href}`, ...switches], {
    detached: true,
    stdio: 'ignore',
  }).unref();
  output.line(say(texts.opened.browser, { browser }));
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
