import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { watchFolder } from '../../../core/ingest/inbox/watch-folder.ts';

const nextTick = () => new Promise((resolve) => setImmediate(resolve));

/** Watches a new folder and puts two files into a new subfolder so many turns of the event loop later. */
async function toldOf(turns: number): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tonghui-watched-'));
  const told = new Set<string>();
  const stop = watchFolder(
    folder,
    { settleMs: 100, polls: false },
    { onStill: (name) => told.add(name), onGone: () => undefined, onError: () => undefined },
  );
  try {
    for (let turn = 0; turn < turns; turn++) await nextTick();
    await mkdir(join(folder, '甲局'));
    await writeFile(join(folder, '甲局', '一.csv'), 'a');
    await mkdir(join(folder, '甲局', '再下一层'));
    await writeFile(join(folder, '甲局', '再下一层', '三.csv'), 'a');
    await writeFile(join(folder, '甲局', '二.csv'), 'a');
    await vi.waitFor(() => expect(told.size).toBe(2), { timeout: 15_000 }).catch(() => undefined);
    return [...told].sort();
  } finally {
    await stop();
    await rm(folder, { recursive: true, force: true });
  }
}

it('tells of files that come into a new folder at whatever moment of its first look', async () => {
  const turns = Array.from({ length: 160 }, (_, at) => at % 8);
  const told = await Promise.all(turns.map((after) => toldOf(after)));
  expect(new Set(told.map(String))).toEqual(new Set(['甲局/一.csv,甲局/二.csv']));
});
