import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allNotes } from '../fixtures/notes.ts';
import { newWorkspace, type TestWorkspace } from '../fixtures/test-workspace.ts';

const kills = 10;
const mostCommands = 25; // before a kill

let test: TestWorkspace;
let acknowledgements: string;

beforeAll(async () => {
  test = await newWorkspace();
  acknowledgements = join(test.directory, 'acknowledged.txt');
  await writeFile(acknowledgements, '');
});
afterAll(() => test.remove());

/** Lets the process do some commands and kills it at a random moment of the next ones. */
async function runAndKill(): Promise<void> {
  const child = fork(
    join(import.meta.dirname, '../fixtures/keep-adding-notes.ts'),
    [test.path, join(test.directory, 'keys'), acknowledgements],
    { execArgv: ['--import', 'tsx'] },
  );
  let left = Math.ceil(Math.random() * mostCommands);
  await new Promise<void>((resolve, reject) => {
    child.on('message', () => --left === 0 && resolve());
    child.on('exit', (code) => reject(new Error(`the child ended with ${code}`)));
  });
  await delay(Math.random() * 20);
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe(`kill -9 at ${kills} moments while commands run`, { timeout: 600_000 }, () => {
  it('keeps every acknowledged command whole and no part of any other; it opens by itself each time', async () => {
    for (let kill = 0; kill < kills; kill++) await runAndKill();
    const acknowledged = (await readFile(acknowledgements, 'utf8')).trim().split('\n').map(Number);
    expect(acknowledged.length).toBeGreaterThanOrEqual(kills);
    const store = await test.open();
    try {
      const notes = await allNotes(store.warehouse);
      const present = new Map(notes.map((note) => [Number(note.id), note]));
      expect(acknowledged.filter((id) => !present.has(id))).toEqual([]);
      expect(notes.filter(({ parts }) => parts !== 3n)).toEqual([]);
      // No number was given out twice, and at most the command of the moment was in flight at each kill.
      expect(new Set(acknowledged).size).toBe(acknowledged.length);
      expect(notes.length - acknowledged.length).toBeLessThanOrEqual(kills);
    } finally {
      await store.close();
    }
  });

  it('is survived without the database file too, whatever its write-ahead log still holds', async () => {
    await runAndKill();
    await rm(join(test.path, 'warehouse.duckdb'));
    const store = await test.open();
    try {
      const acknowledged = (await readFile(acknowledgements, 'utf8')).trim().split('\n').map(Number);
      const notes = await allNotes(store.warehouse);
      const present = new Set(notes.map(({ id }) => Number(id)));
      expect(acknowledged.filter((id) => !present.has(id))).toEqual([]);
      expect(notes.filter(({ parts }) => parts !== 3n)).toEqual([]);
    } finally {
      await store.close();
    }
  });
});
