import { afterAll, beforeAll, expect, it } from 'vitest';
import { EntityKind } from '../../schemas/api/linkage/entity-kind.ts';
import { describeInBrowser } from './browser.ts';
import { openApp, type App } from './open-app.ts';
import { takePicture } from './picture.ts';
import { makeSampleCity, type SampleCity } from './sample-city.ts';
import { violationsInBothThemes } from './violations.ts';

/** How long the page may take to show an answer while the machine does other things. */
const patience = { timeout: 30_000 };
const actor = { name: 'tester', role: 'analyst' };
const delivered = [
  '网格台账',
  '户籍人口',
  '居民健康档案',
  '实有人口台账',
  '职工参保',
  '房屋登记',
  '房屋台账',
  '市场主体',
  '纳税人登记',
  '双公示',
  '双随机检查',
  '工单明细',
];

describeInBrowser('people look up residents, dwellings, companies and grids', () => {
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

  const press = (key: string) => app.page.keyboard.press(key);
  const part = (name: string) => app.page.getByTestId(name);
  const drawer = () => app.page.locator('.el-drawer:visible');
  const hits = () => part('hit');

  async function closeDrawer(): Promise<void> {
    await press('Escape');
    await expect.poll(() => drawer().count(), patience).toBe(0);
  }

  const take = (name: string) => takePicture(app.page, name);
  const complaintsOfAxe = () => violationsInBothThemes(app.page);

  async function one<T>(sql: string, values: (string | number)[] = []): Promise<T> {
    const [row] = await app.core.warehouse.all<T & Record<string, never>>(sql, values);
    if (!row) throw new Error(`The sample city has nothing of the kind: ${sql}`);
    return row;
  }

  async function searchFor(text: string): Promise<void> {
    await app.goTo('/entities/search');
    await app.page.getByRole('searchbox').fill(text);
  }

  it('says what to do first where nothing has been matched', async () => {
    await app.goTo('/entities');
    await app.page.getByRole('heading', { name: '还没有主数据' }).waitFor();
    expect(await complaintsOfAxe()).toEqual([]);
    await app.page.getByRole('button', { name: '去运行匹配' }).click();
    await app.page.getByRole('heading', { level: 1, name: '匹配' }).waitFor();
  });

  it('shows the search as soon as master data are built, without reloading', async () => {
    await app.goTo('/entities');
    await city.deliver(app.core, ...delivered);
    const runs = EntityKind.options.map((kind) => app.core.matching.run(kind, actor));
    for (const { id } of runs) expect(await app.core.jobs.wait(id)).toMatchObject({ state: 'done' });
    await app.page.getByRole('searchbox').waitFor({ timeout: 120_000 });
    await expect.poll(() => app.core.master.isStale(), { timeout: 120_000 }).toBe(false);
    await app.page.getByRole('heading', { name: '输入几个字就能查找' }).waitFor();
    expect(await complaintsOfAxe()).toEqual([]);
  }, 400_000);

  it('finds a person by name, number and pinyin initials, masked, from the keyboard', async () => {
    const { page } = app;
    const person = await one<{ id: number; name: string; id_no: string; name_initials: string }>(
      `SELECT entity_id::DOUBLE AS id, name, id_no, name_initials FROM master.person
       WHERE id_no IS NOT NULL AND length(name) = 3 AND departments >= 3 ORDER BY departments DESC, entity_id LIMIT 1`,
    );
    await searchFor(person.id_no);
    await expect.poll(() => hits().count(), patience).toBe(1);
    const found = await hits().innerText();
    expect(found).toContain(`${person.name.slice(0, 1)}*`);
    expect(found).not.toContain(person.name);
    expect(found).not.toContain(person.id_no);
    expect(found).toContain('证件号码相符');

    await press('ControlOrMeta+a');
    await page.keyboard.insertText(person.name_initials);
    await hits().filter({ hasText: '拼音首字母相符' }).first().waitFor(patience);
    expect(await complaintsOfAxe()).toEqual([]);
    await take('entities-search');

    await press('ArrowDown');
    await press('ArrowDown');
    await press('ArrowUp');
    expect(
      await hits()
        .first()
        .evaluate((link) => link === document.activeElement),
    ).toBe(true);
    await press('/');
    expect(await page.getByRole('searchbox').evaluate((field) => field === document.activeElement)).toBe(
      true,
    );

    await page.keyboard.insertText(person.name);
    await hits().filter({ hasText: '名称相符' }).first().waitFor(patience);
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: `${person.name.slice(0, 1)}*` }).waitFor();
    await page.goBack();
    expect(await page.getByRole('searchbox').inputValue()).toBe(person.name);
  });

  it('says what to try where nothing is found', async () => {
    await searchFor('查无此人某某某');
    await app.page.getByRole('heading', { name: '没有找到“查无此人某某某”' }).waitFor(patience);
    expect(await complaintsOfAxe()).toEqual([]);
  });

  it('shows whole values only for a purpose, and keeps that on record', async () => {
    const { page } = app;
    const person = await one<{ id: number; name: string; id_no: string; lng: number }>(
      `SELECT e.entity_id::DOUBLE AS id, name, id_no, lng FROM master.person e
         JOIN master.place p ON p.kind = 'person' AND p.entity_id = e.entity_id AND p.lng IS NOT NULL
       WHERE id_no IS NOT NULL AND departments >= 3 ORDER BY id LIMIT 1`,
    );
    await app.goTo(`/entities/person/${person.id}`);
    await part('values').waitFor();
    expect(await page.locator('main').innerText()).not.toContain(person.id_no);
    expect(await part('place').innerText()).not.toContain('坐标');
    expect(await part('masking').innerText()).toBe('已脱敏');
    expect(await complaintsOfAxe()).toEqual([]);
    await take('entities-resident');

    await page.getByRole('button', { name: '查看完整信息' }).press('Enter');
    await page.getByRole('dialog').getByText('审计日志').waitFor();
    expect(await complaintsOfAxe()).toEqual([]);
    expect(await page.getByRole('button', { name: '查看并留痕' }).isDisabled()).toBe(true);
    await page.keyboard.type('核实出生日期');
    await press('Enter');
    await part('values').getByText(person.id_no).waitFor(patience);
    expect(await part('place').innerText()).toContain(person.lng.toFixed(6));
    await page.getByRole('heading', { level: 1, name: person.name }).waitFor();
    expect(await part('masking').innerText()).toContain('用途：核实出生日期');
    expect(await complaintsOfAxe()).toEqual([]);

    await page.getByRole('button', { name: '恢复脱敏' }).press('Enter');
    await expect.poll(() => part('masking').innerText(), patience).toBe('已脱敏');
    await expect.poll(() => part('values').innerText(), patience).not.toContain(person.id_no);
  });

  it('leads from a value to the file, sheet and row that say so, and from the row to what was made of it', async () => {
    const company = await one<{ id: number; file: string; row: number }>(
      `SELECT e.entity_id::DOUBLE AS id, d.file_name AS file, r.row_number::DOUBLE AS row
       FROM master.legal_entity e JOIN record.legal_entity r ON r.record_id = e.name__record
         JOIN ops.batch b USING (batch_id) JOIN ops.delivery d USING (delivery_id)
       WHERE e.departments >= 2 ORDER BY e.departments DESC, e.entity_id LIMIT 1`,
    );
    await app.goTo(`/entities/legal-entity/${company.id}`);
    await part('values').getByTitle('企业名称：查看来源').press('Enter');
    const chosen = part('candidate').filter({ hasText: '采用' }).first();
    await chosen.waitFor(patience);
    const row = chosen.getByTestId('record').filter({ hasText: company.file });
    expect(await row.innerText()).toContain(`第 ${company.row.toLocaleString('en')} 行`);
    expect(await complaintsOfAxe()).toEqual([]);

    await row.getByRole('button', { name: '这一行的去向' }).press('Enter');
    await expect.poll(() => part('products').innerText(), patience).toMatch(/被采用的项目\s.*企业名称/);
    expect(await complaintsOfAxe()).toEqual([]);
    await take('entities-lineage');
    await closeDrawer();
  });

  it('leads from a department that knows an entity to its rows', async () => {
    const known = part('coverage').getByRole('button').first();
    const records = Number((await known.innerText()).match(/(\d+) 条记录/)?.[1]);
    await known.press('Enter');
    await drawer().getByText(`共 ${records} 条记录`).waitFor(patience);
    await closeDrawer();
  });

  it('draws the portrait of a company with where each line comes from', async () => {
    const penalised = await one<{ id: number; penalties: number }>(
      `SELECT e.entity_id::DOUBLE AS id, count(*)::DOUBLE AS penalties FROM master.legal_entity e
         JOIN record.credit_record c ON c.uscc = e.uscc AND c.to_version IS NULL AND c.kind = '01'
       WHERE c.decided IS NOT NULL GROUP BY ALL ORDER BY 2 DESC, 1 LIMIT 1`,
    );
    await app.goTo(`/entities/legal-entity/${penalised.id}/timeline`);
    const penalties = part('credit').getByRole('button', { name: /^行政处罚/ });
    await expect
      .poll(() => penalties.innerText(), patience)
      .toMatch(new RegExp(`\\b${penalised.penalties}\\s*条$`));
    expect(await complaintsOfAxe()).toEqual([]);
    await take('entities-company');
    await penalties.press('Enter');
    await expect.poll(() => part('event').count(), patience).toBe(penalised.penalties);
    await part('event').first().getByRole('button', { name: '来源行' }).press('Enter');
    await part('record').getByText('信用中心').first().waitFor();
  });

  it('draws what a dwelling has to do with others, and says it in a table too', async () => {
    const dwelling = await one<{ id: number; people: number }>(
      `SELECT to_id::DOUBLE AS id, count(DISTINCT from_id)::DOUBLE AS people FROM master.relation
       WHERE to_kind = 'dwelling' AND from_kind = 'person' GROUP BY ALL ORDER BY abs(people - 4), id LIMIT 1`,
    );
    await app.goTo(`/entities/dwelling/${dwelling.id}/graph`);
    await part('graph').locator('canvas').waitFor(patience);
    expect(await complaintsOfAxe()).toEqual([]);
    await take('entities-graph');
    await app.page.getByText('以表格显示').click();
    await part('graph-table').getByRole('link').first().waitFor();
    expect(await complaintsOfAxe()).toEqual([]);
    await part('graph-table').getByRole('link').first().press('Enter');
    await part('values').waitFor(patience);
  });

  it('draws a company that is at an address without a dwelling', async () => {
    const company = await one<{ id: number }>(
      `SELECT from_id::DOUBLE AS id FROM master.relation WHERE to_kind = 'address'
         AND from_id IN (SELECT to_id FROM master.relation WHERE relation = 'works-for') ORDER BY id LIMIT 1`,
    );
    await app.goTo(`/entities/legal-entity/${company.id}/graph`);
    await part('graph').locator('canvas').waitFor(patience);
  });

  it('settles what departments disagree about from the keyboard, and takes it back', async () => {
    const { page } = app;
    const open = async () =>
      (await one<{ n: number }>('SELECT count(*)::DOUBLE AS n FROM master.conflict WHERE NOT settled')).n;
    const before = await open();
    await app.goTo('/entities/conflicts');
    await part('conflict').first().waitFor(patience);
    expect(await complaintsOfAxe()).toEqual([]);
    await take('entities-conflicts');

    await press('ArrowDown');
    await press('n');
    await page.keyboard.type('电话核实');
    await press('Enter');
    await press('2');
    const settled = part('conflict').nth(1);
    await settled.getByText('已采用所选的值').waitFor(patience);
    await expect.poll(open, patience).toBe(before - 1);
    expect(await complaintsOfAxe()).toEqual([]);

    await page.getByText('已定', { exact: true }).click();
    await part('conflict').getByText('电话核实').waitFor(patience);
    await part('conflict').getByRole('button', { name: '撤回' }).press('Enter');
    await expect.poll(open, patience).toBe(before);
    await page.getByRole('heading', { name: '还没有人工确定过' }).waitFor(patience);

    await page.getByText('待定', { exact: true }).click();
    await part('conflict').first().waitFor(patience);
    await press('1');
    await expect.poll(open, patience).toBe(before - 1);
    await press('z');
    await expect.poll(open, patience).toBe(before);
  });

  it('counts what lies in a grid, and leads to the rows behind each figure', async () => {
    const grid = await one<{ code: string; name: string; persons: number }>(
      `SELECT g.code, g.name, count(*)::DOUBLE AS persons FROM master.grid g
         JOIN master.place p ON p.grid = g.code AND p.kind = 'person'
         JOIN master.person e ON e.entity_id = p.entity_id
       WHERE e.status IS NULL OR e.status = '1' GROUP BY ALL ORDER BY persons DESC, code LIMIT 1`,
    );
    await searchFor(grid.code);
    await hits().filter({ hasText: grid.name }).first().click();
    const persons = part('grid-counts').getByRole('button', { name: /居民/ });
    await expect.poll(() => persons.innerText(), patience).toContain(grid.persons.toLocaleString('en'));
    await part('grid-issues').waitFor();
    await app.page.waitForFunction(() => !document.querySelector('.el-skeleton'));
    expect(await complaintsOfAxe()).toEqual([]);
    await take('entities-grid');
    await persons.press('Enter');
    await drawer()
      .getByText(`共 ${grid.persons.toLocaleString('en')} 条记录`)
      .waitFor(patience);
    await closeDrawer();
  });

  it('says of each missing link what missed matches make of it, and lists what it counts', async () => {
    await app.goTo('/entities/unlinked');
    const figure = part('unlinked').filter({ hasText: '没有居民的房屋' });
    await figure.waitFor(patience);
    await expect.poll(() => part('unlinked').count()).toBe(6);
    expect(await figure.innerText()).toMatch(/修正后 [\d,]+ 至 [\d,]+/);
    expect(await complaintsOfAxe()).toEqual([]);
    await take('entities-unlinked');
    const value = figure.getByRole('button');
    const shown = await value.innerText();
    await value.press('Enter');
    await drawer().getByText(`共 ${shown} 个`).waitFor(patience);
    expect(await complaintsOfAxe()).toEqual([]);
    await drawer().getByRole('link').first().press('Enter');
    await part('values').waitFor(patience);
  });

  it('says so where there is no such entity or grid', async () => {
    await app.goTo('/entities/person/999999999');
    await app.page.getByRole('heading', { name: '没有这个实体' }).waitFor(patience);
    await app.goTo('/entities/grid/000000000000000');
    await app.page.getByText('网格编码可能已经变更').waitFor(patience);
    expect(await complaintsOfAxe()).toEqual([]);
  });

  it('has nothing to complain of', () => {
    expect(app.complaints).toEqual([]);
  });
});
