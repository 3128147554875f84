import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeInBrowser } from './browser.ts';
import { fileAt, openApp, type App } from './open-app.ts';
import { makeSampleCity, type SampleCity } from './sample-city.ts';

const rules = { type: 'tag' as const, values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] };

/** What axe-core finds wrong on the page by WCAG 2.1 A and AA, one line each. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    (runOnly) => (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly }),
    rules,
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}

describeInBrowser('every page by WCAG 2.1 AA', () => {
  let city: SampleCity;
  let app: App;

  beforeAll(async () => {
    city = await makeSampleCity(2000);
    app = await openApp({ definitions: city.definitions });
    await city.deliver(app.core, '网格台账', '户籍人口');
  });
  afterAll(async () => {
    await app?.close();
    await city?.remove();
  });

  const heading = (name: string) => app.page.getByRole('heading', { level: 1, name });
  const places: [name: string, open: () => Promise<void>][] = [
    ['the empty intake page', async () => (await app.goTo('/intake'), heading('数据接入').waitFor())],
    [
      'the columns of a file',
      async () => {
        await app.drop(await fileAt(city.file('房屋台账')));
        await app.page.getByRole('button', { name: '确认入库' }).waitFor();
      },
    ],
    [
      'the batches',
      async () => (await app.goTo('/batches'), app.page.getByRole('link', { name: /户籍/ }).waitFor()),
    ],
    [
      'a batch report',
      async () => {
        await app.page.getByRole('link', { name: /户籍/ }).click();
        await app.page.locator('.th-cell-failing').first().waitFor();
      },
    ],
    [
      'the sources',
      async () => (
        await app.goTo('/sources'),
        app.page.getByRole('cell', { name: '人口' }).first().waitFor()
      ),
    ],
    ['the overview', async () => (await app.goTo('/overview'), app.page.locator('canvas').first().waitFor())],
  ];

  describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
    beforeAll(async () => {
      await app.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await app.page.reload();
    });

    it.each(places)('%s', async (_name, open) => {
      await open();
      expect(await violations(app.page)).toEqual([]);
    });
  });
});
