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
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HubError } from '../../../core/base/hub-error.ts';
import { writeTogether } from '../../../server/cli/write-together.ts';
import { writeWhole } from '../../../server/cli/write-whole.ts';

const names = ['a.csv', 'b.csv'] as const;

describe('writeTogether', () => {
  let root: string;
  let stop: AbortController;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'tonghui-together-'));
    stop = new AbortController();
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const write = (folder: string, last: () => void) =>
    writeTogether({ folder, names, signal: stop.signal }, async (path) => {
      for (const name of names) await writeWhole(Readable.from(['new']), path(name));
      last();
      return 2;
    });

  it('shows the files once all are written', async () => {
    const folder = join(root, 'out');
    const shown = () => readdirSync(folder).filter((name) => !name.endsWith('.part'));
    expect(await write(folder, () => expect(shown()).toEqual([]))).toBe(2);
    expect(readdirSync(folder).sort()).toEqual([...names]);
    expect(readFileSync(join(folder, 'b.csv'), 'utf8')).toBe('new');
  });

  it('leaves earlier files as they were when it is stopped after the last one', async () => {
    const folder = join(root, 'out');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.csv'), 'old');
    const reason = new Error('stopped');
    await expect(write(folder, () => stop.abort(reason))).rejects.toBe(reason);
    expect(readdirSync(folder)).toEqual(['a.csv']);
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('old');
  });

  it('takes away the folders that it made, and no other', async () => {
    const fail = () => {
      throw new Error('full');
    };
    await expect(write(join(root, 'made', 'out'), fail)).rejects.toThrow('full');
    expect(existsSync(join(root, 'made'))).toBe(false);
    mkdirSync(join(root, 'there'));
    await expect(write(join(root, 'there'), fail)).rejects.toThrow('full');
    expect(existsSync(join(root, 'there'))).toBe(true);
  });

  it('says what broke the lines off, not that the file could not be written', async () => {
    const lines = Readable.from(
      (function* () {
        yield 'one';
        throw new HubError('CANCELLED', {});
      })(),
    );
    await expect(writeWhole(lines, join(root, 'a.csv'))).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(readdirSync(root)).toEqual([]);
  });

  it('refuses a folder whose place a file has', async () => {
    writeFileSync(join(root, 'out'), '');
    await expect(write(join(root, 'out'), () => undefined)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});
