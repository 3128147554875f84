import { buildIfStale } from '../scripts/build.mjs';
import { deliverText } from '../tests/e2e/deliver-file.ts';
import { openApp, type App } from '../tests/e2e/open-app.ts';
import { cityFiles } from './map/city-files.ts';
import { drag, framesDuring, wheel } from './map/frame-times.ts';
import { recordResult, rounded, type BenchRow } from './record-result.ts';

/**
 * Frames per second of the map page while it is dragged and zoomed, in the real app over a real core: all grids of a
 * city coloured, then with points, then with heat as well. Headless Chromium draws without a graphics processor, which
 * is the worst case of the machines that the hub runs on.
 *
 *   npx tsx bench/map-frames.ts [grids] [points]
 */
const grids = Number(process.argv[2] ?? 2000);
const points = Number(process.argv[3] ?? 100_000);

async function fill(app: App): Promise<void> {
  const files = cityFiles(grids, points);
  await deliverText(app.core, '网格台账.csv', files.grids, '社会治理网格化中心');
  await deliverText(app.core, '事件.csv', files.incidents, '综合治理中心');
  while ((await app.core.master.state()).stale) await new Promise((resolve) => setTimeout(resolve, 500));
}

async function showLayer(app: App, role: 'checkbox' | 'radio'): Promise<void> {
  await app.page.getByRole('button', { name: '图层' }).click();
  await app.page.getByRole('region', { name: '图层' }).getByRole(role, { name: '事件' }).check();
  await app.page.keyboard.press('Escape');
  await app.page.getByText(/事件：.*条画在图上/).waitFor({ timeout: 60_000 });
}

async function measure(app: App, name: string): Promise<BenchRow[]> {
  const { page } = app;
  await page.getByRole('button', { name: '显示全部' }).click();
  const box = (await page.getByTestId('map-canvas').boundingBox())!;
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.wheel(0, -400);
  await page.waitForTimeout(1500);
  const rows: BenchRow[] = [];
  for (const [how, act] of Object.entries({ drag, wheel })) {
    const { perSecond, p95, longest } = await framesDuring(page, () => act(page, middle));
    rows.push(
      { case: name, metric: `${how}Frames`, value: rounded(perSecond, 1), unit: '1/s' },
      { case: name, metric: `${how}FrameP95`, value: rounded(p95, 1), unit: 'ms' },
      { case: name, metric: `${how}FrameLongest`, value: rounded(longest, 1), unit: 'ms' },
    );
  }
  return rows;
}

await buildIfStale(['node', 'renderer']);
const app = await openApp();
try {
  await fill(app);
  await app.goTo('/map');
  await app.page.getByTestId('map-canvas').waitFor({ timeout: 120_000 });
  await app.page.getByLabel('区域级别').getByText('网格', { exact: true }).click();
  await app.page.getByText(`仅列出前 300 个`).waitFor({ timeout: 60_000 });
  const rows = await measure(app, `${grids}-grids`);
  await showLayer(app, 'checkbox');
  rows.push(...(await measure(app, `${grids}-grids-${points}-points`)));
  await showLayer(app, 'radio');
  rows.push(...(await measure(app, `${grids}-grids-${points}-points-heat`)));
  await recordResult('map-frames', rows);
} finally {
  await app.close();
}
