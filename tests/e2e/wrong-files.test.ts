import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './browser.ts';
import { openApp, type App } from './open-app.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describeInBrowser('a file that cannot be taken', () => {
  let app: App;

  beforeAll(async () => {
    app = await openApp();
    await app.goTo('/intake');
  });
  afterAll(() => app?.close());
  afterEach(async () => {
    const remove = app.page.getByRole('button', { name: /^移除文件/ });
    while ((await remove.count()) > 0) await remove.first().click({ force: true });
  });

  it('says that an empty file is empty', async () => {
    await app.drop({ name: '空.csv', bytes: bytes('') });
    await app.page.getByRole('alert').getByText('文件“空.csv”是空的').waitFor();
  });

  it('says that a program named .csv is no table', async () => {
    const program = Uint8Array.from({ length: 4096 }, (_, at) => (at * 131 + (at >> 3)) & 0xff);
    await app.drop({ name: '名单.csv', bytes: program });
    await app.page.getByRole('alert').getByText('名单.csv').first().waitFor();
    expect(await app.page.getByRole('alert').innerText()).toMatch(/格式|无法读取/);
  });

  it('refuses a file with a secrecy mark', async () => {
    await app.drop({ name: '【机密】名单.csv', bytes: bytes('姓名,身份证号\n张三,1\n') });
    await app.page.getByRole('alert').getByText('国家秘密').waitFor();
  });

  it('leaves the page and the next file usable', async () => {
    await app.drop(
      { name: '空.csv', bytes: bytes('') },
      { name: '名单.csv', bytes: bytes('姓名,身份证号,联系电话\n张三,,13900000000\n李四,,13900000001\n') },
    );
    await app.page.getByRole('alert').waitFor();
    await app.page.getByRole('button', { name: /^名单\.csv/ }).click();
    await app.page.getByRole('button', { name: '姓名: 姓名' }).waitFor();
  });

  it('shows names and headers as text, whatever they hold', async () => {
    let opened = false;
    app.page.on('dialog', (dialog) => {
      opened = true;
      void dialog.dismiss();
    });
    const attack = '<img src=x onerror=alert(1)>';
    const header = `姓名,身份证号,联系电话,${attack},{{constructor.constructor("alert(1)")()}}`;
    const table = `${header}\n${attack},1,2,a,b\n张三,3,4,c,d\n`;
    await app.drop({ name: `${attack}.csv`, bytes: bytes(table) });
    await app.page.getByRole('button', { name: `${attack}: 不发布` }).waitFor();
    expect(opened).toBe(false);
    expect(await app.page.locator('img').count()).toBe(0);
  });

  it('met no error on the page', () => {
    expect(app.complaints).toEqual([]);
  });
});
