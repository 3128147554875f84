import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EntityKind } from '../../schemas/api/linkage/entity-kind.ts';
import { describeInBrowser, noBrowser } from './browser.ts';
import { openApp, type App } from './open-app.ts';
import { makeSampleCity, type SampleCity } from './sample-city.ts';

const images = new URL('../../docs/images', import.meta.url).pathname;
const wanted = process.env['TONGHUI_SCREENSHOTS'] === '1';
const whyNot = noBrowser || (wanted ? '' : 'TONGHUI_SCREENSHOTS=1 takes them anew');

/** The pictures of the documentation: a small sample city, seen at 1440 × 900. */
describeInBrowser(
  'pictures for the documentation',
  () => {
    let city: SampleCity;
    let app: App;

    beforeAll(async () => {
      await mkdir(images, { recursive: true });
      city = await makeSampleCity(6000);
      app = await openApp({ definitions: city.definitions, name: '云澜市' });
      await city.deliver(app.core, ...city.files);
      for (const entity of EntityKind.options) {
        const { id } = app.core.matching.run(entity, { name: 'tester', role: 'analyst' });
        await app.core.jobs.wait(id);
      }
    });
    afterAll(async () => {
      await app?.close();
      await city?.remove();
    });

    async function take(name: string): Promise<void> {
      await app.page.waitForTimeout(1000); // charts draw themselves in
      await app.page.screenshot({ path: join(images, `${name}.png`) });
    }

    it('shows the overview', async () => {
      await app.goTo('/overview');
      await app.page.locator('canvas').nth(2).waitFor({ timeout: 60_000 });
      await take('overview');
    });

    it('shows the rows with issues of a batch', async () => {
      await app.goTo('/batches');
      await app.page.getByRole('link', { name: '不动产登记中心_房屋登记.xlsx' }).click();
      await app.page.getByTestId('batch-report').waitFor();
      await app.page.locator('.issues').scrollIntoViewIfNeeded();
      await app.page.locator('.issues').getByText('该值未发布').first().click();
      await app.page.locator('.th-cell-failing').first().waitFor();
      await app.page.locator('.issues').evaluate((element) => element.scrollIntoView({ block: 'end' }));
      await take('quarantine');
    });

    it('shows the batches', async () => {
      await app.goTo('/batches');
      await app.page
        .getByRole('link', { name: /\.csv$/ })
        .first()
        .waitFor();
      await take('batches');
    });

    it('shows the dark theme and the English texts', async () => {
      const { page } = app;
      await page.getByRole('button', { name: '界面设置' }).click();
      await page.getByText('深色').click();
      await page.getByText('English').click();
      await page.keyboard.press('Escape');
      await app.goTo('/overview');
      await page.locator('canvas').nth(2).waitFor({ timeout: 60_000 });
      await take('overview-dark');
      expect(app.complaints).toEqual([]);
    });
  },
  whyNot,
);
