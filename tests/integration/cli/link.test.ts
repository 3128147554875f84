import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LinkJob } from '../../../schemas/linkage/link-job.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import { citizenCheckCharacter } from '../../fixtures/check-characters.ts';
import { sharedData } from '../../fixtures/shared-data.ts';
import { makeWorkbook } from '../../fixtures/workbook.ts';
import { codeJob, left, right } from './code-job.ts';
import { runCli, startCli, type CliRun } from './run-cli.ts';

const examples = new URL('../../../docs/examples/linkage', import.meta.url).pathname;
const outputs = ['pairs.csv', 'clusters.csv', 'model.json'];
const febrl = sharedData('data/linkage/febrl');

type Json = Record<string, unknown>;

describe('tonghui link', () => {
  let folder: string;
  /** What the command keeps on its way; empty when it is done. */
  let scratch: string;
  const at = (name: string) => join(folder, name);
  const put = (name: string, content: string | Buffer | object) => {
    const isData = typeof content === 'string' || Buffer.isBuffer(content);
    writeFileSync(at(name), isData ? content : JSON.stringify(content));
    return at(name);
  };
  const link = (...args: string[]) => runCli(['link', ...args], { TMPDIR: scratch, TONGHUI_LANG: 'en' });
  const linkExample = (out: string, ...args: string[]) =>
    link(
      ...[join(examples, 'link.json'), join(examples, '图书馆读者.csv'), join(examples, '健身卡.csv')],
      ...['--out', at(out), '--json', ...args],
    );
  const read = (out: string, name: string) => readFileSync(join(at(out), name), 'utf8');
  const lines = (out: string, name: string) => read(out, name).trimEnd().split('\r\n');
  const reportOf = (out: string) =>
    JSON.parse(
      /<script id="report" type="application\/json">(.*?)<\/script>/s.exec(read(out, 'report.html'))![1]!,
    ) as Json;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tonghui-link-test-'));
    scratch = at('scratch');
    mkdirSync(scratch);
  });
  afterAll(() => {
    expect(readdirSync(scratch)).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  });

  describe('on two files with known faults', () => {
    let run: CliRun;
    beforeAll(async () => {
      run = await linkExample('first', '--labels', '核对编号');
    });

    it('finds the persons in spite of the faults', () => {
      expect(run.code).toBe(0);
      const { records, evaluation } = run.json() as { records: number; evaluation: Json };
      expect(records).toBe(580);
      const { truePairs, f1, precision } = evaluation['clusters'] as Record<string, number>;
      expect(truePairs).toBe(160); // so they were made: 160 persons stand in both files
      expect(precision).toBeGreaterThan(0.98);
      expect(f1).toBeGreaterThan(0.95);
    });

    it('says of every row which cluster it is in, and of every pair why', () => {
      const clusters = lines('first', 'clusters.csv');
      expect(clusters[0]).toBe('source_file,sheet,row_number,cluster_id');
      expect(clusters).toHaveLength(1 + 300 + 280);
      expect(clusters[1]).toBe('图书馆读者.csv,,1,1');
      const [header, ...pairs] = lines('first', 'pairs.csv');
      expect(header).toBe(
        'left_file,left_sheet,left_row,right_file,right_sheet,right_row,weight,probability,same_cluster,level_姓名,level_出生日期,level_电话,level_住址',
      );
      const weights = pairs.map((line) => Number(line.split(',')[6]));
      expect(weights).toEqual([...weights].sort((a, b) => b - a));
      expect(Math.min(...weights)).toBeGreaterThanOrEqual(0); // probability .5
    });

    it('gives the same on the same files', async () => {
      await linkExample('second', '--labels', '核对编号');
      for (const name of outputs) expect(read('second', name)).toBe(read('first', name));
    });

    it('scores the same with the parameters that it learnt, without learning again', async () => {
      const again = await link(
        ...[at('first/model.json'), join(examples, '图书馆读者.csv'), join(examples, '健身卡.csv')],
        ...['--out', at('again'), '--all-pairs'],
      );
      expect(again.code).toBe(0);
      expect(reportOf('again')).toMatchObject({ isTrained: false });
      await linkExample('all', '--all-pairs');
      expect(read('again', 'pairs.csv')).toBe(read('all', 'pairs.csv'));
      expect(lines('all', 'pairs.csv').length).toBeGreaterThan(lines('first', 'pairs.csv').length);
      expect(read('again', 'clusters.csv')).toBe(read('first', 'clusters.csv'));
    });

    it('keeps the values of records out of everything but the examples', async () => {
      const rows = readFileSync(join(examples, '图书馆读者.csv'), 'utf8').trim().split(/\r?\n/).slice(1);
      const values = rows.flatMap((row) => row.split(',').slice(0, 4)).filter((value) => value.length > 2);
      const shown = (out: string, name: string) => values.filter((value) => read(out, name).includes(value));
      for (const name of outputs) expect(shown('first', name)).toEqual([]);
      expect(shown('first', 'report.html').length).toBeGreaterThan(0);
      await linkExample('discreet', '--examples', 'none', '--labels', '核对编号');
      expect(shown('discreet', 'report.html')).toEqual([]);
    });
  });

  it('weighs and evaluates a case that was worked out by hand', async () => {
    const run = await link(
      ...[put('code.json', codeJob), put('a.csv', left), put('b.csv', right)],
      ...['--out', at('code'), '--json'],
    );
    // Odds 1/4 of the prior, times .9/.1, are 9/4: log2 is 1.1699, the probability 9/13.
    expect(lines('code', 'pairs.csv').slice(1)).toEqual([
      'a.csv,,1,b.csv,,1,1.1699,0.692308,1,exact',
      'a.csv,,2,b.csv,,2,1.1699,0.692308,1,exact',
      'a.csv,,3,b.csv,,4,1.1699,0.692308,1,exact',
    ]);
    // X and Z are true pairs; of the labelled ones X and Y–W were found.
    const pairs = { truePairs: 2, foundPairs: 2, correctPairs: 1, precision: 0.5, recall: 0.5, f1: 0.5 };
    expect(run.json()).toMatchObject({
      records: 7,
      compared: 3,
      found: 3,
      clusters: 4,
      linked: 6,
      // Of {1,1} {2,2} {3} {9} only the first is one of X, Y, W and Z.
      evaluation: { pairs, clusters: pairs, groups: { truePairs: 4, foundPairs: 4, correctPairs: 1 } },
    });
    const { evaluation } = reportOf('code') as { evaluation: Json };
    expect(evaluation).toMatchObject({
      labelled: 6,
      entities: 4,
      notCompared: 1,
      mergedClusters: 1,
      splitEntities: 1,
      errors: [
        {
          kind: 'false-match',
          left: { file: 'a.csv', sheet: '', row: 2 },
          right: { file: 'b.csv', sheet: '', row: 2 },
          levels: ['exact'],
        },
      ],
    });
  });

  it('chooses the threshold for an expected precision, keeps it with what it learnt, and says where none is reached', async () => {
    const files = [put('a.csv', left), put('b.csv', right)];
    const linkFor = (job: object, out: string) =>
      link(put(`${out}.json`, job), ...files, '--out', at(out), '--json');
    // The only pairs have the probability 9/13 = .6923 and weigh 1.17 bits: counted from 1.1 on.
    const run = await linkFor({ ...codeJob, aim: { precision: 0.69 } }, 'aim');
    expect(run.json()).toMatchObject({ found: 3, threshold: 1.1, expected: { pairs: 3 } });
    expect(JSON.parse(read('aim', 'model.json'))).toMatchObject({
      model: { clustering: { aim: { precision: 0.69 } } },
      parameters: { threshold: 1.1 },
    });
    const again = await link(at('aim/model.json'), ...files, '--out', at('aim-again'), '--json');
    expect(again.json()).toMatchObject({ found: 3, threshold: 1.1 });

    const refused = await linkFor({ ...codeJob, aim: { precision: 0.9 } }, 'aim-high');
    expect(refused.json()).toMatchObject({
      error: { code: 'PRECISION_UNREACHED', data: { wanted: '90%', reached: '69.2307%' } },
    });
    expect(existsSync(at('aim-high'))).toBe(false);
  });

  it('learns from a column of labels instead of by EM', async () => {
    // Nothing is given but the data: of the true pairs X–X and Z–Z one agrees, of all 12 pairs three do.
    const plain = codeJob.model.comparisons[0]!.levels.map(({ name, when }) => ({ name, when }));
    const model = {
      ...codeJob.model,
      comparisons: [{ ...codeJob.model.comparisons[0]!, levels: plain }],
      training: {},
    };
    const all = right.replace('3,\n', '3,V\n');
    const files = [put('taught-a.csv', left), put('taught-b.csv', all)];
    const taught = await link(
      put('taught.json', { ...codeJob, model, trainBy: 'labels' }),
      ...[...files, '--out', at('taught'), '--json'],
    );
    expect(taught.code).toBe(0);
    const { parameters } = JSON.parse(read('taught', 'model.json')) as { parameters: LinkageParameters };
    expect(parameters.prior).toBeCloseTo(2 / 12, 12);
    expect(parameters.blockingRecall).toBe(0.5); // codes 3 and 9 of Z meet in no rule
    const [exact, otherwise] = parameters.levels[0]!;
    expect(exact!.m).toBeCloseTo(0.5, 12); // 1.5 and 1.5, half a pair imagined at each
    expect(otherwise!.m).toBeCloseTo(0.5, 12);
    expect(parameters.history).toEqual([]);
    const again = await link(at('taught.json'), ...files, '--out', at('taught-again'), '--json');
    expect(again.code).toBe(0);
    for (const name of outputs) expect(read('taught-again', name)).toBe(read('taught', name));

    const alone = put('alone.csv', 'code,truth\n1,P\n2,Q\n');
    const none = await link(at('taught.json'), files[0]!, alone, '--out', at('untaught'), '--json');
    expect(none.json()).toMatchObject({ error: { code: 'LABELS_UNPAIRED' } });
  });

  it('leaves out what is no data: totals, footnotes, repeated headers', async () => {
    const people = '姓名,编码\n林清远,1\n周文博,2\n';
    const job = { ...codeJob, labels: undefined, columns: { code: '编码' } };
    const run = await link(
      put('aside.json', job),
      put('aside-a.csv', `${people}姓名,编码\n顾海涛,3\n合计,3\n填表人：王某,\n`),
      put('aside-b.csv', people),
      ...['--out', at('aside'), '--json'],
    );
    expect(run.json()).toMatchObject({
      records: 5,
      tables: [
        { rows: 3, aside: 3 },
        { rows: 2, aside: 0 },
      ],
    });
    expect(lines('aside', 'clusters.csv').slice(1)).toEqual([
      'aside-a.csv,,1,1',
      'aside-a.csv,,2,2',
      'aside-a.csv,,4,3',
      'aside-b.csv,,1,1',
      'aside-b.csv,,2,2',
    ]);
  });

  it('reads workbooks beside text, each by its own headers, and names the sheet', async () => {
    const row = (n: number, ...cells: string[]) =>
      `<row r="${n}">${cells.map((text, k) => `<c r="${'AB'[k]}${n}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
    const workbook = makeWorkbook({
      sheets: [{ name: '名单', rows: row(1, '编码', '备注') + row(2, '2', '甲') + row(3, '3', '乙') }],
    });
    const job = { ...codeJob, labels: undefined, columns: { code: ['code', '编码'] } };
    const run = await link(
      ...[put('mixed.json', job), put('mixed.csv', left), put('mixed.xlsx', workbook)],
      ...['--out', at('mixed')],
    );
    expect(run.code).toBe(0);
    expect(lines('mixed', 'pairs.csv').slice(1)).toEqual([
      'mixed.csv,,2,mixed.xlsx,名单,1,1.1699,0.692308,1,exact',
      'mixed.csv,,3,mixed.xlsx,名单,2,1.1699,0.692308,1,exact',
    ]);
  });

  it('tells files of the same name apart by their paths, each with what the job says of it', async () => {
    for (const year of ['2024', '2025']) mkdirSync(at(year));
    const files = [put('2024/x.csv', left), put('2025/x.csv', right.replace('code', 'kode'))];
    const job = { ...codeJob, sources: { [files[1]!]: { columns: { code: 'kode' } } } };
    const run = await link(put('same.json', job), ...files, '--out', at('same'));
    expect(run.code).toBe(0);
    expect(lines('same', 'pairs.csv')[1]).toBe(`${files[0]},,1,${files[1]},,1,1.1699,0.692308,1,exact`);
    const sources = lines('same', 'clusters.csv').slice(1);
    expect(sources.map((line) => line.split(',')[0])).toEqual([0, 0, 0, 1, 1, 1, 1].map((at) => files[at]));
    expect(reportOf('same')).toMatchObject({ tables: files.map((file) => ({ file })) });
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'leaves nothing when it is stopped by %s',
    async (name) => {
      const files = [join(examples, '图书馆读者.csv'), join(examples, '健身卡.csv')];
      const env = { TMPDIR: scratch, TONGHUI_LANG: 'en' };
      const { child, done } = startCli(
        ['link', join(examples, 'link.json'), ...files, '--out', at('stopped')],
        env,
      );
      while (readdirSync(scratch).length === 0) await setTimeout(5);
      child.kill(name);
      const { code, stderr } = await done;
      expect(code).toBe(1);
      expect(stderr).toContain('Cancelled');
      expect(existsSync(at('stopped'))).toBe(false);
      expect(readdirSync(scratch)).toEqual([]);
    },
  );

  it('finds the columns of a preset by itself', async () => {
    const names = '林清远 周文博 沈思佳 顾海涛 陆明华 韩梦洁 苏俊杰 唐雨欣 许建国 罗晓燕'.split(' ');
    const people = names.map((name, at) => {
      const birth = `19${60 + at}0${(at % 9) + 1}1${at % 10}`;
      const body = `390101${birth}00${at % 10}`;
      return { name, number: body + citizenCheckCharacter(body), phone: `1420000${1000 + 37 * at}` };
    });
    const registered = people.map(({ name, number, phone }) => `${name},${number},${phone}`);
    const insured = people
      .map(({ name, number }, at) => {
        const wrong = number.slice(0, 14) + ((Number(number[14]) + 1) % 10) + number.slice(15);
        return `${at === 3 ? wrong : number},${name}`;
      })
      .reverse();
    const run = await link(
      put('person.json', { preset: 'person' }),
      put('登记.csv', ['姓名,公民身份号码,联系电话', ...registered].join('\n')),
      put('参保.csv', ['身份证号,姓名', ...insured].join('\n')),
      ...['--out', at('person'), '--json'],
    );
    expect(run.json()).toMatchObject({ records: 20, clusters: 10, linked: 20 });
    const clusters = lines('person', 'clusters.csv').slice(1);
    expect(clusters.slice(10)).toEqual(names.map((_, at) => `参保.csv,,${at + 1},${10 - at}`));
  });

  it('links by a preset of which the files have one address of two', async () => {
    const rows = ['林清远,1960-01-10,云澜市海棠区春江路1号', '周文博,1961-02-11,云澜市海棠区春江路2号'];
    const file = ['姓名,出生日期,现住址', ...rows].join('\n');
    const run = await link(
      put('address.json', { preset: 'person' }),
      put('甲.csv', file),
      put('乙.csv', file),
      ...['--out', at('address'), '--json'],
    );
    expect(run.json()).toMatchObject({ records: 4 });
  });

  it('refuses a model that would make too many pairs, with the counts and the rule', async () => {
    const many = `code\n${'1\n'.repeat(60)}`;
    const model = { ...codeJob.model, maximumPairs: 1000 };
    const run = await link(
      put('many.json', { model, columns: { code: 'code' } }),
      ...[put('many-a.csv', many), put('many-b.csv', many)],
      ...['--out', at('many'), '--json'],
    );
    // 120 records share a value, more than `largestBlock`: it is left out, unless blocks may be larger.
    expect(run.json()).toMatchObject({ compared: 0 });
    const refused = await link(
      put('more.json', { model: { ...model, largestBlock: 1000 }, columns: { code: 'code' } }),
      ...[at('many-a.csv'), at('many-b.csv'), '--out', at('more'), '--json'],
    );
    expect(refused.code).toBe(1);
    expect(refused.json()).toMatchObject({
      error: { code: 'TOO_MANY_PAIRS', data: { pairs: 3600, limit: 1000, rule: 'code', rulePairs: 3600 } },
    });
  });

  it.skipIf(!febrl)('links FEBRL 4 as well as the benchmark does', async () => {
    const { febrl4 } = await import('../../../bench/linkage/models/febrl4.ts');
    const { febrlColumns } = await import('../../../bench/linkage/models/febrl.ts');
    const job: Partial<LinkJob> = {
      model: febrl4,
      columns: Object.fromEntries(Object.entries(febrlColumns).map(([name, sql]) => [name, { sql }])),
      labels: 'entity',
    };
    const files = ['dataset4a.csv', 'dataset4b.csv'].map((name) => {
      const [header, ...rows] = readFileSync(join(febrl!, name), 'utf8').trim().split(/\r?\n/);
      return put(
        name,
        [`${header}, entity`, ...rows.map((row) => `${row}, ${/^rec-\d+/.exec(row)![0]}`)].join('\n'),
      );
    });
    const run = await link(put('febrl.json', job), ...files, '--out', at('febrl'), '--json');
    const { evaluation } = run.json() as { evaluation: { pairs: { f1: number } } };
    expect(evaluation.pairs.f1).toBeGreaterThanOrEqual(0.999); // LINKAGE §2: Splink reaches .999
  });
});
