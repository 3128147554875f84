import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CommandHandler } from '../../../core/journal/command.ts';
import type { Store } from '../../../core/journal/open-store.ts';
import { journalFile } from '../../fixtures/journal-lines.ts';
import { addNote, allNotes, noteAdded, noteHandlers, noteTaker } from '../../fixtures/notes.ts';
import { newWorkspace, type TestWorkspace } from '../../fixtures/test-workspace.ts';

const refused: CommandHandler<{ id: number }> = {
  type: 'note.refused',
  data: z.object({ id: z.number() }),
  async apply(session, { data }) {
    await session.run('INSERT INTO note VALUES (?, 0, 1, NULL)', [data.id]);
    throw new Error('no room for it');
  },
};

let test: TestWorkspace;
let store: Store;

beforeEach(async () => {
  test = await newWorkspace();
  store = await test.open({ handlers: [...noteHandlers, refused] });
});

afterEach(async () => {
  await store.close();
  await test.remove();
});

const journal = async () =>
  (await readFile(journalFile(test.path), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).entry);

describe('a command', () => {
  it('is in the journal and in the warehouse when it resolves', async () => {
    expect(await addNote(store.commands, '第一')).toBe(1);
    expect(await allNotes(store.warehouse)).toEqual([{ id: 1n, text: '第一', parts: 3n }]);
    const [, entry] = await journal();
    expect(entry).toMatchObject({
      seq: 1,
      type: 'note.added',
      actor: noteTaker,
      data: { id: 1, version: 1, text: '第一' },
      allotted: { record: 1, dataVersion: 1 },
    });
    expect(entry.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/);
  });

  it('waits for the one before it, however slow', async () => {
    const order: number[] = [];
    await Promise.all(
      [30, 20, 10].map((delay, at) =>
        store.commands.execute(
          noteAdded,
          async (allot) => {
            await new Promise((resolve) => setTimeout(resolve, delay));
            order.push(at);
            return { id: allot.ids('record'), version: allot.dataVersion(), text: String(at) };
          },
          { actor: noteTaker },
        ),
      ),
    );
    expect(order).toEqual([0, 1, 2]);
    expect((await allNotes(store.warehouse)).map(({ text }) => text)).toEqual(['0', '1', '2']);
  });

  it('that fails leaves nothing, and its numbers go to the next', async () => {
    await addNote(store.commands, 'a');
    const failing = store.commands.execute(refused, (allot) => ({ id: allot.ids('record', 5) }), {
      actor: noteTaker,
    });
    await expect(failing).rejects.toThrow('no room for it');
    expect(await addNote(store.commands, 'b')).toBe(2);
    expect((await allNotes(store.warehouse)).map(({ id }) => id)).toEqual([1n, 2n]);
    expect((await journal()).map(({ type }) => type)).toEqual([
      'journal.started',
      'note.added',
      'note.added',
    ]);
  });

  it('with data that its schema refuses leaves nothing', async () => {
    const wrong = store.commands.execute(noteAdded, () => ({ id: 1.5, version: 1, text: 'x' }), {
      actor: noteTaker,
    });
    await expect(wrong).rejects.toThrow(z.ZodError);
    expect(await journal()).toHaveLength(1);
  });

  it('that is cancelled leaves nothing', async () => {
    const abort = new AbortController();
    const running = store.commands.execute(
      noteAdded,
      (allot) => {
        abort.abort();
        return { id: allot.ids('record'), version: allot.dataVersion(), text: 'x' };
      },
      { actor: noteTaker, signal: abort.signal },
    );
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await journal()).toHaveLength(1);
    expect(store.commands.dataVersion()).toBe(0);
  });

  it('sees on its first application what a rebuild will see', async () => {
    const seen: unknown[] = [];
    const dated: CommandHandler<{ when: string; extra?: string }> = {
      type: 'note.dated',
      data: z.object({ when: z.string(), extra: z.string().optional() }),
      apply: async (_session, { data }) => void seen.push(data),
    };
    store.commands.register(dated);
    const data = { when: '2026-03-05', extra: undefined, unknown: 'dropped' };
    await store.commands.execute(dated, () => data, { actor: noteTaker });
    expect(seen).toEqual([(await journal()).at(-1).data]);
    expect(Object.keys(seen[0] as object)).toEqual(['when']);
  });
});

describe('a command whose COMMIT fails', () => {
  /** Another transaction takes the same key while this one runs; DuckDB finds out when it commits. */
  const contested: CommandHandler<{ id: number }> = {
    type: 'note.contested',
    data: z.object({ id: z.number() }),
    async apply(session, { data }) {
      await session.run('INSERT INTO contested VALUES (?)', [data.id]);
      await store.warehouse.run('INSERT INTO contested VALUES (?)', [data.id]);
    },
  };

  it('is taken back in the journal and not applied by a rebuild', async () => {
    await store.warehouse.run('CREATE TABLE contested (id BIGINT PRIMARY KEY)');
    store.commands.register(contested);
    const failing = store.commands.execute(contested, (allot) => ({ id: allot.ids('record') }), {
      actor: noteTaker,
    });
    await expect(failing).rejects.toThrow(/constraint/i);
    expect((await journal()).slice(1)).toMatchObject([
      { type: 'note.contested', seq: 1 },
      { type: 'command.withdrawn', data: { seq: 1 } },
    ]);
    expect(await addNote(store.commands, 'the next')).toBe(2);
    await store.close();
    await rm(join(test.path, 'warehouse.duckdb'));
    store = await test.open();
    expect(store.recovery).toEqual({ origin: 'empty', replayed: 1 });
    expect(await allNotes(store.warehouse)).toMatchObject([{ id: 2n, text: 'the next' }]);
  });
});

describe('the counters', () => {
  it('go on where they stood when the workspace is opened again', async () => {
    await addNote(store.commands, 'a');
    await store.commands.execute(
      noteAdded,
      (allot) => ({ id: allot.ids('record', 10), version: allot.dataVersion(), text: 'ten' }),
      { actor: noteTaker },
    );
    await store.close();
    store = await test.open();
    expect(store.commands.dataVersion()).toBe(2);
    expect(await addNote(store.commands, 'b')).toBe(12);
  });
});

describe('an audit event', () => {
  it('is kept beside a command that is running, with the actor and nothing else of him', async () => {
    const actor = { ...noteTaker, department: '公安局', areas: ['320582'] };
    await store.commands.execute(
      noteAdded,
      async (allot) => {
        await store.commands.record('rows.seen', actor, { dataset: 'population' });
        return { id: allot.ids('record'), version: allot.dataVersion(), text: 'x' };
      },
      { actor },
    );
    const [, event, command] = await journal();
    expect(event).toMatchObject({ type: 'rows.seen', actor: noteTaker, data: { dataset: 'population' } });
    expect(event.seq).toBeUndefined();
    expect(command.type).toBe('note.added');
    await store.close();
    store = await test.open();
  });
});
