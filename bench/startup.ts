import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { generateSample } from '../sample/generate-sample.ts';
import { launchBrowser } from '../tests/e2e/browser.ts';
import { median, recordResult, rounded, type BenchRow } from './record-result.ts';

/**
 * From starting the loopback host to a painted overview, over a city of a million people and, as the floor,
 * over an empty workspace: what the second takes is Node, the bundle, DuckDB and Chromium.
 *
 *   npx tsx bench/startup.ts [people] [folder to keep the city in]
 */
const program = join(import.meta.dirname, '..', 'dist', 'node', 'tonghui.js');
const people = Number(process.argv[2] ?? 1_000_000);
const folder = process.argv[3] ?? mkdtempSync(join(tmpdir(), 'tonghui-startup-'));
const runs = 3;

interface Startup {
  hostReady: number;
  painted: number;
}

function tonghui(...args: string[]): void {
  execFileSync(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
}

async function makeCity(workspace: string): Promise<void> {
  const directory = join(folder, 'exports');
  const manifest = await generateSample({ people, seed: 1, directory });
  tonghui('init', workspace, '--name', manifest.city);
  cpSync(dirname(manifest.definitions), join(workspace, 'definitions'), { recursive: true });
  for (const { name, file } of manifest.departments) {
    process.stderr.write(`${name} ${file}\n`);
    try {
      tonghui('ingest', workspace, join(directory, file), '--department', name);
    } catch (error) {
      if ((error as { status?: number }).status !== 3) throw error; // 3: some rows were quarantined
    }
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout! }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}`)));
  });
}

/** The overview is painted once every chart, or what stands in its place, is drawn and the frame is out. */
async function waitForOverview(page: Page): Promise<void> {
  await page.locator('section.chart, .empty').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.chart__loading') === null);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function start(workspace: string): Promise<Startup> {
  const begin = performance.now();
  const child = spawn(process.execPath, [program, 'serve', workspace, '--no-open', '--json']);
  const { url } = JSON.parse(await firstLine(child)) as { url: string };
  const hostReady = performance.now() - begin;
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const open = performance.now();
  await page.goto(url);
  await waitForOverview(page);
  const painted = hostReady + performance.now() - open;
  await browser.close();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  return { hostReady, painted };
}

async function measure(workspace: string): Promise<Startup> {
  await start(workspace); // fills the overview's marts and the system's caches
  const measured: Startup[] = [];
  for (let run = 0; run < runs; run++) measured.push(await start(workspace));
  const of = (key: keyof Startup) => median(measured.map((startup) => startup[key]));
  return { hostReady: of('hostReady'), painted: of('painted') };
}

const [city, empty] = [join(folder, 'city'), join(folder, 'empty')];
if (!existsSync(city)) await makeCity(city);
if (!existsSync(empty)) tonghui('init', empty);
const [floor, measured] = [await measure(empty), await measure(city)];
const row = (metric: string, key: keyof Startup): BenchRow => ({
  case: `people-${people}`,
  metric,
  value: rounded(measured[key], 0),
  unit: 'ms',
  peer: 'empty workspace',
  peerValue: rounded(floor[key], 0),
  ratio: rounded(measured[key] / floor[key]),
});
await recordResult('startup', [row('hostReady', 'hostReady'), row('overviewPainted', 'painted')]);
if (!process.argv[3]) rmSync(folder, { recursive: true, force: true });
