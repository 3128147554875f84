import { mkdtemp, readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../core/base/clock.ts';
import { openStore, type Store } from '../../core/journal/open-store.ts';
import { createWorkspace } from '../../core/workspace/create-workspace.ts';
import { FileKeyStore } from '../../core/workspace/file-key-store.ts';
import { storeSource } from '../../core/workspace/sealed-sources.ts';
import { addNote, allNotes, noteHandlers } from '../fixtures/notes.ts';
import { silentLogger } from '../fixtures/silent-logger.ts';
import { mountSmallDisk } from '../fixtures/small-disk.ts';

const disk = mountSmallDisk(48);
const megabyte = 1024 * 1024;

describe.skipIf(!disk)('a disk that fills up (skipped where nothing can be mounted)', () => {
  const root = disk?.path ?? '';
  const ballast = join(root, 'ballast');
  let keys: string;
  let store: Store;

  const open = () =>
    openStore({
      path: join(root, 'workspace'),
      host: 'command-line',
      keyStore: new FileKeyStore(keys),
      clock: systemClock,
      logger: silentLogger,
      handlers: noteHandlers,
    });

  /** Leaves `free` bytes on the disk. */
  async function fill(free: number): Promise<void> {
    await rm(ballast, { force: true });
    const { bavail, bsize } = await statfs(root);
    await writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - free)));
  }

  const texts = async () =>
    (await allNotes(store.warehouse)).map(({ text, parts }) => [text.slice(0, 8), parts]);

  beforeAll(async () => {
    keys = await mkdtemp(join(tmpdir(), 'tonghui-keys-'));
    const keyStore = new FileKeyStore(keys);
    await createWorkspace(join(root, 'workspace'), { name: '演示区', mode: 'trial', keyStore });
    store = await open();
    await addNote(store.commands, 'before');
  });

  afterAll(async () => {
    await store.close();
    disk?.unmount();
    await rm(keys, { recursive: true, force: true });
  });

  it.each([
    ['nothing', 0],
    ['a little', 64 * 1024],
    ['enough for the journal but not for the warehouse', 3 * megabyte],
  ])('with %s left refuses a large command with DISK_FULL and keeps what was there', async (_what, free) => {
    const before = await texts();
    await fill(free);
    const large = 'x'.repeat(2 * megabyte);
    await expect(addNote(store.commands, large)).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(await texts()).toEqual(before);
    await rm(ballast);
    await addNote(store.commands, `after ${free}`);
    expect(await texts()).toEqual([...before, [`after ${free}`.slice(0, 8), 3n]]);
  });

  it('leaves no part of a source behind', async () => {
    const { workspace } = store;
    await writeFile(join(workspace.paths.staging, 'in'), Buffer.alloc(8 * megabyte));
    await fill(2 * megabyte);
    await expect(storeSource(workspace, join(workspace.paths.staging, 'in'))).rejects.toMatchObject({
      code: 'DISK_FULL',
    });
    expect(await readdir(workspace.paths.sources)).toEqual([]);
    await rm(ballast);
    await rm(join(workspace.paths.staging, 'in'));
  });

  it('says so when there is no room to open, and opens once there is', async () => {
    await store.close();
    await fill(0);
    await expect(open()).rejects.toMatchObject({ code: 'DISK_FULL' });
    await rm(ballast);
    store = await open();
  });

  it('opens again with everything that was acknowledged', async () => {
    const before = await texts();
    await store.close();
    store = await open();
    expect(await texts()).toEqual(before);
  });
});
