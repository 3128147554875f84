import { open, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addNote, allNotes } from '../fixtures/notes.ts';
import { newWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts';

const flips = 40;

let test: TestWorkspace;
let database: string;
let intact: Buffer;
let notes: Awaited<ReturnType<typeof allNotes>>;

beforeAll(async () => {
  test = await newWorkspace();
  database = join(test.path, 'warehouse.duckdb');
  const store = await test.open();
  for (let n = 0; n < 10; n++)
    await addNote(store.commands, `${n} ${Math.random().toString(36).repeat(3000)}`);
  notes = await allNotes(store.warehouse);
  await store.close();
  intact = await readFile(database);
});

afterAll(() => test.remove());

async function flipBit(position: number): Promise<void> {
  await writeFile(database, intact);
  const file = await open(database, 'r+');
  const byte = Buffer.from([(intact[position] as number) ^ (1 << (position & 7))]);
  await file.write(byte, 0, 1, position);
  await file.close();
}

/** Opens, reads everything, and closes; a damaged block is met while opening or while reading. */
async function readAll(): Promise<typeof notes> {
  const store = await test.open();
  try {
    return await allNotes(store.warehouse);
  } finally {
    await store.close();
  }
}

describe('one flipped bit in the database file', () => {
  it(`at ${flips} places is harmless, or noticed and mended by the next opening; nothing is ever read wrong`, async () => {
    const { size } = await stat(database);
    let noticedWhileReading = 0;
    for (let flip = 0; flip < flips; flip++) {
      await flipBit(Math.floor(((flip + 0.5) * size) / flips));
      const first = await readAll().catch((error: { code?: string; data?: { detail?: string } }) => {
        expect(error).toMatchObject({ code: 'WORKSPACE_DAMAGED', data: { detail: 'warehouse' } });
        noticedWhileReading++;
        return null;
      });
      expect(first ?? (await readAll())).toEqual(notes);
    }
    expect(noticedWhileReading).toBeGreaterThan(0);
  });
});
