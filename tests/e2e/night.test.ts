import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createCore, type Core } from '../../core/create-core.ts';
import { FileKeyStore } from '../../core/workspace/file-key-store.ts';
import { startHost, type Host } from '../../server/http/start-host.ts';
import { createParserSpawner } from '../../server/parser/spawn-parser.ts';
import { silentLogger } from '../fixtures/silent-logger.ts';
import { openTestCore } from '../fixtures/test-core.ts';
import { describeInBrowser, launchBrowser } from './browser.ts';
import { deliverText } from './deliver-file.ts';

const soon = { timeout: 60_000 };
const megabyte = 2 ** 20;
const pageDirectory = new URL('../../dist/renderer', import.meta.url).pathname;
const clock = { now: () => new Date('2026-10-09T10:00:00+08:00') };
/** At the end of September 25 of 28 open hazards are overdue: more than 60 %, a red warning. */
const hazards = [
  ...Array.from({ length: 25 }, (_, at) => `S${at},2026-08-05,2026-09-10,未整改,`),
  ...Array.from({ length: 3 }, (_, at) => `S${25 + at},2026-08-06,2026-12-31,未整改,`),
  'S28,2026-08-07,2026-12-31,已整改,2026-09-20',
  'S29,2026-10-08,2026-12-31,未整改,',
].map((line) => line.replace(',', ',消防隐患,通道堆物,'));
const incidents = `隐患编号,隐患类型,隐患描述,发现时间,整改期限,整改状态,整改完成时间\n${hazards.join('\n')}\n`;

describeInBrowser('a page that stays open over a night', () => {
  let core: Core;
  let host: Host;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    core = await openTestCore({ clock });
    await deliverText(core, '安全隐患.csv', incidents, '市应急管理局');
    await vi.waitUntil(async () => (await redWarnings()).length > 0, { timeout: 120_000, interval: 500 });
    host = await startHost({ core, logger: silentLogger, pageDirectory });
    browser = await launchBrowser();
    page = await browser.newPage({ locale: 'zh-CN' });
    page.setDefaultTimeout(soon.timeout);
    await page.clock.install();
    await page.goto(host.url);
    await page.getByRole('heading', { level: 1 }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
    await core?.close();
    if (core) await rm(dirname(core.workspace.paths.root), { recursive: true, force: true });
  });

  /** Somebody at another window. */
  const others = () => {
    const context = core.contextFor({ host: 'loopback' });
    return createRouterClient(core.router, { context });
  };
  const redWarnings = async () =>
    (await others().risk.warnings.list({ levels: ['red'], limit: 10 })).warnings;
  const record = (title: string) =>
    others().dispatch.matters.create({
      title,
      topic: 'fire',
      level: 'blue',
      area: '',
      origin: { from: 'hand' },
    });
  const go = (path: string) => page.goto(`${host.origin}/#${path}`);
  const minutes = (count: number) => page.clock.fastForward(count * 60_000);

  it('shows what others did, without anybody touching it', async () => {
    await record('第一件');
    await go('/dispatch');
    await page.getByTestId('column-new').getByText('第一件').waitFor();
    await record('第二件');
    await minutes(1);
    await page.getByTestId('column-new').getByText('第二件').waitFor();

    await go('/risk/warnings');
    await page.getByText('还没有核实过的预警').waitFor();
    const [warning] = await redWarnings();
    await others().risk.warnings.judge({ warningId: warning!.warningId, verdict: 'real' });
    await minutes(5);
    await page.getByText('红：已核实 1 条').waitFor();
  });

  it('keeps what it shows while the core is away, and shows what is new when it is back', async () => {
    await go('/dispatch');
    await page.getByTestId('column-new').getByText('第二件').waitFor();
    const { port, url } = host;
    await host.close();
    await page.getByText('与通汇核心的连接已中断').waitFor();
    await minutes(30);
    expect(await page.getByTestId('column-new').getByText('第二件').isVisible()).toBe(true);

    const { root } = core.workspace.paths;
    await core.close();
    core = await createCore({
      workspacePath: root,
      host: 'loopback',
      version: '0.0.0-test',
      clock,
      logger: silentLogger,
      keyStore: new FileKeyStore(join(dirname(root), 'keys')),
      spawnParser: createParserSpawner(),
      inboxSettleMs: 200,
    });
    await record('第三件');
    const token = new URLSearchParams(new URL(url).hash.slice(1)).get('token')!;
    host = await startHost({ core, logger: silentLogger, pageDirectory, port, token });
    await page.getByTestId('column-new').getByText('第三件').waitFor();
    expect(await page.getByText('与通汇核心的连接已中断').count()).toBe(0);
  });

  it('needs no more memory after hours than after minutes', async () => {
    await go('/risk');
    await page.getByTestId('risk-trend').locator('canvas').waitFor();
    await page.getByTestId('risk-indicators').getByRole('table').waitFor();
    const session = await page.context().newCDPSession(page);
    await stayOpen(10);
    const early = await used(session);
    await stayOpen(40);
    await expect.poll(async () => (await used(session)).heap - early.heap, soon).toBeLessThan(3 * megabyte);
    await expect.poll(async () => (await used(session)).nodes - early.nodes, soon).toBeLessThan(500);
  });

  /** So many refreshes, five minutes apart. */
  async function stayOpen(refreshes: number): Promise<void> {
    for (let at = 0; at < refreshes; at += 1) {
      await minutes(5);
      await page.waitForTimeout(100);
    }
  }
});

/** What the page holds after its garbage was collected: bytes of its heap, nodes of its document. */
async function used(session: CDPSession): Promise<{ heap: number; nodes: number }> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes } = await session.send('Memory.getDOMCounters');
  return { heap: usedSize, nodes };
}
