import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { MatterActInput } from '../../schemas/api/dispatch/matter.ts';
import { describeInBrowser, noBrowser } from './browser.ts';
import { openApp, type App } from './open-app.ts';
import { makeSampleCity, type SampleCity } from './sample-city.ts';

const images = new URL('../../docs/images', import.meta.url).pathname;
const wanted = process.env['TONGHUI_SCREENSHOTS'] === '1';
const whyNot = noBrowser || (wanted ? '' : 'TONGHUI_SCREENSHOTS=1 takes them anew');

/** What happens in a city: title, topic, level, department. */
const happenings = [
  ['河边仓库占用消防通道', 'fire', 'red', '市消防救援支队'],
  ['东湖小区群租房用电隐患', 'hazard', 'yellow', '市应急管理局'],
  ['龙翔机械厂欠薪纠纷', 'dispute', 'orange', '市人社局'],
  ['城北工业园夜间异味', 'environment', 'yellow', '市生态环境局'],
  ['建设路坑洼多次投诉', 'request', 'blue', '市住建局'],
  ['危化品台账不全，限期整改并复查', 'production-safety', 'blue', '市应急管理局'],
] as const;

/** How far a matter has come, the further the more of these. */
const acts = (department: string, workingDays: number): MatterActInput[] => [
  { action: 'assign', department, workingDays, note: '请核查处置' },
  { action: 'accept' },
  { action: 'handle', result: '已现场核查，整改完毕。' },
  { action: 'verify', passed: true },
  { action: 'close', solved: true, satisfied: true },
];

let now = new Date('2026-10-12T10:00:00+08:00');
const stand = (day: number) => (now = new Date(`2026-10-${String(day).padStart(2, '0')}T10:00:00+08:00`));

describeInBrowser(
  'pictures of dispatching',
  () => {
    let city: SampleCity;
    let app: App;

    beforeAll(async () => {
      await mkdir(images, { recursive: true });
      city = await makeSampleCity(2000);
      app = await openApp({ definitions: city.definitions, name: '云澜市', clock: { now: () => now } });
      await city.deliver(app.core, '权责清单', '网格台账');
      await vi.waitUntil(async () => !(await app.core.master.isStale()), { timeout: 120_000, interval: 500 });
      await makeMatters();
    });
    afterAll(async () => {
      await app?.close();
      await city?.remove();
    });

    async function makeMatters(): Promise<void> {
      const context = app.core.contextFor({ host: 'loopback' });
      const { dispatch } = createRouterClient(app.core.router, { context });
      const areas = await app.core.warehouse.all<{ code: string }>(
        `SELECT code FROM master.area WHERE level = 'village' ORDER BY code`,
      );
      for (let at = 0; at < 48; at += 1) {
        stand(8 + (at % 12));
        const [title, topic, level, department] = happenings[at % happenings.length]!;
        const area = areas[at % areas.length]!.code;
        const origin =
          at % 8 === 5
            ? ({ from: 'system', system: '12345热线', number: `YL202610${at}` } as const)
            : ({ from: 'hand' } as const);
        const description = '网格员巡查发现，请责任部门核查处置并反馈。';
        let matter = await dispatch.matters.create({ title, description, topic, level, area, origin });
        for (const act of acts(department, 3 + (at % 9)).slice(0, at % 7))
          matter = await dispatch.matters.act({
            matterId: matter.matterId,
            seenVersion: matter.version,
            act,
          });
      }
      stand(22);
    }

    async function take(name: string, path: string, landmark: string): Promise<void> {
      await app.goTo(path);
      await app.page.locator(landmark).first().waitFor();
      await app.page.waitForTimeout(500);
      await app.page.screenshot({ path: join(images, `dispatch-${name}.png`) });
    }

    it.each([
      ['board', '/dispatch', '[data-testid=column-closed] a'],
      ['matter', '/dispatch/matters/13', '[data-testid=timeline]'],
      ['assessment', '/dispatch/assessment?from=2026-10-01&to=2026-10-31', '[data-testid=assessed]'],
      ['calendar', '/dispatch/calendar?year=2026', '[data-testid=year]'],
    ])('shows the %s', take);

    it('shows a new matter', async () => {
      const { page } = app;
      await app.goTo('/dispatch/new');
      await page.getByLabel('标题').fill('河边仓库占用消防通道');
      await page.getByRole('combobox', { name: '领域' }).press('Enter');
      await page.getByRole('option', { name: '消防' }).click();
      await page.getByRole('combobox', { name: '区域' }).press('Enter');
      await page.getByRole('option', { name: '全市' }).click();
      await page.getByTestId('proposals').getByRole('button').first().click();
      await page.screenshot({ path: join(images, 'dispatch-new.png') });
      expect(app.complaints).toEqual([]);
    });
  },
  whyNot,
);
