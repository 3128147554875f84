import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './browser.ts';
import { deliverText } from './deliver-file.ts';
import { openApp, type App } from './open-app.ts';
import { violationsInBothThemes } from './violations.ts';

const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 60_000 });

describeInBrowser('an analyst confirms a standard address', () => {
  let app: App;

  beforeAll(async () => {
    app = await openApp();
    await deliverText(
      app.core,
      '企业.csv',
      '企业名称,企业状态,住所\n江阴第一贸易有限公司,存续,江阴市滨江路8号东方之门2幢101室\n江阴第二贸易有限公司,存续,江阴市滨江路8号东方之门2幢101室\n江阴第三贸易有限公司,存续,江阴市滨江路8号东方之门2幢102室\n',
      '市场监管局',
    );
    await app.core.master.build();
  }, 240_000);
  afterAll(() => app?.close());

  const list = () => app.page.getByTestId('address-list');
  const trial = () => app.page.getByTestId('address-trial');
  const lines = () => list().locator('tbody tr').allInnerTexts();
  const spans = async () => {
    const texts = await trial().locator('.span').allInnerTexts();
    return texts.map((text) => text.replace(/\s+/, ' '));
  };

  async function read(text: string): Promise<void> {
    await trial().getByRole('textbox').fill(text);
    await trial().getByRole('textbox').press('Enter');
  }

  it('and sees how its estate is known from then on', async () => {
    await app.goTo('/entities/addresses');
    await soon(lines).toHaveLength(2);
    expect((await lines())[0]).toContain('江阴市滨江路8号东方之门2幢101室');

    await read('东方之门101');
    await soon(spans).toEqual(['东方 区县', '之门 小区', '101 房号']);

    await app.page.getByRole('heading', { level: 1 }).click();
    await app.page.keyboard.press('c');
    await soon(lines).toHaveLength(1);
    await soon(spans).toEqual(['东方之门 小区', '101 房号']);
    await soon(() => trial().locator('.match').first().innerText()).toContain('101室');

    await app.page.keyboard.press('z');
    await soon(lines).toHaveLength(2);
  }, 240_000);

  it('opens the rows that give it, on a page that everybody can use', async () => {
    await list().getByRole('button', { name: '2', exact: true }).click();
    await soon(() => app.page.getByTestId('record').allInnerTexts()).toHaveLength(2);
    expect(await app.page.getByTestId('record').first().innerText()).toContain('企业.csv');
    expect(await violationsInBothThemes(app.page)).toEqual([]);
    expect(app.complaints).toEqual([]);
  }, 240_000);
});
