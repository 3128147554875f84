import { randomUUID } from 'node:crypto';
import { mkdir, open as openFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../core/base/clock.ts';
import { createWorkspace } from '../../../core/workspace/create-workspace.ts';
import { defaultKeyDirectory, FileKeyStore } from '../../../core/workspace/file-key-store.ts';
import { openWorkspace } from '../../../core/workspace/open-workspace.ts';
import { newWorkspace, type TestWorkspace } from '../../fixtures/test-workspace.ts';

let test: TestWorkspace;
beforeEach(async () => {
  test = await newWorkspace();
});
afterEach(() => test.remove());

const open = () => openWorkspace(test.path, { ...test.options, clock: systemClock });

/** Opens a file as a parser process does for its table. */
async function openOutput(staging: string) {
  const output = join(staging, `${randomUUID()}.part`);
  return { output, writer: await openFile(output, 'wx') };
}

describe('opening a workspace', () => {
  it('clears spill, staging and uploads whose key is gone, and nothing else', async () => {
    const leftovers = [
      'tmp/spill.tmp',
      'staging/table.parquet',
      'inbox/upload.sealed',
      'inbox/letter.csv',
      'exports/report.csv',
    ];
    for (const file of leftovers) await writeFile(join(test.path, file), 'x');
    await mkdir(join(test.path, 'tmp', 'deep'));
    const workspace = await open();
    const remaining = await readdir(test.path, { recursive: true, withFileTypes: true });
    expect(
      remaining
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['letter.csv', 'owner.lock', 'report.csv', 'workspace.json']);
    await workspace.release();
  });

  it('leaves a parser process of an earlier owner no place to write to', async () => {
    const earlier = await open();
    const { output, writer } = await openOutput(earlier.paths.staging);
    await earlier.release();
    const workspace = await open();
    expect(workspace.paths.staging).not.toBe(earlier.paths.staging);
    await writer.appendFile('a table that nobody waits for');
    await writer.close();
    await expect(rename(output, `${output}.parquet`)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(openOutput(earlier.paths.staging)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await readdir(join(test.path, 'staging'), { recursive: true })).toEqual([
      basename(workspace.paths.staging),
    ]);
    await workspace.release();
  });

  it('makes folders again that somebody removed', async () => {
    await rm(join(test.path, 'outbox'), { recursive: true });
    const workspace = await open();
    expect((await stat(workspace.paths.outbox)).isDirectory()).toBe(true);
    await workspace.release();
  });

  it('says so when this machine does not have its keys', async () => {
    const keyStore = new FileKeyStore(join(test.directory, 'other-keys'));
    await expect(
      openWorkspace(test.path, { ...test.options, keyStore, clock: systemClock }),
    ).rejects.toMatchObject({
      code: 'WORKSPACE_DAMAGED',
      data: { detail: 'key:master' },
    });
    expect(await readdir(test.path)).not.toContain('owner.lock');
  });

  it('says so when workspace.json is not ours', async () => {
    await writeFile(join(test.path, 'workspace.json'), '{"format": 99}');
    await expect(open()).rejects.toMatchObject({
      code: 'WORKSPACE_DAMAGED',
      data: { detail: 'workspace.json' },
    });
  });
});

describe('creating a workspace', () => {
  it('never overwrites one', async () => {
    const again = createWorkspace(test.path, { name: 'x', mode: 'trial', keyStore: test.options.keyStore });
    await expect(again).rejects.toMatchObject({ code: 'WORKSPACE_EXISTS' });
  });

  it('keeps its keys outside, readable for the user alone', async () => {
    const [file] = await readdir(join(test.directory, 'keys'));
    expect((await stat(join(test.directory, 'keys', file as string))).mode & 0o777).toBe(0o600);
    expect((await stat(join(test.directory, 'keys'))).mode & 0o777).toBe(0o700);
  });
});

describe('the place of keys', () => {
  it('follows TONGHUI_KEYS, then XDG_DATA_HOME', () => {
    expect(defaultKeyDirectory({ TONGHUI_KEYS: '/k', XDG_DATA_HOME: '/d' })).toBe('/k');
    expect(defaultKeyDirectory({ XDG_DATA_HOME: '/d' })).toBe('/d/tonghui/keys');
  });
});
