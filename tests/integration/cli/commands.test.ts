import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

/** Two residents; the second number's check digit is wrong (GB 11643 gives 6, not 5); the third row has a cell too many. */
const population = [
  '姓名,公民身份号码,性别,出生日期,联系电话',
  '张伟,390101199001010017,男,1990-01-01,14200000001',
  '李芳,390101198505050025,女,1985-05-05,14200000002',
  '王强,390101197003030012,男,1970-03-03,14200000003,多出的一格',
].join('\r\n');

describe('the command line', () => {
  let folder: string;
  let workspace: string;
  let file: string;
  let env: NodeJS.ProcessEnv;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tonghui-cli-'));
    env = { TONGHUI_KEYS: join(folder, 'keys') };
    workspace = join(folder, '工作区 a');
    file = join(folder, '人口.csv');
    writeFileSync(file, population);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('makes a workspace, and refuses to make it twice', async () => {
    expect((await runCli(['init', workspace], env)).code).toBe(0);
    const again = await runCli(['init', workspace], env);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain(workspace);
  });

  it('makes no workspace of a folder with other files, and names a folder that is none', async () => {
    const full = await runCli(['init', folder], env);
    expect(full.code).toBe(1);
    expect(full.stderr).toContain(folder);
    const missing = await runCli(['match', join(folder, '没有'), '--json'], env);
    expect(missing.json()).toMatchObject({ error: { code: 'WORKSPACE_MISSING' } });
  });

  it('says 3 when rows were quarantined, and accounts for every row', async () => {
    const run = await runCli(['ingest', workspace, file, '--department', '公安局', '--json'], env);
    expect(run.code).toBe(3);
    expect(run.json()).toMatchObject({
      files: [
        {
          file: '人口.csv',
          repeated: false,
          batches: [
            { batchId: 1, dataset: 'population', delivered: 3, published: 2, quarantined: 1, nonData: 0 },
          ],
        },
      ],
    });
  });

  it('lists every issue with its place', async () => {
    const out = join(folder, 'rejects.csv');
    expect((await runCli(['rejects', workspace, '--out', out], env)).code).toBe(0);
    const [header, ...lines] = readFileSync(out, 'utf8').trimEnd().split('\r\n');
    expect(header).toBe('source_file,sheet,row_number,field,code,value');
    expect(lines.some((line) => line.startsWith('人口.csv,,2,id_no,'))).toBe(true);
    expect(lines.some((line) => line.startsWith('人口.csv,,3,'))).toBe(true);
    // For Excel and WPS the same behind a byte order mark.
    const marked = join(folder, 'rejects-bom.csv');
    await runCli(['rejects', workspace, '--bom', '--out', marked], env);
    expect(readFileSync(marked)).toEqual(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), readFileSync(out)]));
  });

  it('recognises the same file and does nothing', async () => {
    const run = await runCli(['ingest', workspace, file, '--department', '公安局', '--json'], env);
    expect(run.json()).toMatchObject({ files: [{ repeated: true }] });
  });

  it('matches and lists clusters', async () => {
    expect((await runCli(['match', workspace, 'person', '--json'], env)).json()).toMatchObject({
      matching: [{ entity: 'person', records: 2, entities: 2 }],
    });
    const again = await runCli(['match', workspace, 'person'], env);
    expect(again.stdout).toContain('人口：2 条记录归为 2 个实体');
    expect(again.stdout).toContain('本次匹配有变化的 0 条记录');
    const english = await runCli(['match', workspace, 'person'], { ...env, TONGHUI_LANG: 'en' });
    expect(english.stdout).toContain('persons: 2 records are 2 entities');
    const run = await runCli(['clusters', workspace, 'person'], env);
    const marked = await runCli(['clusters', workspace, 'person', '--bom'], env);
    expect(marked.stdout).toBe(`\ufeff${run.stdout}`);
    const lines = run.stdout.trimEnd().split('\r\n');
    expect(lines[0]).toBe('source_file,sheet,row_number,cluster_id');
    expect(lines.slice(1).map((line) => line.replace(/\d+$/, 'N'))).toEqual([
      '人口.csv,,1,N',
      '人口.csv,,2,N',
    ]);
  });

  it('takes a batch back, once', async () => {
    expect((await runCli(['undo', workspace, '1'], env)).code).toBe(0);
    const again = await runCli(['undo', workspace, '1', '--json'], env);
    expect(again.code).toBe(1);
    expect(again.json()).toMatchObject({ error: { code: 'BATCH_STATE' } });
  });

  it('only proposes with --dry-run', async () => {
    const run = await runCli(['ingest', workspace, file, '--dry-run', '--json'], env);
    expect(run.code).toBe(0);
    expect(run.json()).toMatchObject({ files: [{ tables: [{ dataset: 'population' }] }] });
  });

  it('names a file that is none and goes on with the others', async () => {
    const run = await runCli(
      ['ingest', workspace, join(folder, '没有.csv'), file, '--department', '公安局', '--json'],
      env,
    );
    expect(run.code).toBe(1);
    expect(run.json()).toMatchObject({
      files: [{ error: { code: 'FILE_MISSING' } }, { file: '人口.csv' }],
    });
  });

  it.each([[[]], [['ingest']], [['undo', 'x', 'abc']], [['match', 'x', 'cat']], [['nonsense']]])(
    'says 2 for wrong use: %j',
    async (args) => {
      expect((await runCli(args as string[], env)).code).toBe(2);
    },
  );

  it('says what it needs from the machine', async () => {
    const run = await runCli(['doctor', '--json'], env);
    expect(run.code).toBe(0);
    expect(run.json().checks).toContainEqual(expect.objectContaining({ name: 'warehouse', state: 'ok' }));
  });
});
