import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSlipFile } from '../../fixtures/slip-file.ts';
import { runCli } from './run-cli.ts';

/** The second number's check digit is wrong: GB 11643 gives 6, not 5. */
const population = '姓名,公民身份号码,性别\n张伟,390101199001010017,男\n李芳,390101198505050025,女\n,,男\n';

describe('the command line, for a department', () => {
  let folder: string;
  let workspace: string;
  let env: NodeJS.ProcessEnv;
  const run = (...args: string[]) => runCli([...args, '--json'], env);
  const fileAt = (name: string) => new Blob([new Uint8Array(readFileSync(join(folder, name)))]);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tonghui-cli-slip-'));
    env = { TONGHUI_KEYS: join(folder, 'keys') };
    workspace = join(folder, 'workspace');
    await run('init', workspace);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('writes the slip of a batch and takes the corrected one in without a question', async () => {
    writeFileSync(join(folder, '人口.csv'), population);
    await run('ingest', workspace, join(folder, '人口.csv'), '--department', '公安局');
    const path = join(folder, '退回单.xlsx');
    const written = await run('slip', workspace, '1', '--out', path);
    expect([written.code, written.json()]).toMatchObject([
      0,
      { path, returned: 2, corrected: 0, open: 2, state: 'open' },
    ]);
    const slip = await openSlipFile(fileAt('退回单.xlsx'));
    slip.set(2, '公民身份号码', '390101198505050026');
    slip.set(3, '姓名', '王强');
    writeFileSync(path, slip.save());
    const delivered = await run('ingest', workspace, path);
    expect(delivered.code).toBe(0);
    expect(delivered.json()).toMatchObject({
      files: [{ batches: [{ corrects: 1, department: '公安局', published: 2 }] }],
    });
    expect((await run('slip', workspace, '1', '--out', path)).json()).toMatchObject({
      corrected: 2,
      state: 'closed',
    });
  });

  it('writes the template of a dataset, and refuses one that there is not', async () => {
    const path = join(folder, '网格.xlsx');
    expect((await run('template', 'grid', '--out', path)).code).toBe(0);
    expect((await openSlipFile(fileAt('网格.xlsx'), '填报')).headers).toContain('网格编码');
    expect(await run('template', 'nothing', '--out', path)).toMatchObject({ code: 1 });
    expect((await run('template', 'grid')).code).toBe(2);
  });

  it('files a nil report, and refuses one of a source that there is not', async () => {
    expect((await run('nil', workspace, '1', '--period', '2026-11')).json()).toEqual({
      source: 1,
      period: '2026-11',
    });
    expect((await run('nil', workspace, '9', '--period', '2026-11')).code).toBe(1);
    expect((await run('nil', workspace, '1')).code).toBe(2);
  });
});
