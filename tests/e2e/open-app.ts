import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Actor } from '../../core/access/actor.ts';
import { startHost, type Host } from '../../server/http/start-host.ts';
import { silentLogger } from '../fixtures/silent-logger.ts';
import { openTestCore, type TestCore, type TestCoreOptions } from '../fixtures/test-core.ts';
import { launchBrowser } from './browser.ts';

/** How long the page may take to show something while other tests share the machine. */
const patienceMs = 60_000;
const pageDirectory = new URL('../../dist/renderer', import.meta.url).pathname;

export interface DroppedFile {
  name: string;
  bytes: Uint8Array;
}

/** The built page in a real browser, over a real host and core with a new workspace. */
export interface App {
  core: TestCore;
  host: Host;
  browser: Browser;
  page: Page;
  /** Whatever the page complained about: exceptions, console errors, violations of its content policy. */
  complaints: string[];
  goTo(path: string): Promise<void>;
  /** Another window, of whoever it is said to be; without that the local analyst's, as the first. */
  openAs(actor?: Partial<Actor>): Promise<Page>;
  /** Drops files on the intake page as a person would from a folder. */
  drop(...files: DroppedFile[]): Promise<void>;
  close(): Promise<void>;
}

export async function openApp(options: TestCoreOptions = {}): Promise<App> {
  const core = await openTestCore(options);
  // Who connects next; there are no accounts yet by which a host could know.
  let next: Partial<Actor> = {};
  const contextFor: TestCore['contextFor'] = (connection) => {
    const context = core.contextFor(connection);
    return { ...context, actor: { ...context.actor, ...next } };
  };
  const host = await startHost({ core: { ...core, contextFor }, logger: silentLogger, pageDirectory });
  const browser = await launchBrowser();
  const complaints: string[] = [];
  async function openAs(actor: Partial<Actor> = {}): Promise<Page> {
    next = actor;
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    page.setDefaultTimeout(patienceMs);
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(host.url);
    // The router hears of new addresses only once its first page is there.
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }
  const page = await openAs();
  return {
    core,
    host,
    browser,
    page,
    complaints,
    openAs,
    async goTo(path) {
      await page.goto(`${host.origin}/#${path}`);
    },
    drop: (...files) => dropFiles(page, files),
    async close() {
      await browser.close();
      await host.close();
      await core.remove();
    },
  };
}

export async function fileAt(path: string): Promise<DroppedFile> {
  return { name: basename(path), bytes: await readFile(path) };
}

async function dropFiles(page: Page, files: DroppedFile[]): Promise<void> {
  const contents = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, base64 } of given)
      data.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name));
    return data;
  }, contents);
  const zone = page.getByTestId('drop-zone');
  for (const type of ['dragenter', 'dragover', 'drop'])
    await zone.dispatchEvent(type, { dataTransfer: transfer });
}
