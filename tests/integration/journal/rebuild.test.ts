import { readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cutGeneration } from '../../../core/journal/generations.ts';
import type { Store } from '../../../core/journal/open-store.ts';
import { pathsOf } from '../../../core/workspace/layout.ts';
import { storeSource } from '../../../core/workspace/sealed-sources.ts';
import { editJournal, journalFile } from '../../fixtures/journal-lines.ts';
import { addNote, allNotes } from '../../fixtures/notes.ts';
import { newWorkspace, type TestWorkspace } from '../../fixtures/test-workspace.ts';

const texts = ['一', '二', '三', '四', '五'];

let test: TestWorkspace;

beforeEach(async () => {
  test = await newWorkspace();
  await inStore(async ({ commands }) => {
    for (const text of texts) await addNote(commands, text);
  });
});

afterEach(() => test.remove());

async function inStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await test.open();
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Opens, tells what opening had to do and what it found, and adds one more note to see that all still works. */
const reopened = () =>
  inStore(async ({ recovery, warehouse, commands }) => {
    const notes = await allNotes(warehouse);
    await addNote(commands, '还能写');
    return {
      ...recovery,
      texts: notes.map(({ text }) => text),
      whole: notes.every(({ parts }) => parts === 3n),
    };
  });

const warehouse = () => join(test.path, 'warehouse.duckdb');

describe('a warehouse', () => {
  it('is opened as it lies there', async () => {
    expect(await reopened()).toEqual({ origin: 'present', replayed: 0, texts, whole: true });
  });

  it('that was deleted is rebuilt, equal row for row and id for id', async () => {
    const rows = () => inStore((store) => store.warehouse.all('SELECT * FROM note ORDER BY ALL'));
    const before = await rows();
    await rm(warehouse());
    expect(await rows()).toEqual(before);
  });

  it('that is no database any more is set aside and rebuilt', async () => {
    await writeFile(warehouse(), 'not a database');
    expect(await reopened()).toMatchObject({ origin: 'empty', replayed: 5, texts });
    expect(await readFile(join(test.path, 'backups', 'set-aside.duckdb'), 'utf8')).toBe('not a database');
  });

  it('that was set aside goes when the rebuilt one has been opened and closed', async () => {
    await writeFile(warehouse(), 'not a database');
    await reopened();
    expect(await readdir(join(test.path, 'backups'))).toContain('set-aside.duckdb');
    await reopened();
    expect(await readdir(join(test.path, 'backups'))).toEqual([]);
  });

  it('that was cut in half is rebuilt', async () => {
    await truncate(warehouse(), Math.floor((await stat(warehouse())).size / 2));
    expect(await reopened()).toMatchObject({ texts, whole: true });
  });

  it('of another workspace is set aside and rebuilt', async () => {
    const other = await newWorkspace();
    const store = await other.open();
    await addNote(store.commands, 'foreign');
    await store.close();
    await writeFile(warehouse(), await readFile(join(other.path, 'warehouse.duckdb')));
    await other.remove();
    expect(await reopened()).toMatchObject({ origin: 'empty', replayed: 5, texts });
  });

  it('that is ahead of a journal rolled back to an earlier state is set aside', async () => {
    await editJournal(test.path, (lines) => lines.slice(0, -2));
    expect(await reopened()).toMatchObject({ origin: 'empty', replayed: 3, texts: texts.slice(0, 3) });
  });
});

describe('an earlier generation', () => {
  beforeEach(() => cutGeneration(pathsOf(test.path), 5));

  it('spares most of a rebuild', async () => {
    await inStore(({ commands }) => addNote(commands, '六'));
    await rm(warehouse());
    expect(await reopened()).toEqual({
      origin: 'generation',
      replayed: 1,
      texts: [...texts, '六'],
      whole: true,
    });
  });

  it('that is damaged too gives way to a full rebuild', async () => {
    await writeFile(warehouse(), 'not a database');
    await writeFile(join(test.path, 'backups', 'generation-5.duckdb'), 'neither');
    expect(await reopened()).toMatchObject({ origin: 'empty', replayed: 5, texts });
  });

  it('that a crash left half copied is swept at the next opening', async () => {
    const halves = [`${warehouse()}.part`, join(test.path, 'backups', 'generation-6.duckdb.part')];
    for (const half of halves) await writeFile(half, 'half');
    expect(await reopened()).toMatchObject({ origin: 'present', texts });
    expect(await readdir(join(test.path, 'backups'))).toEqual(['generation-5.duckdb']);
    expect((await readdir(test.path)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('is replaced by the next one', async () => {
    await cutGeneration(pathsOf(test.path), 6);
    expect(await readdir(join(test.path, 'backups'))).toEqual(['generation-6.duckdb']);
  });
});

describe('the journal’s last line', () => {
  const journal = () => journalFile(test.path);

  it('without its line break is whole', async () => {
    await truncate(journal(), (await stat(journal())).size - 1);
    expect(await reopened()).toEqual({ origin: 'present', replayed: 0, texts, whole: true });
    expect(await reopened()).toMatchObject({ texts: [...texts, '还能写'] });
  });

  it.each([2, 20, 150])('with its last %i bytes torn off is restored from the warehouse', async (bytes) => {
    const before = await readFile(journal(), 'utf8');
    await truncate(journal(), (await stat(journal())).size - bytes);
    await inStore(() => Promise.resolve());
    expect(await readFile(journal(), 'utf8')).toBe(before);
    expect(await reopened()).toMatchObject({ origin: 'present', texts });
  });

  it('that was never finished nor acknowledged is set aside', async () => {
    const before = await readFile(journal(), 'utf8');
    await writeFile(journal(), `${before}{"entry":{"actor":{"na`);
    expect(await reopened()).toMatchObject({ origin: 'present', replayed: 0, texts });
    expect(await readFile(join(test.path, 'journal', 'torn-line.txt'), 'utf8')).toBe(
      '{"entry":{"actor":{"na',
    );
    expect((await readFile(journal(), 'utf8')).startsWith(before)).toBe(true);
  });

  it('that a power cut left as zeros is set aside', async () => {
    const before = await readFile(journal());
    await writeFile(journal(), Buffer.concat([before, Buffer.alloc(200)]));
    expect(await reopened()).toMatchObject({ origin: 'present', replayed: 0, texts });
  });
});

describe('a stored source', () => {
  it('that no entry names is removed at the next opening, others stay', async () => {
    const named = await inStore(async ({ workspace, commands }) => {
      await writeFile(join(workspace.paths.staging, 'in'), 'x');
      const [named] = [
        await storeSource(workspace, join(workspace.paths.staging, 'in')),
        await storeSource(workspace, join(workspace.paths.staging, 'in')),
      ];
      await addNote(commands, `stored as ${named}`);
      return named as string;
    });
    await inStore(() => Promise.resolve());
    expect((await readdir(join(test.path, 'sources'))).sort()).toEqual([`${named}.key`, `${named}.sealed`]);
  });
});

describe('opening', () => {
  it('runs what definitions ask for before commands are applied again', async () => {
    await rm(warehouse());
    const store = await test.open({
      prepare: async (session) => {
        await session.run(
          'CREATE TABLE IF NOT EXISTS note (id BIGINT, version BIGINT, part INTEGER, text VARCHAR, added VARCHAR)',
        );
      },
      handlers: [
        {
          ...test.options.handlers[0]!,
          apply: (session, { data }: { data: { id: number } }) =>
            session.run("INSERT INTO note VALUES (?, 1, 1, 'x', 'column of the definition')", [data.id]),
        },
      ],
    });
    expect(await store.warehouse.all('SELECT count(added) AS n FROM note')).toEqual([{ n: 5n }]);
    await store.close();
  });

  it('that is cancelled while it rebuilds goes on the next time', async () => {
    await rm(warehouse());
    const abort = new AbortController();
    const opening = test.open({
      signal: abort.signal,
      progress: (_step, fraction) => {
        if (fraction === 0.4) abort.abort();
      },
    });
    await expect(opening).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await reopened()).toEqual({ origin: 'present', replayed: 3, texts, whole: true });
  });
});
