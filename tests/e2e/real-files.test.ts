import { afterAll, beforeAll, expect, it } from 'vitest';
import { sharedData } from '../fixtures/shared-data.ts';
import { describeInBrowser, noBrowser } from './browser.ts';
import { fileAt, openApp, type App } from './open-app.ts';

const files = [
  { name: '附件3_全部.xlsx', tickets: 4326 },
  { name: '附件4_全部.xlsx', tickets: 2816 },
].map((file) => ({ ...file, path: sharedData(`data/hotline/${file.name}`) }));
const whyNot = noBrowser || (files.every(({ path }) => path) ? '' : 'the shared hotline files are absent');

describeInBrowser(
  'real exports of a hotline',
  () => {
    let app: App;

    beforeAll(async () => {
      app = await openApp();
    });
    afterAll(() => app?.close());

    it.each(files)('$name is mapped without help and published', async ({ path, name, tickets }) => {
      const { page } = app;
      await app.goTo('/intake');
      await app.drop(await fileAt(path!));
      await page.getByRole('heading', { name }).waitFor({ timeout: 60_000 });
      expect(await page.getByTestId('dataset-choice').innerText()).toContain('诉求工单');
      await page.getByLabel('填报部门').fill('12345热线');
      await page.getByRole('button', { name: '确认入库' }).click();
      await page.getByText(`“${name}”已入库`).waitFor({ timeout: 120_000 });
      const published = page.getByTestId('count-published').locator('strong');
      await expect.poll(() => published.innerText()).toMatch(tickets.toLocaleString('en-US'));
    });

    it('appears on the dashboard', async () => {
      await app.goTo('/overview');
      await app.page.getByText('每日工单').first().waitFor({ timeout: 60_000 });
      expect(app.complaints).toEqual([]);
    });
  },
  whyNot,
);
