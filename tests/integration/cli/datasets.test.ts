import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

/** Names that many lists have, with much that none knows: it may be people, or pupils, or whoever. */
const doubtful = '序号,姓名,身份证号码,学校,班级,备注1,备注2\n1,张三,11010519491231002X,一中,1,,\n';
const grids = [
  ['网格编码', '网格名称', '所属社区'],
  ['W1', '第一网格', '东湖社区'],
  ['W2', '第二网格', '东湖社区'],
];
const remarks = [
  ['填报要求', '负责科室', '截止'],
  ['逐项填写', '办公室', '月底'],
];

describe('the command line and the datasets of a file', () => {
  let folder: string;
  let workspace: string;
  let workbook: string;
  let env: NodeJS.ProcessEnv;
  const run = (...args: string[]) => runCli(args, env);
  const ingest = (...args: string[]) => run('ingest', workspace, ...args, '--department', '甲局', '--json');

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tonghui-cli-'));
    env = { TONGHUI_KEYS: join(folder, 'keys') };
    workspace = join(folder, 'workspace');
    writeFileSync(join(folder, '名单.csv'), doubtful);
    workbook = join(folder, '网格.xlsx');
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(grids), '网格');
    utils.book_append_sheet(book, utils.aoa_to_sheet(remarks), '要求');
    writeFileSync(workbook, write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array);
    expect((await run('init', workspace)).code).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('takes no doubtful guess, and names the candidates and how to choose', async () => {
    const list = join(folder, '名单.csv');
    const refused = await ingest(list);
    expect(refused.code).toBe(1);
    expect(refused.json()).toMatchObject({ files: [{ error: { code: 'DATASET_UNSURE' } }] });
    expect(refused.stderr).toMatch(/population \d\d%.*--dataset population/s);
    expect((await run('batches', workspace, '--json')).json()).toEqual({ batches: [] });
    expect((await ingest(list, '--dataset', 'population')).json()).toMatchObject({
      files: [{ batches: [{ dataset: 'population', published: 1 }] }],
    });
  });

  it('says 3 and names the sheet when a table was not recognised, and 0 when it is left out', async () => {
    const partly = await ingest(workbook);
    expect(partly.code).toBe(3);
    expect(partly.json()).toMatchObject({
      files: [{ unrecognised: ['要求'], batches: [{ sheet: '网格', published: 2 }] }],
    });
    expect((await ingest(workbook, '--dataset', '要求=-')).code).toBe(0);
  });

  it('refuses a dataset that fits no table of several, and a table that the file does not have', async () => {
    const unfit = await ingest(workbook, '--dataset', 'satisfaction-survey');
    expect(unfit.json()).toMatchObject({ files: [{ error: { code: 'BAD_INPUT' } }] });
    const absent = await ingest(workbook, '--dataset', '附表=grid');
    expect(absent.code).toBe(1);
    expect(absent.stderr).toContain('文件里没有表“附表”，有的是：网格, 要求');
  });

  it('lists batches, sources and datasets, for people and for programs', async () => {
    const batches = await run('batches', workspace);
    expect(batches.code).toBe(0);
    expect(batches.stdout).toMatch(/^批次 .*接入时间\n/);
    expect(batches.stdout).toMatch(/^ *2 +已发布 +甲局 +grid +网格\.xlsx +网格 +2 +2 +0 +0 +\d{4}-/m);
    const sources = await run('sources', workspace, '--json');
    expect(sources.json()).toMatchObject({
      sources: [
        { sourceId: 2, dataset: 'grid', current: 2 },
        { sourceId: 1, dataset: 'population', current: 1 },
      ],
    });
    expect((await run('sources', workspace)).stdout).toMatch(/^ *2 +甲局 +grid +快照 +2 /m);
    expect((await run('datasets')).stdout).toMatch(/^population +人口 /m);
    expect((await run('datasets', '--json')).json()).toMatchObject({
      datasets: expect.arrayContaining([expect.objectContaining({ id: 'grid' })]),
    });
  });

  it('says in the chosen language what is wrong with a call, once', async () => {
    const said = async (args: string[], language?: string) =>
      (await runCli(args, { ...env, ...(language ? { TONGHUI_LANG: language } : {}) })).stderr.trim();
    expect(await said(['undo'])).toBe('缺少参数 <workspace>。');
    expect(await said(['undo', workspace, 'abc'])).toBe('“batch”的值“abc”不对。');
    expect(await said(['ingst'])).toBe('没有命令“ingst”。是不是“ingest”？');
    expect(await said(['match', workspace, '--al'])).toBe('没有选项“--al”。');
    expect(await said(['init', workspace, '--mode', 'x'])).toBe(
      '“--mode <mode>”的值“x”不对。可选的值：trial, production。',
    );
    expect(await said(['ingst'], 'en')).toBe('there is no command “ingst”. Did you mean “ingest”?');
    expect((await run('undo', '--help')).stdout).toMatch(/用法：.*<batch>.*参数：.*批次编号.*显示帮助/s);
  });
});
