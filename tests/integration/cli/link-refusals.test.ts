import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubError } from '../../../core/base/hub-error.ts';
import { linkFiles } from '../../../core/matching/link-files/link-files.ts';
import { readLinkJob } from '../../../server/cli/link-job/read-link-job.ts';
import { spawnParser } from '../../fixtures/parse.ts';
import { codeJob, left, right } from './code-job.ts';
import { runCli } from './run-cli.ts';

describe('tonghui link says what is wrong, and where', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  const put = (name: string, content: string | object) => {
    writeFileSync(at(name), typeof content === 'string' ? content : JSON.stringify(content));
    return at(name);
  };
  const link = (...args: string[]) => runCli(['link', ...args], { TONGHUI_LANG: 'en' });

  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'tonghui-link-test-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What keeps a job from linking two files, in this process; the command line prints the same. */
  async function refusalOf(job: string, files: readonly string[]): Promise<unknown> {
    const linked = Promise.resolve().then(() =>
      linkFiles(
        {
          job: readLinkJob(job),
          jobName: basename(job),
          files,
          directory: mkdtempSync(at('work-')),
          spawnParser,
          today: '2026-03-05',
          signal: new AbortController().signal,
          progress: () => undefined,
        },
        () => Promise.resolve('linked'),
      ),
    );
    return linked.catch((error: unknown) =>
      error instanceof HubError ? { code: error.code, data: error.data } : error,
    );
  }

  const job = (change: object) => ({ ...codeJob, ...change });
  const model = (change: object) => job({ model: { ...codeJob.model, ...change } });
  const comparison = (levels: object[]) =>
    model({ comparisons: [{ name: 'code', columns: ['code'], levels }] });
  const exact = codeJob.model.comparisons[0]!.levels[0]!;
  const otherwise = codeJob.model.comparisons[0]!.levels[1]!;
  it.each<[string, string | object, object]>([
    ['a line that is no JSON', '{\n  "preset": person\n}', { where: '2:13' }],
    [
      'a missing colon',
      '{\n  "preset": "person",\n  "columns": {"name" "x"}\n}',
      { where: '3:22', detail: "Expected ':' after property name" },
    ],
    ['neither preset nor model', {}, { where: '{ }', detail: 'preset-or-model' }],
    [
      'a preset that there is not',
      { preset: 'persons' },
      {
        code: 'LINK_JOB_VALUE',
        where: 'preset',
        given: '"persons"',
        expected: 'choice',
        allowed: '"person" | "legal-entity" | "dwelling" | "service-ticket"',
      },
    ],
    [
      'a number out of its bounds',
      job({ aim: { precision: 99.5 } }),
      {
        code: 'LINK_JOB_VALUE',
        where: 'aim.precision',
        given: '99.5',
        expected: 'number',
        allowed: '≥ 0.5, < 1',
      },
    ],
    [
      'a key that there is not, deep inside',
      model({ training: { priro: 0.1 } }),
      {
        code: 'LINK_JOB_UNKNOWN',
        where: 'model.training',
        name: 'priro',
        known: expect.stringContaining('prior'),
      },
    ],
    [
      'a column that is told in no known way',
      job({ columns: { code: 3 } }),
      {
        code: 'LINK_JOB_VALUE',
        where: 'columns.code',
        expected: 'several',
        allowed: '"…" | ["…", "…"] | { header, as? } | { sql }',
      },
    ],
    [
      'a condition of no kind that there is',
      comparison([{ name: 'near', when: { kind: 'edit', column: 'code' } }, otherwise]),
      {
        code: 'LINK_JOB_VALUE',
        where: 'model.comparisons[0].levels[0].when.kind',
        allowed: expect.stringContaining('"edit-distance"'),
      },
    ],
    [
      'training by labels without any',
      job({ labels: undefined, trainBy: 'labels' }),
      { where: 'trainBy', detail: 'train-by-labels' },
    ],
    [
      'a key that there is not',
      job({ colums: {} }),
      {
        code: 'LINK_JOB_UNKNOWN',
        where: '{ }',
        subject: 'key',
        name: 'colums',
        known: expect.stringContaining('columns'),
      },
    ],
    [
      'a condition without its limit',
      comparison([{ name: 'near', when: { kind: 'edit-distance', column: 'code' } }, otherwise]),
      {
        code: 'LINK_JOB_MISSING',
        where: 'model.comparisons[0].levels[0].when.atMost',
        expected: 'integer',
        allowed: '> 0',
      },
    ],
    [
      'a last level that is not else',
      comparison([otherwise, exact]),
      { where: 'model.comparisons[0].levels', detail: 'last-not-else' },
    ],
    [
      'a column that the model lacks',
      job({ columns: { cod: 'code' } }),
      { code: 'LINK_JOB_UNKNOWN', where: 'columns.cod', subject: 'column', name: 'cod', known: 'code' },
    ],
    [
      'a field that the preset lacks',
      { preset: 'person', columns: { nam: '姓名' } },
      { code: 'LINK_JOB_UNKNOWN', subject: 'field', name: 'nam', known: expect.stringContaining('name') },
    ],
    ['a column without a source', job({ columns: {} }), { code: 'LINK_COLUMN_UNMAPPED', name: 'code' }],
    [
      'a file that is not linked',
      job({ sources: { 'c.csv': {} } }),
      { code: 'LINK_JOB_UNKNOWN', where: 'sources.c.csv', subject: 'source', known: 'a.csv, b.csv' },
    ],
    [
      'a sheet that the file lacks',
      job({ sources: { 'b.csv': { sheet: '名单' } } }),
      { code: 'LINK_JOB_UNKNOWN', where: 'sources.b.csv.sheet', subject: 'sheet', name: '名单' },
    ],
    [
      'SQL that cannot be read',
      job({ columns: { code: { sql: 'left(code' } } }),
      { where: 'columns.code', detail: expect.stringContaining('left(code') },
    ],
    [
      'a blocking rule over a column that there is not',
      model({ blocking: [{ kind: 'equal', on: ['kode'] }] }),
      { where: 'model.blocking[0]', detail: expect.stringContaining('kode') },
    ],
    [
      'parameters of another model',
      job({
        parameters: {
          modelVersion: 'x',
          prior: 0.1,
          levels: [[{ m: 1, u: 1 }]],
          interactions: [],
          history: [],
          converged: true,
          matchShares: [],
          blockingRecall: null,
          untrained: [],
        },
      }),
      { where: 'parameters.levels[0]', detail: 'other-levels' },
    ],
  ])('%s', async (_, content, expected) => {
    const { code = 'LINK_JOB_WRONG', ...data } = expected as { code?: string };
    const files = [put('a.csv', left), put('b.csv', right)];
    expect(await refusalOf(put('wrong.json', content), files)).toMatchObject({
      code,
      data: { file: 'wrong.json', ...data },
    });
  });

  it('as an object for programs, and writes nothing', async () => {
    const content = job({ columns: { cod: 'code' } });
    const run = await link(
      ...[put('wrong.json', content), put('a.csv', left), put('b.csv', right)],
      ...['--out', at('wrong'), '--json'],
    );
    expect([run.code, run.json()]).toMatchObject([
      1,
      { error: await refusalOf(at('wrong.json'), [at('a.csv'), at('b.csv')]) },
    ]);
    expect(existsSync(at('wrong'))).toBe(false);
  });

  it('in whole sentences of both languages, with what there is', async () => {
    const run = await link(
      ...[put('wrong.json', job({ columns: { cod: 'code' } })), put('a.csv', left), put('b.csv', right)],
      ...['--out', at('wrong')],
    );
    expect(run.stderr).toContain('没有模型的列“cod”；有的是：code。');
    expect(run.stderr).toContain('there is no column of the model “cod”; there are: code.');
    const high = await link(put('high.json', job({ probability: 99 })), at('a.csv'), at('b.csv'));
    expect(high.stderr).toContain('“high.json”的 probability 不能是 99，要写数 > 0, < 1');
    expect(high.stderr).toContain('probability cannot be 99: it has to be a number > 0, < 1');
  });

  it('an option that names a column of no file', async () => {
    const run = await link(
      ...[put('labels.json', codeJob), put('a.csv', left), put('b.csv', right)],
      ...['--labels', 'truht', '--out', at('deep/er')],
    );
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('“a.csv” has no column “truht”, which --labels');
    expect(run.stderr).toContain('it has: code, truth.');
    expect(existsSync(at('deep'))).toBe(false);
  });

  it('a header that a file does not have, with those that it has', async () => {
    const run = await link(
      put('header.json', { ...codeJob, columns: { code: '编码' } }),
      ...[put('a.csv', left), put('b.csv', right), '--out', at('header')],
    );
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('编码');
    expect(run.stderr).toContain('code, truth');
  });

  it('a missing file, a single file to link, a call without files', async () => {
    const missing = await link(put('code.json', codeJob), at('没有.csv'), '--json');
    expect(missing.json()).toMatchObject({ error: { code: 'FILE_MISSING' } });
    const single = await link(at('code.json'), put('a.csv', left), '--out', at('single'), '--json');
    expect(single.json()).toMatchObject({ error: { data: { where: 'linkType' } } });
    expect((await link(at('code.json'))).code).toBe(2);
  });
});
