import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './browser.ts';
import { openApp, type App } from './open-app.ts';

describeInBrowser('the shell', () => {
  let app: App;

  beforeAll(async () => {
    app = await openApp();
  });
  afterAll(() => app?.close());

  it('says whose workspace it is and that it is a trial', async () => {
    const banner = app.page.getByRole('banner');
    await banner.getByText('演示区').waitFor();
    expect(await banner.innerText()).toContain('试用');
  });

  it('goes everywhere from the keyboard', async () => {
    const { page } = app;
    for (const [key, title] of [
      ['i', '数据接入'],
      ['b', '批次'],
      ['s', '数据来源'],
      ['o', '总览'],
    ] as const) {
      // The second key counts for little more than a second: on a busy machine it may come too late.
      const go = async () => {
        await page.keyboard.press('g');
        await page.keyboard.press(key);
        return page.getByRole('heading', { level: 1 }).innerText();
      };
      await expect.poll(go, { interval: 500 }).toBe(title);
    }
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '键盘快捷键' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('lets the keyboard skip the navigation', async () => {
    const { page } = app;
    await page.reload();
    await page.getByRole('navigation', { name: '主导航' }).waitFor();
    await page.keyboard.press('Tab');
    const skip = page.getByRole('button', { name: '跳到正文' });
    expect(await skip.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
  });

  it('says what to do where nothing has been delivered', async () => {
    await app.goTo('/batches');
    await app.page.getByRole('button', { name: '去接入数据' }).click();
    await app.page.getByText('把文件拖到这里').waitFor();
  });

  it('remembers language, theme and navigation over a new start of the page', async () => {
    const { page } = app;
    await page.getByRole('button', { name: '界面设置' }).click();
    await page.getByText('English').click();
    await page.getByText('Dark').click();
    await page.getByRole('heading', { level: 1, name: 'Data intake' }).waitFor();
    await page.getByRole('button', { name: 'Collapse navigation' }).click();
    await expect.poll(async () => (await app.core.preferences.get()).theme).toBe('dark');
    await expect.poll(async () => (await app.core.preferences.get()).navigationCollapsed).toBe(true);
    await page.reload();
    await page.getByRole('button', { name: 'Expand navigation' }).waitFor();
    expect(await page.locator('html').getAttribute('class')).toContain('dark');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it('says when the core is gone', async () => {
    await app.host.close();
    await app.page.getByText('The connection to the Tonghui core was lost').first().waitFor();
  });
});
