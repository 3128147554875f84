import type { Warehouse } from '../warehouse/warehouse.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { AnyCommandHandler, ApplyContext, JournalEntry } from './command.ts';
import type { JournalIndex } from './journal-index.ts';
import { insertApplied } from './journaled-commands.ts';
import { scanJournal } from './scan-journal.ts';

/** The newest command that a warehouse holds, when it holds exactly a beginning of the journal's commands; null when it does not. */
export async function appliedUpTo(warehouse: Warehouse, { commands }: JournalIndex): Promise<number | null> {
  const applied = await warehouse.all<{ seq: bigint; hash: string }>(
    "SELECT seq, entry->>'$.hash' AS hash FROM ops.applied ORDER BY seq",
  );
  const expected = commands.entries();
  for (const { seq, hash } of applied) {
    const next = expected.next().value;
    if (!next || BigInt(next[0]) !== seq || next[1] !== hash) return null;
  }
  return Number(applied.at(-1)?.seq ?? 0);
}

/** Applies the journal's commands after `seq` through the handlers that applied them the first time. */
export async function replay(
  warehouse: Warehouse,
  index: JournalIndex,
  handlers: readonly AnyCommandHandler[],
  options: {
    after: number;
    workspace: Workspace;
    signal: AbortSignal;
    progress: ApplyContext['progress'];
  },
): Promise<number> {
  const missing = [...index.commands.keys()].filter((seq) => seq > options.after);
  if (missing.length === 0) return 0;
  const wanted = new Set(missing);
  const byType = new Map(handlers.map((handler) => [handler.type, handler]));
  let done = 0;
  await scanJournal(index.path, async ({ entry }, line) => {
    if (entry.seq === undefined || !wanted.has(entry.seq)) return;
    const handler = byType.get(entry.type);
    if (!handler) throw new Error(`no handler for ${entry.type}, command ${entry.seq}`);
    const { seq, at, actor, type } = entry;
    const command = { seq, at, actor, type, data: handler.data.parse(entry.data) } as JournalEntry<never>;
    await warehouse.transaction(
      async (session) => {
        await handler.apply(session, command, {
          signal: options.signal,
          replay: true,
          workspace: options.workspace,
          progress: () => undefined,
        });
        await insertApplied(session, seq, line);
      },
      { signal: options.signal },
    );
    options.progress('replay', ++done / missing.length);
  });
  return done;
}
