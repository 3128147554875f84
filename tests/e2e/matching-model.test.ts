import { afterAll, beforeAll, expect, it } from 'vitest';
import { localAnalyst } from '../../core/access/actor.ts';
import { judgePairs } from '../../core/matching/workbench/judge-pairs.ts';
import { pairLines } from '../../core/matching/workbench/pair-lines.ts';
import { scoreView } from '../../core/matching/workbench/score-view.ts';
import { presets } from '../../schemas/linkage/presets/index.ts';
import { describeInBrowser } from './browser.ts';
import { openApp, type App } from './open-app.ts';
import { takePicture } from './picture.ts';
import { makeSampleCity, type SampleCity } from './sample-city.ts';
import { violationsInBothThemes } from './violations.ts';

describeInBrowser('an analyst reads and changes how persons are matched', () => {
  let city: SampleCity;
  let app: App;

  beforeAll(async () => {
    city = await makeSampleCity(2000);
    app = await openApp({ definitions: city.definitions, name: '云澜市' });
  });
  afterAll(async () => {
    await app?.close();
    await city?.remove();
  });

  const main = () => app.page.getByRole('main');
  const tab = (name: string) =>
    app.page.getByRole('navigation', { name: '匹配工作台的页面' }).getByText(name);
  const panel = (title: string) => app.page.getByRole('region', { name: title, exact: true });
  const rules = () => panel('分块规则').locator('tbody > tr');
  const total = () => main().getByText(/^共约 /);
  const number = (text: string) => Number(text.replace(/[^\d.−-]/g, '').replace('−', '-'));
  const sum = async () => number(/相加 ([\d,]+) 对/.exec(await total().innerText())![1]!);
  /** The chart's figures, a line per row. */
  async function figures(title: string): Promise<string[][]> {
    const chart = panel(title).first();
    await chart.getByRole('button', { name: '以表格显示' }).click();
    const lines = await chart.getByRole('row').all();
    const cells = await Promise.all(lines.slice(1).map((line) => line.getByRole('cell').allInnerTexts()));
    await chart.getByRole('button', { name: '以图形显示' }).click();
    return cells;
  }
  const keepPicture = (name: string) => takePicture(app.page, `matching-${name}`);

  it('is told what to do while there are no records, and while nothing was matched', async () => {
    const { page } = app;
    await page.getByRole('link', { name: '匹配' }).click();
    await page.getByRole('heading', { name: '还没有“人口”记录' }).waitFor();
    await tab('训练').click();
    await page.getByRole('heading', { name: '还没有训练过' }).waitFor();
    await tab('分值').click();
    await page.getByRole('heading', { name: '还没有分值' }).waitFor();
    await city.deliver(app.core, '户籍人口', '实有人口台账', '职工参保');
    await tab('概况').click();
    await page.getByRole('heading', { name: '还没有匹配过' }).waitFor({ timeout: 60_000 });
  });

  it('runs matching and sees what came of it, unverified', async () => {
    await main().getByRole('button', { name: '运行匹配' }).last().click();
    await main().getByText('与现有数据一致').waitFor({ timeout: 120_000 });
    const [summary] = (await app.core.matching.summary()).filter(({ entity }) => entity === 'person');
    const tile = (title: string) => app.page.locator('.tile', { hasText: title }).locator('.tile__value');
    const shown = async (title: string) => number(await tile(title).innerText());
    await expect.poll(() => shown('参与匹配的记录')).toBe(summary!.records);
    await expect.poll(() => shown('跨部门关联的实体')).toBe(summary!.linkedAcrossDepartments);
    await expect.poll(() => app.page.getByTestId('quality').getByText('未验证').count()).toBe(2);
    await keepPicture('overview');
  });

  it('reads every blocking rule with its pairs, and its largest blocks masked', async () => {
    await tab('模型').click();
    await expect.poll(() => rules().count()).toBe(presets.person.blocking.length);
    await total().waitFor({ timeout: 60_000 });
    const first = rules().first();
    expect(await first.innerText()).toContain('证件号码相同');
    const [, , pairs] = await first.getByRole('cell').allInnerTexts();
    expect(number(pairs!)).toBeGreaterThan(500);
    const columns = await Promise.all(
      (await rules().all()).map((rule) => rule.getByRole('cell').allInnerTexts()),
    );
    const added = columns.reduce((distinct, cells) => distinct + number(cells[4]!), 0);
    expect(number((await total().innerText()).split('；')[0]!)).toBe(added); // each pair once
    await first.getByRole('button', { name: '证件号码相同', exact: true }).press('Enter');
    const blocks = app.page.getByRole('list', { name: '第 1 条规则最大的分块' });
    expect(await blocks.getByRole('listitem').first().innerText()).toMatch(/\*.*\d+ 条记录/s);
    await keepPicture('model');
    await first.getByRole('button', { name: '证件号码相同', exact: true }).press('Enter');
  });

  it('adds a rule from a column and a function and sees its pairs and the difference at once', async () => {
    const { page } = app;
    const before = await sum();
    await page.getByRole('button', { name: '添加规则' }).click();
    const dialog = page.getByRole('dialog', { name: '分块规则' });
    await dialog.locator('.el-select').first().click();
    await page.getByRole('option', { name: '姓名', exact: true }).click();
    await dialog.getByRole('button', { name: '再加一个条件' }).click();
    await dialog.locator('.el-select').nth(2).click();
    await page.getByRole('option', { name: '出生日期' }).last().click();
    await dialog.locator('.el-select').nth(3).click();
    await page.getByRole('option', { name: '年份' }).last().click();
    await dialog.getByText('姓名且出生日期的年份相同').waitFor();
    await dialog.getByRole('button', { name: '确定' }).click();
    await expect.poll(() => rules().count()).toBe(presets.person.blocking.length + 1);
    const added = rules().last().getByRole('cell').nth(2);
    await expect.poll(() => added.innerText(), { timeout: 60_000 }).toMatch(/\d/);
    const after = await sum();
    expect(after - before).toBe(number(await added.innerText()));
    await page.getByTestId('model-changes').getByText('新增分块规则：姓名且出生日期的年份相同').waitFor();
  });

  it('loosens a level and saves; the next run is said to train', async () => {
    const { page } = app;
    const phone = page.locator('.card', { hasText: '联系电话编辑距离 ≤ 1' });
    await phone.getByRole('button', { name: '修改 错一位' }).click();
    const dialog = page.getByRole('dialog', { name: '等级' });
    await dialog.getByRole('spinbutton', { name: '不超过' }).fill('2');
    await dialog.getByRole('spinbutton', { name: '不超过' }).press('Enter');
    await dialog.getByText('联系电话编辑距离 ≤ 2').waitFor();
    await dialog.getByRole('button', { name: '确定' }).click();
    await page.getByText('联系电话编辑距离 ≤ 2').waitFor();
    await page.getByTestId('model-changes').getByText('联系电话：改动等级“错一位”').waitFor();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('模型改动后尚未训练，下次运行会重新训练并全部匹配。').waitFor();
    await page.getByText('已改动').waitFor();
  });

  it('goes back to the preset', async () => {
    const { page } = app;
    await page.getByRole('button', { name: '恢复预置' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '恢复预置' }).click();
    await page.getByTestId('model-changes').getByText('与预置模型相同').waitFor();
    await expect.poll(() => rules().count()).toBe(presets.person.blocking.length);
  });

  it('reads what training found, and compares it with the training before', async () => {
    const { page } = app;
    const { id } = app.core.matching.run('person', localAnalyst, { train: true });
    expect(await app.core.jobs.wait(id)).toMatchObject({ state: 'done' });
    await tab('训练').click();
    await panel('匹配分量').locator('canvas').waitFor({ timeout: 60_000 });
    const weights = await figures('匹配分量');
    const bitsOf = (comparison: string, level: string) =>
      number(weights.find((cells) => cells[0] === comparison && cells[1] === level)![2]!);
    expect(bitsOf('公民身份号码', '完全相同')).toBeGreaterThan(8);
    expect(bitsOf('姓名', '其他（不同）')).toBeLessThan(-3);
    expect(await figures('m 与 u 概率')).toHaveLength(weights.length - 1);
    expect((await figures('训练过程')).length).toBeGreaterThan(1);

    await panel('匹配分量').locator('.el-select').click();
    await page.getByRole('option', { name: /^版本/ }).first().click();
    await expect.poll(async () => (await figures('匹配分量'))[0]?.length).toBe(4);
    await keepPicture('training');
  });

  it('tries a threshold out from the keyboard', async () => {
    const { page } = app;
    await tab('分值').click();
    await panel('分值分布').locator('canvas').waitFor();
    const threshold = page.getByTestId('threshold');
    await threshold.getByText('按模型估计，未验证').waitFor();
    const reached = () => threshold.locator('dd').first().innerText();
    const before = number(await reached());
    const bars = await figures('分值分布');
    expect(bars.reduce((sum, cells) => sum + number(cells[2]!), 0)).toBeGreaterThanOrEqual(before);
    await keepPicture('scores');
    await threshold.getByRole('slider').press('End');
    await expect.poll(async () => number(await reached())).toBeLessThan(before);
    await threshold.getByRole('button', { name: '回到模型阈值' }).click();
    await expect.poll(async () => number(await reached())).toBe(before);
  });

  it('goes from a bar to as many pairs as it counts', async () => {
    const { page } = app;
    const chart = panel('分值分布').first();
    await chart.getByRole('button', { name: '以表格显示' }).click();
    const line = chart.getByRole('row').last();
    const pairs = number(await line.getByRole('cell').nth(2).innerText());
    await line.getByRole('button').press('Enter');
    const list = page.locator('.pair-list');
    await list.getByText(`共 ${pairs.toLocaleString('zh-CN')} 对`).waitFor();
    await list.getByText(/^分值 \+/).waitFor();
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
    await chart.getByRole('button', { name: '以图形显示' }).click();
  });

  it('goes from a pattern to its pairs and from a pair to its evidence, masked', async () => {
    const { page } = app;
    const first = page.getByTestId('patterns').locator('tbody tr').first();
    const pairs = number(await first.getByRole('cell').last().innerText());
    await first.getByRole('button').press('Enter');
    const list = page.locator('.pair-list');
    await list.getByText(`共 ${pairs.toLocaleString('zh-CN')} 对`).waitFor();
    const opened = list.locator('.th-link');
    await expect.poll(() => opened.count()).toBe(Math.min(100, pairs));
    const names = await opened.allInnerTexts();
    for (const name of names) expect(name).toMatch(/^\S\*.* · \S\*/u);
    await list.locator('.th-link').first().press('Enter');
    const drawer = page.locator('.pair-drawer');
    await drawer.getByText('合计').waitFor();
    await keepPicture('pair');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
  });

  it('is told how to get labels, then sees the model held against verdicts, error by error', async () => {
    const { page } = app;
    await tab('评估').click();
    await page.getByRole('heading', { name: '还没有人工判断' }).waitFor();
    await page.getByRole('button', { name: '去复核' }).click();
    await page.waitForURL(/\/review$/);

    const { warehouse } = app.core;
    const { threshold } = (await scoreView(warehouse, 'person'))!;
    const chosen = { entity: 'person' as const, pattern: null, from: -20, below: 25, offset: 0, limit: 300 };
    const { pairs } = await pairLines(warehouse, localAnalyst, chosen);
    // People agree with the model except on every third pair near the threshold.
    const isError = pairs.map(({ weight }, at) => Math.abs(weight - threshold) < 8 && at % 3 === 0);
    const isSame = pairs.map(({ weight }, at) => weight >= threshold !== isError[at]);
    for (const verdict of ['same', 'different'] as const) {
      const judged = pairs.filter((_, at) => isSame[at] === (verdict === 'same'));
      await judgePairs(app.core, localAnalyst, { entity: 'person', verdict, note: '' }, judged);
    }

    await tab('分值').click();
    await page.getByTestId('patterns').locator('tbody tr').first().getByRole('button').click();
    const list = page.locator('.pair-list');
    const drawer = page.locator('.pair-drawer');
    for (const [at, verdict] of (['同一个', '拿不准'] as const).entries()) {
      await list.locator('.th-link').nth(at).click();
      await drawer.getByText('合计').waitFor();
      await drawer.getByRole('button', { name: verdict }).click();
      await drawer.locator('.standing').waitFor();
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'hidden' });
    }
    await page.keyboard.press('Escape');
    await tab('评估').click();
    const matches = isSame.filter(Boolean).length + 1;
    await main()
      .getByText(`${pairs.length + 1} 对人工判断，其中 ${matches} 对是同一个。`)
      .waitFor();
    await panel('精确率–召回率曲线').locator('canvas').waitFor();
    const error = panel('错判的记录对').locator('tbody tr');
    await expect.poll(() => error.count()).toBe(isError.filter(Boolean).length);
    await page.getByText('漏判', { exact: true }).first().click();
    const missed = pairs.filter(({ weight }, at) => isError[at] && weight < threshold);
    await expect.poll(() => error.count()).toBe(missed.length);
    await page.getByText('全部', { exact: true }).click();
    await keepPicture('evaluation');
    await error.first().getByRole('button').press('Enter');
    await drawer.getByText('合计').waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
  });

  it('sees which records cannot be linked and what they lack', async () => {
    await tab('无法匹配').click();
    await app.page.getByTestId('unlinkable-lead').waitFor();
    const bars = await figures('记录与自身的分值');
    const [summary] = (await app.core.matching.summary()).filter(({ entity }) => entity === 'person');
    expect(bars.reduce((sum, cells) => sum + number(cells.at(-1)!), 0)).toBe(summary!.records);
    await keepPicture('unlinkable');
  });

  it('asks for an expected precision, saves it, and says of a source that it has everybody once', async () => {
    const { page } = app;
    await tab('分值').click();
    const threshold = page.getByTestId('threshold');
    const wanted = threshold.getByRole('spinbutton', { name: '想要的预期精确率（%）' });
    await wanted.fill('99.5');
    await wanted.press('Enter');
    const { expected } = (await scoreView(app.core.warehouse, 'person'))!;
    const enough = expected.filter(({ precision, weight }) => precision >= 0.995 && weight >= 0);
    const reached = Math.max(...enough.map(({ pairs }) => pairs));
    await expect.poll(async () => number(await threshold.locator('dd').first().innerText())).toBe(reached);
    await threshold.getByRole('button', { name: '保存到模型' }).click();
    await threshold.getByText('模型已改为：预期精确率 ≥ 99.5%').waitFor();

    await tab('模型').click();
    const changes = page.getByTestId('model-changes');
    await changes.getByText('阈值：归并概率 ≥ 0.99 → 预期精确率 ≥ 99.5%').waitFor();
    const unique = page.locator('section', { hasText: '记录对怎样归为' }).locator('.el-select').last();
    await unique.click();
    await page.getByRole('option', { name: /公安局/ }).click();
    await page.keyboard.press('Escape');
    await changes.getByText(/自身无重复的来源：无 → .*公安局/).waitFor();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('模型改动后尚未训练，下次运行会重新训练并全部匹配。').waitFor();
    await page.getByRole('button', { name: '恢复预置' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '恢复预置' }).click();
    await changes.getByText('与预置模型相同').waitFor();
    await tab('无法匹配').click();
  });

  it('finds the same for legal entities', async () => {
    await app.page.getByText('法人', { exact: true }).click();
    await app.page.getByRole('heading', { name: '还没有匹配过' }).waitFor();
    await tab('模型').click();
    await expect.poll(() => rules().count()).toBe(presets['legal-entity'].blocking.length);
  });

  it('is read by everybody: WCAG 2.1 AA in the light and in the dark theme', async () => {
    const { page } = app;
    const found: string[] = [];
    const look = async () => found.push(...(await violationsInBothThemes(page)));
    for (const place of ['overview', 'model', 'training', 'scores', 'evaluation', 'unlinkable']) {
      await app.goTo(`/matching/person/${place}`);
      await main().locator('.th-panel').first().waitFor();
      await look();
    }
    await app.goTo('/matching/person/model');
    for (const [button, title] of [
      ['添加规则', '分块规则'],
      ['建议规则', '建议的分块规则'],
      ['添加比较', '比较项'],
      ['修改 号码相同但姓名不同', '等级'],
    ] as const) {
      await page.getByRole('button', { name: button }).click();
      await page.getByRole('dialog', { name: title }).waitFor();
      await look();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name: title }).waitFor({ state: 'hidden' });
    }
    expect(found).toEqual([]);
  });

  it('has nothing to complain of', () => {
    expect(app.complaints).toEqual([]);
  });
});
