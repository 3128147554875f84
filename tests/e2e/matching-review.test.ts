import { afterAll, beforeAll, expect, it } from 'vitest';
import { scoreView } from '../../core/matching/workbench/score-view.ts';
import { newestAudit } from '../../core/matching/workbench/read-audit.ts';
import { describeInBrowser } from './browser.ts';
import { openApp, type App } from './open-app.ts';
import { takePicture } from './picture.ts';
import { makeSampleCity, type SampleCity } from './sample-city.ts';
import { violationsInBothThemes } from './violations.ts';

/** How long the page may take to show an answer while the machine does other things. */
const patience = { timeout: 30_000 };
const runPatience = { timeout: 150_000 };

describeInBrowser('people review, split, merge and audit what was matched', () => {
  let city: SampleCity;
  let app: App;

  beforeAll(async () => {
    city = await makeSampleCity(2000);
    app = await openApp({ definitions: city.definitions, name: '云澜市' });
    await city.deliver(app.core, '户籍人口', '居住登记', '实有人口台账', '职工参保');
    const { id } = app.core.matching.run('person', { name: 'tester', role: 'analyst' });
    expect(await app.core.jobs.wait(id)).toMatchObject({ state: 'done' });
  });
  afterAll(async () => {
    await app?.close();
    await city?.remove();
  });

  const take = (name: string) => takePicture(app.page, name);
  const complaintsOfAxe = () => violationsInBothThemes(app.page);
  const press = (key: string) => app.page.keyboard.press(key);
  const facts = () => app.page.locator('.review__facts').innerText();
  const studio = () => app.page.getByTestId('studio');

  async function orderBy(name: string): Promise<void> {
    await app.page.locator('.list__order').click();
    await app.page.getByRole('option', { name }).click();
  }

  /** Runs what waits and sees the entity as it is then. */
  async function runAndSee(size: string): Promise<void> {
    await app.page.getByRole('button', { name: '立即运行匹配' }).click();
    await expect.poll(() => studio().innerText(), runPatience).toContain(size);
  }

  it('asks nothing before matching ran', async () => {
    const { page } = app;
    await app.goTo('/matching/dwelling/review');
    await page.getByText('没有需要复核的对').waitFor();
    await app.goTo('/matching/dwelling/clusters');
    await page.getByText('还没有多记录实体').waitFor();
    await app.goTo('/matching/dwelling/audit');
    await page.getByText('还不能抽查').waitFor();
  });

  it('answers twenty questions from the keyboard, with a note, one answer taken back and one changed', async () => {
    const { page } = app;
    await app.goTo('/matching/person/review');
    await page.getByTestId('question').waitFor();
    expect(await page.getByTestId('question').innerText()).not.toContain('比特');
    expect(await complaintsOfAxe()).toEqual([]);

    await press('d');
    await expect.poll(facts, patience).toContain('今天已复核 1 对');
    await press('z');
    await expect.poll(facts, patience).toContain('今天已复核 0 对');
    await press('n');
    await page.keyboard.type('手机号是单位的');
    await press('Enter');
    const keys = [
      's',
      'd',
      's',
      '2',
      's',
      'd',
      '1',
      'd',
      's',
      'd',
      's',
      'd',
      's',
      'd',
      's',
      'd',
      's',
      'd',
      's',
      'u',
    ];
    for (const [at, key] of keys.entries()) {
      await page.getByText('手机号是单位的').waitFor({ state: at === 0 ? 'visible' : 'hidden' });
      await press(key);
      await expect.poll(facts, patience).toContain(`今天已复核 ${at + 1} 对`);
    }

    await press('ArrowLeft');
    await page.getByTestId('question').getByText('合计').waitFor(); // what the model thinks, now that it is answered
    await take('matching-review');
    await press('3');
    await expect.poll(facts, patience).toContain('20 个结论待生效');
    await page.getByText('已有结论 20').click();
    await expect.poll(() => page.getByTestId('judgement').count(), patience).toBe(20);
    expect(await page.getByTestId('judgement').filter({ hasText: '手机号是单位的' }).innerText()).toContain(
      '同一个',
    );
    await page.getByText('待复核', { exact: true }).click();
  });

  it('retrains with the answers and sees the scores move', async () => {
    const { page } = app;
    const before = await scoreView(app.core.warehouse, 'person');
    await page.getByTestId('retrain-offer').getByRole('button').press('Enter');
    await page.getByTestId('score-change').locator('canvas').waitFor(runPatience);
    const after = await scoreView(app.core.warehouse, 'person');
    expect(after!.bins).not.toEqual(before!.bins);
    await expect.poll(facts, patience).toContain('0 个结论待生效');
    expect(await page.getByTestId('score-change').innerText()).toMatch(/训练前 [\d,]+，训练后 [\d,]+/);
  });

  it('splits an entity by hand and merges it again, each with the next run', async () => {
    const { page } = app;
    await app.goTo('/matching/person/clusters');
    await page.getByTestId('cluster').first().waitFor();
    // The strongest on the page, to which no doubtful pair of the review leads.
    await page.getByTestId('cluster').filter({ hasText: '2 条 · 2 个部门' }).last().press('Enter');
    await expect.poll(() => studio().innerText(), patience).toContain('2 条 · 2 个部门');
    await studio().locator('canvas').waitFor();
    expect(await complaintsOfAxe()).toEqual([]);

    await page.getByRole('checkbox', { name: '选中记录 1' }).press('Space');
    await page.getByRole('button', { name: '拆出所选（1）' }).press('Enter');
    await page.getByRole('button', { name: '拆出', exact: true }).click();
    await runAndSee('1 条 · 1 个部门');

    await page.getByText(/^邻近 [1-9]/).click();
    await page.getByTestId('link').filter({ hasText: '不同' }).getByRole('button', { name: '合并' }).click();
    await runAndSee('2 条 · 2 个部门');
    await page.getByText(/^历史 [1-9]/).click();
    await page.getByText('并入 1 条记录，来自').first().waitFor();
  }, 400_000);

  it('shows how an entity hangs together', async () => {
    const { page } = app;
    await orderBy('桥最多');
    await page
      .getByTestId('cluster')
      .first()
      .filter({ hasText: /桥 [2-9]/ })
      .click();
    await studio().getByText('桥：断开就分成两半').waitFor();
    await page.getByText(/^记录 \d/).click();
    await page.getByRole('checkbox', { name: '选中记录 1' }).press('Space');
    await page.getByRole('button', { name: '拆出所选（1）' }).waitFor();
    await take('matching-clusters');
  });

  it('judges an audit to its end and learns what was measured', async () => {
    const { page } = app;
    await app.goTo('/matching/person/audit');
    await page.getByLabel('抽查多少对').first().fill('40');
    await press('Tab');
    await page.getByRole('button', { name: '抽样并开始判断' }).click();
    await page.getByTestId('audit-question').waitFor();
    await page.getByText('未验证').first().waitFor();
    expect(await page.getByTestId('audit-question').innerText()).not.toContain('比特');
    await take('matching-audit');

    const { sample } = (await newestAudit(app.core.warehouse, 'person'))!;
    for (let judged = 0; judged < sample; judged++) {
      await page.getByText(`已判 ${judged} / ${sample} 对`).waitFor();
      await page.locator('[data-testid=audit-question][aria-busy=false]').waitFor();
      await press('s');
    }
    await page.getByTestId('audit-result').locator('canvas').waitFor();
    expect(await complaintsOfAxe()).toEqual([]);

    // Every pair was judged the same: all that were found are right, and all others were missed.
    const { result, strata } = (await newestAudit(app.core.warehouse, 'person'))!;
    const pairs = (isFound: boolean) =>
      strata
        .filter((stratum) => stratum.isFound === isFound)
        .reduce((sum, stratum) => sum + stratum.pairs, 0);
    expect(result!.precision.estimate).toBeCloseTo(1, 9);
    expect(result!.recall.estimate).toBeCloseTo(pairs(true) / (pairs(true) + pairs(false)), 9);
    expect(await page.getByTestId('audit-result').innerText()).toContain('已验证');
    const [picture] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '存为图片' }).click(),
    ]);
    expect(picture.suggestedFilename()).toBe('人口匹配的抽查结果.png');
  });

  it('has nothing to complain of', () => {
    expect(app.complaints).toEqual([]);
  });
});
