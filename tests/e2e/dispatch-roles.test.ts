import { readFile } from 'node:fs/promises';
import { read, utils, write } from '@e965/xlsx';
import { createRouterClient } from '@orpc/server';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MatterActInput } from '../../schemas/api/dispatch/matter.ts';
import { describeInBrowser } from './browser.ts';
import { openApp, type App } from './open-app.ts';
import { violations } from './violations.ts';

const soon = { timeout: 30_000 };
/** The Friday after National Day; the Saturday after it is worked. */
let now = new Date('2026-10-09T10:00:00+08:00');

describeInBrowser('the centre, a department and an approver at their own windows', () => {
  let app: App;
  let centre: Page;
  let liaison: Page;
  let approver: Page;

  beforeAll(async () => {
    app = await openApp({ clock: { now: () => now } });
    const context = app.core.contextFor({ host: 'loopback' });
    const { matters } = createRouterClient(app.core.router, { context }).dispatch;
    const make = async (title: string, ...acts: MatterActInput[]) => {
      const common = { topic: 'fire', level: 'yellow', area: '', origin: { from: 'hand' } } as const;
      let matter = await matters.create({ title, ...common });
      for (const act of acts)
        matter = await matters.act({ matterId: matter.matterId, seenVersion: matter.version, act });
    };
    const assign = (department: string) => ({ action: 'assign', department, workingDays: 5 }) as const;
    await make('仓库占用通道', assign('市城管局'));
    await make('河岸垃圾成堆', assign('河道管理所'));
    await make('路灯不亮', assign('市城管局'), { action: 'accept' });
    centre = app.page;
    liaison = await app.openAs({ name: '城管联络员', role: 'liaison', department: '市城管局' });
    approver = await app.openAs({ name: '审批人', role: 'approver' });
    for (const page of [centre, liaison, approver]) page.setDefaultTimeout(soon.timeout);
  });
  afterAll(() => app?.close());

  const go = (page: Page, path: string) => page.goto(`${app.host.origin}/#${path}`);
  const head = (page: Page) => page.getByTestId('matter-head');
  const actions = (page: Page) => page.getByTestId('matter-actions');
  const dialog = (page: Page) => page.getByRole('dialog');
  const stands = (page: Page, state: string) => head(page).getByText(state, { exact: true }).waitFor();
  const button = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true });
  const send = (page: Page) => button(dialog(page), '提交').click();
  const eventually = (read: () => Promise<string>) => expect.poll(read, soon);

  it('shows a department what it has, and what it may do with it', async () => {
    await go(liaison, '/dispatch');
    await liaison.getByTestId('column-assigned').getByText('仓库占用通道').waitFor();
    await liaison.getByTestId('column-accepted').getByText('路灯不亮').waitFor();
    expect(await liaison.getByText('河岸垃圾成堆').count()).toBe(0);
    expect(await button(liaison, '新建事项').count()).toBe(0);
    expect(await violations(liaison)).toEqual([]);
    await liaison.getByText('仓库占用通道').click();
    await stands(liaison, '待签收');
    expect(await actions(liaison).getByRole('button').allInnerTexts()).toEqual(['签收', '退回']);
    await button(actions(liaison), '签收').click();
    await send(liaison);
    await stands(liaison, '办理中');
  });

  it('grants an extension that the department asks for, and moves the deadline by working days', async () => {
    await button(actions(liaison), '申请延期').click();
    await dialog(liaison).getByLabel('延长（工作日）').fill('3');
    await dialog(liaison).getByLabel('理由').fill('需会同街道清运');
    await send(liaison);
    await actions(liaison).getByText('等待决定').waitFor();

    await go(centre, new URL(liaison.url()).hash.slice(1));
    await actions(centre).getByText('需会同街道清运').waitFor();
    // Five working days from Friday the 9th: the worked Saturday 10th, then Monday 12th to Thursday 15th.
    expect(await head(centre).innerText()).toContain('2026-10-15');
    await button(actions(centre), '审批延期').click();
    await dialog(centre).getByText('同意', { exact: true }).click();
    await send(centre);
    // Three more: Friday 16th, Monday 19th, Tuesday 20th.
    await eventually(() => head(centre).innerText()).toContain('2026-10-20');
    expect(await centre.getByTestId('timeline').innerText()).toContain('期限 2026-10-20');
  });

  it('takes a filled feedback form in, which finds its matter by itself', async () => {
    await go(centre, '/dispatch');
    await centre.getByText('河岸垃圾成堆').click();
    await stands(centre, '待签收');
    const asked = centre.waitForEvent('download');
    await button(actions(centre), '交办单').click();
    await centre.getByText('工作簿（XLSX）').click();
    const download = await asked;
    const buffer = filled(await readFile(await download.path()));

    await go(centre, '/dispatch');
    await button(centre, '收回反馈表').waitFor();
    const file = { name: download.suggestedFilename(), mimeType: 'application/vnd.ms-excel', buffer };
    await centre.locator('input[type=file]').setInputFiles(file);
    await stands(centre, '待核验');
    expect(await centre.getByTestId('timeline').innerText()).toMatch(
      /收回反馈表[^]*河道管理所[^]*已清理河岸/,
    );
  });

  it('says of a form that cannot be taken why', async () => {
    await go(centre, '/dispatch');
    await button(centre, '收回反馈表').waitFor();
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['姓名'], ['张三']]), '表');
    const buffer = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
    await centre
      .locator('input[type=file]')
      .setInputFiles({ name: '别的表.xlsx', mimeType: 'application/vnd.ms-excel', buffer });
    await centre.getByText('不能接收：其中没有通汇的反馈表').filter({ visible: true }).first().waitFor();
    expect(new URL(centre.url()).hash).toBe('#/dispatch');
  });

  it('sets a special day and takes it back to what its weekday says', async () => {
    await go(centre, '/dispatch/calendar?year=2026');
    const day = centre.locator('[data-day="2026-10-17"]');
    await day.click();
    await dialog(centre).getByText('上班', { exact: true }).click();
    await dialog(centre).getByLabel('名称').fill('应急值守');
    await button(dialog(centre), '保存').click();
    await eventually(() => day.innerText()).toContain('上班（应急值守）');
    await dialog(centre).waitFor({ state: 'hidden' });
    await day.click();
    await button(dialog(centre), '恢复为通知和星期的规定').click();
    await eventually(() => day.innerText()).toContain('休息日');
  });

  it('lets a department check an assessment and object, and another one decide', async () => {
    await go(centre, '/dispatch/assessment?from=2026-10-01&to=2026-10-31');
    await button(centre, '发起考核').click();
    await dialog(centre).getByRole('spinbutton').fill('1');
    await button(dialog(centre), '发起考核').click();
    await centre.getByRole('heading', { name: '考核 1' }).waitFor();
    await centre
      .getByTestId('assessed')
      .getByRole('row', { name: /市城管局 2/ })
      .waitFor();

    await go(liaison, '/dispatch/assessment');
    await liaison.getByRole('link', { name: '考核 1' }).click();
    await liaison
      .getByTestId('assessed')
      .getByRole('row', { name: /市城管局 2/ })
      .waitFor();
    expect(await liaison.getByTestId('assessed').innerText()).not.toContain('河道管理所');
    expect(await button(liaison, '发布').count()).toBe(0);
    await button(liaison, '提出异议').click();
    await dialog(liaison).getByRole('combobox', { name: '事项' }).click();
    await liaison.getByRole('option', { name: /路灯不亮/ }).click();
    await dialog(liaison).getByLabel('理由').fill('路灯属供电公司');
    await button(dialog(liaison), '提出异议').click();
    await liaison.getByTestId('objections').getByText('路灯属供电公司').waitFor();
  });

  it('publishes once the objection is decided and the period is over, and keeps both figures', async () => {
    await go(approver, '/dispatch/assessment/1');
    await approver.getByText('还有 1 条异议未处理').waitFor();
    expect(await button(approver, '发布').isDisabled()).toBe(true);
    await button(approver.getByTestId('objections'), '决定').click();
    await dialog(approver).getByText('剔除这件事项').click();
    await dialog(approver).getByLabel('决定理由').fill('确属供电公司');
    await button(dialog(approver), '决定').click();
    await approver.getByText('同意剔除').waitFor();
    expect(await violations(approver)).toEqual([]);

    const publish = async () => {
      await button(approver, '发布').first().click();
      await button(dialog(approver), '发布').click();
      await dialog(approver).waitFor({ state: 'hidden' });
    };
    await publish();
    await approver.getByText('核对期未结束').filter({ visible: true }).first().waitFor();
    now = new Date('2026-10-13T10:00:00+08:00');
    await publish();
    await approver.getByText('已发布').first().waitFor();
    expect(await button(approver, '发布').count()).toBe(0);

    const line = approver.getByTestId('assessed').getByRole('row', { name: /市城管局/ });
    await eventually(() => line.innerText().then((text) => text.replace(/\s+/g, ' '))).toMatch(/0 \/ 1/);
    await approver.getByText('剔除前', { exact: true }).click();
    await eventually(() => line.innerText().then((text) => text.replace(/\s+/g, ' '))).toMatch(/0 \/ 2/);
    await line.getByRole('link', { name: '分母 2' }).first().click();
    await approver.getByTestId('matters').getByText('路灯不亮').waitFor();
    expect(await approver.getByTestId('matters').getByRole('row').count()).toBe(2);
    await approver.goBack();
    await approver.getByTestId('objections').waitFor();
  });

  it('met no error on any page', () => {
    expect(app.complaints).toEqual([]);
  });
});

/** The form as a handler fills it in, saved by another program. */
function filled(form: Buffer): Buffer {
  const book = read(form);
  const sheet = book.Sheets['反馈表']!;
  const rows = utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' });
  const answers = { 办理结论: '办结', 办理情况: '已清理河岸' };
  for (const [at, [label]] of rows.entries())
    for (const [name, answer] of Object.entries(answers))
      if (label?.startsWith(name)) utils.sheet_add_aoa(sheet, [[answer]], { origin: { r: at, c: 1 } });
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}
