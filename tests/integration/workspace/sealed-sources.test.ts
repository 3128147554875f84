import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../core/base/clock.ts';
import { openWorkspace } from '../../../core/workspace/open-workspace.ts';
import {
  destroySource,
  newSourceId,
  openSource,
  removeOrphans,
  storeSource,
} from '../../../core/workspace/sealed-sources.ts';
import type { Workspace } from '../../../core/workspace/workspace.ts';
import { newWorkspace, type TestWorkspace } from '../../fixtures/test-workspace.ts';

const personal = '320582199001011234 张三';
const content = Buffer.from(`${personal}\n`.repeat(100_000)); // longer than one chunk

let test: TestWorkspace;
let workspace: Workspace;

beforeEach(async () => {
  test = await newWorkspace();
  workspace = await openWorkspace(test.path, { ...test.options, clock: systemClock });
  await writeFile(staged('in'), content);
});

afterEach(async () => {
  await workspace.release();
  await test.remove();
});

const staged = (name: string) => join(workspace.paths.staging, name);
const sealed = (id: string) => join(workspace.paths.sources, `${id}.sealed`);

describe('a stored source', () => {
  it('comes back byte for byte', async () => {
    const id = await storeSource(workspace, staged('in'));
    await openSource(workspace, id, staged('out'));
    expect((await readFile(staged('out'))).equals(content)).toBe(true);
  });

  it('shows nothing of its content, and names its algorithm', async () => {
    const id = await storeSource(workspace, staged('in'));
    const bytes = await readFile(sealed(id));
    expect(bytes.includes(Buffer.from(personal))).toBe(false);
    expect(bytes.includes('32058219')).toBe(false);
    expect(JSON.parse(bytes.toString('latin1').split('\n')[0] as string)).toMatchObject({
      algorithm: 'aes-256-gcm',
    });
  });

  it('has a key of its own: two copies of one file differ', async () => {
    const [one, other] = [
      await storeSource(workspace, staged('in')),
      await storeSource(workspace, staged('in')),
    ];
    expect((await readFile(sealed(one))).equals(await readFile(sealed(other)))).toBe(false);
  });

  it.each([
    ['in its header', 30],
    ['in the middle', 1_000_000],
    ['in its tag', -1],
  ])('with one bit flipped %s is refused and leaves nothing in staging', async (_where, at) => {
    const id = await storeSource(workspace, staged('in'));
    const bytes = await readFile(sealed(id));
    const position = at < 0 ? bytes.length + at : at;
    bytes[position] = (bytes[position] as number) ^ 1;
    await writeFile(sealed(id), bytes);
    await expect(openSource(workspace, id, staged('out'))).rejects.toMatchObject({
      code: 'WORKSPACE_DAMAGED',
      data: { detail: id },
    });
    expect(await readdir(workspace.paths.staging)).toEqual(['in']);
  });

  it('in another one’s place is refused', async () => {
    const [one, other] = [
      await storeSource(workspace, staged('in')),
      await storeSource(workspace, staged('in')),
    ];
    for (const suffix of ['sealed', 'key'])
      await writeFile(
        join(workspace.paths.sources, `${one}.${suffix}`),
        await readFile(join(workspace.paths.sources, `${other}.${suffix}`)),
      );
    await expect(openSource(workspace, one, staged('out'))).rejects.toMatchObject({
      code: 'WORKSPACE_DAMAGED',
    });
  });

  it('is gone with its key, even where the sealed file was copied', async () => {
    const id = await storeSource(workspace, staged('in'));
    const copy = await readFile(sealed(id));
    await destroySource(workspace, id);
    expect(await readdir(workspace.paths.sources)).toEqual([]);
    await writeFile(sealed(id), copy);
    await expect(openSource(workspace, id, staged('out'))).rejects.toMatchObject({
      code: 'WORKSPACE_DAMAGED',
    });
  });

  it('that nothing refers to goes with all that a kill left half written', async () => {
    const kept = await storeSource(workspace, staged('in'));
    await storeSource(workspace, staged('in'));
    const unfinished = newSourceId();
    for (const name of [`${unfinished}.key.4711.part`, `${unfinished}.sealed.part`, `${kept}.key.4711.part`])
      await writeFile(join(workspace.paths.sources, name), 'half');
    expect(await removeOrphans(workspace, (id) => id === kept)).toBe(2);
    expect(await readdir(workspace.paths.sources)).toEqual([`${kept}.key`, `${kept}.sealed`]);
  });

  it('cannot be named by a path', async () => {
    await expect(openSource(workspace, '../workspace', staged('out'))).rejects.toMatchObject({
      code: 'WORKSPACE_DAMAGED',
    });
    await expect(destroySource(workspace, '../../x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
