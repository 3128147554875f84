import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './browser.ts';
import { deliverText } from './deliver-file.ts';
import { openApp, type App } from './open-app.ts';
import { violations } from './violations.ts';

const soon = { timeout: 60_000 };
const items = `事项编码,事项名称,责任部门,承诺时限（工作日）,对应诉求分类
X01,消防隐患的督促整改,市消防救援支队,5,消防隐患、消防通道
C02,占道经营的处置,市城管局,3,占道经营
`;
/** At the end of September 28 hazards are open, 25 of them overdue: 89.3 %, and from 60 % on the warning is red. */
const hazards = [
  ...Array.from({ length: 25 }, (_, at) => hazard(at, '2026-08-05', '2026-09-10', '未整改,')),
  ...Array.from({ length: 3 }, (_, at) => hazard(25 + at, '2026-08-06', '2026-12-31', '未整改,')),
  hazard(28, '2026-08-07', '2026-12-31', '已整改,2026-09-20'),
  hazard(29, '2026-10-08', '2026-12-31', '未整改,'),
];
const incidents = `隐患编号,隐患类型,隐患描述,发现时间,整改期限,整改状态,整改完成时间\n${hazards.join('\n')}\n`;
function hazard(no: number, found: string, due: string, state: string): string {
  return `S${no},消防隐患,通道堆物,${found},${due},${state}`;
}
/** The Friday after National Day; the Saturday after it is worked. */
const clock = { now: () => new Date('2026-10-09T10:00:00+08:00') };
const photograph = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describeInBrowser('a matter from its recording to its assessment', () => {
  let app: App;
  let matterPath: string;

  beforeAll(async () => {
    app = await openApp({ clock });
    app.page.setDefaultTimeout(soon.timeout);
    await deliverText(app.core, '权责清单.csv', items, '市政务服务局');
    await deliverText(app.core, '安全隐患.csv', incidents, '市应急管理局');
  });
  afterAll(() => app?.close());

  const on = (page: Page) => ({
    head: page.getByTestId('matter-head'),
    timeline: page.getByTestId('timeline'),
    dialog: page.getByRole('dialog'),
    begin: (action: string) =>
      page.getByTestId('matter-actions').getByRole('button', { name: action, exact: true }).click(),
    send: () => page.getByRole('dialog').getByRole('button', { name: '提交', exact: true }).click(),
  });
  const stands = (head: Locator, state: string) => head.getByText(state, { exact: true }).waitFor(soon);
  async function choose(label: string, option: string): Promise<void> {
    await app.page.getByRole('combobox', { name: label, exact: true }).press('Enter');
    await app.page.getByRole('option', { name: option }).first().click();
  }
  /** The figures of a department's line in the assessment. */
  async function assessed(department: string): Promise<string[]> {
    await app.goTo('/dispatch/assessment?from=2026-10-01&to=2026-10-31');
    const line = app.page.getByTestId('assessed').getByRole('row').filter({ hasText: department });
    await line.waitFor(soon);
    return line
      .getByRole('cell')
      .allInnerTexts()
      .then((cells) => cells.map((cell) => cell.replace(/\s+/g, ' ')));
  }

  it('takes a warning, proposes the department in charge with the words that say so, and assigns it', async () => {
    const { page } = app;
    await app.goTo('/risk/warnings');
    await page.getByRole('link', { name: '消防隐患逾期率', exact: true }).click({ timeout: 60_000 });
    await page.getByRole('button', { name: '据此交办' }).click();
    expect(await page.getByLabel('标题').inputValue()).toBe('全市消防隐患逾期率红色预警');
    expect(await page.getByLabel('情况说明').inputValue()).toContain('89.3%');
    const proposal = page.getByTestId('proposals').getByRole('button', { name: /市消防救援支队/ });
    await proposal.waitFor(soon);
    expect(await proposal.innerText()).toContain('消防隐患');
    await proposal.click();
    await page.getByRole('button', { name: '登记并派发' }).click();
    const { head } = on(page);
    await stands(head, '待签收');
    // Five working days: the worked Saturday 10th, then Monday 12th to Thursday 15th.
    expect(await head.innerText()).toMatch(/2026-10-15\s*剩 5 个工作日/);
    await head.getByRole('link', { name: '预警' }).waitFor(soon);
    matterPath = new URL(page.url()).hash.slice(1);
  });

  it('shows the matter that a warning has already', async () => {
    const { page } = app;
    await page.getByTestId('matter-head').getByRole('link', { name: '预警' }).click();
    await page.getByRole('link', { name: '查看所交办的事项' }).waitFor(soon);
    await app.goTo(`/dispatch/new?warning=${/\d+$/.exec(new URL(page.url()).hash)?.[0]}`);
    await page.getByRole('link', { name: '打开事项 2026-000001' }).click();
    await stands(page.getByTestId('matter-head'), '待签收');
  });

  it('comes back with a reason and goes to another department', async () => {
    const { head, timeline, dialog, begin, send } = on(app.page);
    await begin('退回');
    expect(await dialog.getByRole('button', { name: '提交' }).isDisabled()).toBe(true);
    await dialog.getByLabel('理由').fill('仓库外是占道经营，不属消防职责');
    await send();
    await stands(head, '待派');
    await timeline.getByText('仓库外是占道经营').waitFor(soon);
    await begin('派发');
    await dialog.getByRole('combobox', { name: '部门' }).fill('市城管局');
    await app.page.getByRole('option', { name: '市城管局' }).first().click();
    await send();
    await stands(head, '待签收');
    expect(await head.innerText()).toContain('市城管局');
  });

  it('tells the second of two who act at once, and keeps what was typed', async () => {
    const second = await app.browser.newPage({ locale: 'zh-CN' });
    await second.goto(app.host.url);
    await second.getByRole('heading', { level: 1 }).waitFor(soon);
    await second.goto(`${app.host.origin}/#${matterPath}`);
    const other = on(second);
    await other.begin('签收');
    await other.dialog.getByLabel('备注').fill('由二中队办理');

    const first = on(app.page);
    await first.begin('签收');
    await first.send();
    await stands(first.head, '办理中');

    await other.send();
    const told = second.getByTestId('overtaken');
    await told.waitFor(soon);
    expect(await told.innerText()).toMatch(/2026-10-09 10:00 签收[\s\S]*办理中/);
    expect(await other.dialog.getByLabel('备注').inputValue()).toBe('由二中队办理');
    expect(await other.dialog.getByRole('button', { name: '仍然提交' }).isDisabled()).toBe(true);
    await stands(other.head, '办理中');
    expect(await other.timeline.innerText()).not.toContain('二中队');
    await second.close();
  });

  it('is handled with evidence, checked and closed', async () => {
    expect((await assessed('市城管局'))[1]).toBe('样本少 0% 0 / 1');
    await app.goTo(matterPath);
    const { head, timeline, dialog, begin, send } = on(app.page);
    await begin('提交办理结果');
    await dialog.getByLabel('办理结果').fill('通道已清空');
    const file = { name: '现场.png', mimeType: 'image/png', buffer: photograph };
    await dialog.locator('input[type=file]').setInputFiles(file);
    await dialog.getByText('现场.png').waitFor(soon);
    await send();
    await stands(head, '待核验');
    const asked = app.page.waitForEvent('download');
    await timeline.getByRole('button', { name: '下载 现场.png' }).click();
    expect(await readFile(await (await asked).path())).toEqual(photograph);
    await begin('核验');
    await dialog.getByText('通过', { exact: true }).click();
    await send();
    await stands(head, '待办结');
    await begin('办结');
    await dialog.getByText('已解决').click();
    await dialog.getByText('满意', { exact: true }).click();
    await send();
    await stands(head, '已办结');
  });

  it('changes the assessment, and a figure leads to what it counts', async () => {
    const { page } = app;
    // 办结率, 按时率, 退回率, 满意率, 重开率: one matter each, by hand.
    expect((await assessed('市消防救援支队')).slice(1)).toEqual([
      '— 0 / 0',
      '— 0 / 0',
      '样本少 100% 1 / 1',
      '— 0 / 0',
      '— 0 / 0',
    ]);
    const [matters, ...rates] = await assessed('市城管局');
    expect(matters).toBe('1');
    expect(rates).toEqual([
      '样本少 100% 1 / 1',
      '样本少 100% 1 / 1',
      '样本少 0% 0 / 1',
      '样本少 100% 1 / 1',
      '样本少 0% 0 / 1',
    ]);
    const line = page.getByTestId('assessed').getByRole('row').filter({ hasText: '市城管局' });
    await line.getByRole('link', { name: '分子 1' }).first().click();
    await page.getByTestId('matters').getByRole('link', { name: '消防隐患逾期率' }).waitFor(soon);
    expect(await page.getByTestId('matters').getByRole('row').count()).toBe(1);

    // Back to the list as it was filtered, and with the browser to where the figure stands.
    await page.getByTestId('matters').getByRole('link', { name: '消防隐患逾期率' }).click();
    await page.getByTestId('matter-head').getByRole('link', { name: '全部事项' }).click();
    await page.getByTestId('matters').getByRole('link', { name: '消防隐患逾期率' }).waitFor(soon);
    expect(page.url()).toContain('counted=closing.numerator');
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect.poll(() => page.url(), soon).not.toContain('counted=');
    await page.goBack();
    await expect.poll(() => page.url(), soon).toContain('counted=closing.numerator');
  });

  it('dispatches nothing twice that another system numbered', async () => {
    const { page } = app;
    const record = async () => {
      await app.goTo('/dispatch/new');
      await page.getByText('其他系统').click();
      await page.getByLabel('系统名称').fill('12345热线');
      await page.getByLabel('在该系统中的编号').fill('YL20261009001');
      await page.getByLabel('标题').fill('老厂房电线老化');
      await choose('领域', '隐患');
      await choose('区域', '全市');
      await page.getByRole('button', { name: '登记', exact: true }).click();
    };
    await record();
    await page.getByTestId('matter-head').getByText('12345热线（YL20261009001）').waitFor(soon);
    await app.goTo('/dispatch');
    await page
      .getByTestId('column-new')
      .getByRole('link', { name: /老厂房电线老化/ })
      .waitFor(soon);
    await record();
    await page.getByRole('link', { name: /打开事项 2026-000002/ }).click();
    await stands(page.getByTestId('matter-head'), '待派');
  });

  it.each([
    ['the board', '/dispatch', '[data-testid=board]'],
    ['the table', '/dispatch?view=table', '[data-testid=matters]'],
    ['a matter', '/dispatch/matters/1', '[data-testid=timeline]'],
    ['the assessment', '/dispatch/assessment', '[data-testid=assessed]'],
    ['the calendar', '/dispatch/calendar?year=2026', '[data-testid=year]'],
  ])('can be read by everybody: %s', async (_name, path, landmark) => {
    await app.goTo(path);
    await app.page.locator(landmark).waitFor(soon);
    expect(await violations(app.page)).toEqual([]);
  });

  it('met no error on the page', () => {
    expect(app.complaints).toEqual([]);
  });
});
