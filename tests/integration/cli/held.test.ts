import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

let folder: string;
let workspace: string;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tonghui-cli-held-'));
  workspace = join(folder, '工作区');
  env = { TONGHUI_KEYS: join(folder, 'keys') };
  await runCli(['init', workspace], env);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ingest(count: number) {
  const file = join(folder, `网格${count}.csv`);
  const lines = Array.from({ length: count }, (_, at) => `W${at},第${at}网格,东湖社区`);
  writeFileSync(file, `网格编码,网格名称,所属社区\n${lines.join('\n')}\n`);
  return runCli(['ingest', workspace, file, '--department', '政法委'], env);
}

it('says that a batch is held and why, exits 3, and publishes or puts away as it is told', async () => {
  expect((await ingest(10)).code).toBe(0);
  const held = await ingest(8);
  expect(held.code).toBe(3);
  expect(held.stdout).toContain('批次 2 待处理');
  expect(held.stdout).toContain('原有 10 条记录中有 2 条在这份快照里不见了（20%）');
  const again = await ingest(8);
  expect(again.code).toBe(3);
  expect(again.stdout).toContain('批次 2 待处理');

  const dismissed = await runCli(['dismiss', workspace, '2', '--json'], env);
  expect(dismissed.json()).toEqual({ batch: 2, state: 'dismissed' });
  expect((await ingest(8)).code).toBe(3);
  expect((await runCli(['release', workspace, '3'], env)).code).toBe(0);
  const twice = await runCli(['release', workspace, '3', '--json'], env);
  expect(twice.code).toBe(1);
  expect(twice.json()).toMatchObject({ error: { code: 'BATCH_STATE', data: { state: 'published' } } });
}, 120_000);
