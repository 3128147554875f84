import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LockHeld, takeLock } from '../../../core/workspace/owner-lock.ts';
import { processMark } from '../../../core/workspace/process-mark.ts';
import { newWorkspace, type TestWorkspace } from '../../fixtures/test-workspace.ts';

const as = { host: 'command-line', since: '2026-03-05T09:00:00.000' };

describe('a second opener', () => {
  let workspace: TestWorkspace;
  beforeEach(async () => {
    workspace = await newWorkspace();
  });
  afterEach(() => workspace.remove());

  it('is told who owns the workspace', async () => {
    const store = await workspace.open({ host: 'desktop' });
    await expect(workspace.open()).rejects.toMatchObject({
      code: 'WORKSPACE_OWNED',
      data: { path: workspace.path, pid: process.pid, host: `desktop@${hostname()}` },
    });
    await store.close();
  });

  it('is told so when it comes by a symbolic link', async () => {
    const link = join(workspace.directory, 'link');
    await symlink(workspace.path, link);
    const store = await workspace.open();
    await expect(workspace.open({ path: link })).rejects.toMatchObject({ code: 'WORKSPACE_OWNED' });
    await store.close();
  });

  it('gets in once the first has closed', async () => {
    await (await workspace.open()).close();
    await (await workspace.open()).close();
  });

  it('finds no workspace where there is none', async () => {
    await expect(workspace.open({ path: join(workspace.directory, 'none') })).rejects.toMatchObject({
      code: 'WORKSPACE_MISSING',
    });
    await expect(workspace.open({ path: workspace.directory })).rejects.toMatchObject({
      code: 'WORKSPACE_MISSING',
    });
  });
});

describe('a lock', () => {
  let directory: string;
  let path: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'tonghui-lock-'));
    path = join(directory, 'owner.lock');
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  const left = (owner: object) =>
    writeFile(
      path,
      JSON.stringify({ nonce: 'n', pid: process.pid, mark: null, machine: hostname(), ...as, ...owner }),
    );

  it('of a process that was killed is taken over', async () => {
    const child = fork(join(import.meta.dirname, '../../fixtures/take-lock.ts'), [path], {
      execArgv: ['--import', 'tsx'],
    });
    await once(child, 'message');
    await expect(takeLock(path, as)).rejects.toBeInstanceOf(LockHeld);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const release = await takeLock(path, as);
    await release();
    expect(await readdir(directory)).toEqual([]);
  });

  it('of an earlier process that had our number is taken over', async () => {
    expect(await processMark(process.pid)).toMatch(/^[0-9a-f-]{36}\/\d+$/);
    await left({ mark: 'another-boot/1' });
    await (
      await takeLock(path, as)
    )();
  });

  it('of another machine is respected, for its processes cannot be asked', async () => {
    await left({ machine: 'somewhere-else', pid: 1 });
    await expect(takeLock(path, as)).rejects.toMatchObject({ owner: { machine: 'somewhere-else' } });
  });

  it('that was cut short by a crash is taken over', async () => {
    await writeFile(path, '{"nonce":"n","pi');
    await (
      await takeLock(path, as)
    )();
  });

  it('is taken by exactly one of many that race for it', async () => {
    for (const stale of [false, true]) {
      if (stale) await left({ pid: 2 ** 22 + 1 });
      const takers = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(path, as)));
      const winners = takers.filter((taker) => taker.status === 'fulfilled');
      expect(winners).toHaveLength(1);
      for (const taker of takers)
        if (taker.status === 'rejected') expect(taker.reason).toBeInstanceOf(LockHeld);
      await winners[0]?.value();
      expect(await readdir(directory)).toEqual([]);
    }
  });
});
