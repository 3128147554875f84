import { z } from 'zod';
import { PullRun } from '../../../schemas/api/pulls.ts';
import { readSealed, writeSealed } from '../../workspace/sealed-file.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/**
 * What a pull needs beside its definition: its password, the text of its query, how far its growing key came with each delivery, and how
 * its last run ended. Passwords, queries and key values are no matter for the journal, so they stand in a sealed file.
 */
const PullState = z.object({
  password: z.string().default(''),
  /** Texts of its queries, by their keyed hash in the definition. */
  queries: z.record(z.string(), z.string()).default({}),
  /** The keys that each delivery brought, oldest first: those above `after` up to `last`. */
  reached: z
    .array(z.object({ deliveryId: z.number(), after: z.string().nullable(), last: z.string() }))
    .default([]),
  lastRun: PullRun.nullable().default(null),
});
export type PullState = z.infer<typeof PullState>;

const States = z.record(z.string(), PullState);

/** Deliveries further back are undone together with all that came after them, or never. */
const rememberedDeliveries = 500;

export interface PullStates {
  get(pullId: number): Promise<PullState>;
  change(pullId: number, change: (state: PullState) => Partial<PullState>): Promise<void>;
  remove(pullId: number): Promise<void>;
}

export function createPullStates(workspace: Workspace): PullStates {
  const path = `${workspace.paths.definitions}/pulls.sealed`;
  let turn: Promise<unknown> = Promise.resolve();

  async function read(): Promise<z.infer<typeof States>> {
    const content = await readSealed(workspace, path);
    return content === null ? {} : States.parse(JSON.parse(content));
  }

  /** One change at a time: each is made to what the one before it wrote. */
  function update(work: (states: z.infer<typeof States>) => void): Promise<void> {
    const next = turn.then(async () => {
      const states = await read();
      work(states);
      await writeSealed(workspace, path, JSON.stringify(states));
    });
    turn = next.catch(() => undefined);
    return next;
  }

  return {
    async get(pullId) {
      await turn;
      return (await read())[pullId] ?? PullState.parse({});
    },
    change: (pullId, change) =>
      update((states) => {
        const before = states[pullId] ?? PullState.parse({});
        const after = { ...before, ...change(before) };
        states[pullId] = { ...after, reached: remembered(after.reached) };
      }),
    remove: (pullId) => update((states) => void delete states[pullId]),
  };
}

/** What was forgotten counts as brought: the oldest that is left takes its place. */
function remembered(reached: PullState['reached']): PullState['reached'] {
  const [oldest, ...later] = reached.slice(-rememberedDeliveries);
  if (!oldest || reached.length <= rememberedDeliveries) return reached;
  return [{ ...oldest, after: null }, ...later];
}
