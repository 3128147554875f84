import { cityTime, type Clock } from '../base/clock.ts';
import { asDiskFull } from '../base/disk-full.ts';
import type { Logger } from '../base/logger.ts';
import type { Session, Warehouse } from '../warehouse/warehouse.ts';
import type { KeyStore } from '../workspace/key-store.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import type { HostKind, Workspace } from '../workspace/workspace.ts';
import { removeOrphans } from '../workspace/sealed-sources.ts';
import type { AnyCommandHandler, ApplyContext, CommandLog } from './command.ts';
import { Counters } from './counters.ts';
import { cutGeneration, isGenerationDue, removeSetAside, removeUnfinishedCopies } from './generations.ts';
import { JournalFile } from './journal-file.ts';
import { beginJournal, indexJournal } from './journal-index.ts';
import { JournaledCommands } from './journaled-commands.ts';
import { isWarehouseDamage, openProjection } from './open-projection.ts';
import { replay } from './replay.ts';

export interface OpenStoreOptions {
  path: string;
  host: HostKind;
  keyStore: KeyStore;
  clock: Clock;
  logger: Logger;
  /** Handlers of every type that the journal may hold. */
  handlers: readonly AnyCommandHandler[];
  /** Makes what definitions ask for (tables, reference data), before commands are replayed; runs at every opening. */
  prepare?(session: Session): Promise<void>;
  memoryLimitMB?: number;
  /** Cancels a long rebuild. */
  signal?: AbortSignal;
  progress?: ApplyContext['progress'];
}

/** A workspace that is open for work. */
export interface Store {
  workspace: Workspace;
  warehouse: Warehouse;
  commands: CommandLog;
  /** What opening had to do: nothing, finish the last commands, or rebuild from a generation or from nothing. */
  recovery: { origin: 'present' | 'generation' | 'empty'; replayed: number };
  /** Waits for running commands, closes the warehouse, keeps a generation when one is due, gives up ownership. */
  close(): Promise<void>;
}

/**
 * Opens a workspace: takes its lock, verifies the journal, opens the warehouse or what can stand in for it,
 * and applies the commands that it lacks.
 *
 * @throws HubError WORKSPACE_MISSING, WORKSPACE_OWNED, WORKSPACE_DAMAGED, DISK_FULL, CANCELLED.
 */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  try {
    const workspace = await openWorkspace(options.path, options);
    try {
      return await openOwned(workspace, options).catch((error: unknown) => {
        if (!isWarehouseDamage(error)) throw error;
        return openOwned(workspace, options); // it is marked by now, and rebuilt
      });
    } catch (error) {
      await workspace.release();
      throw error;
    }
  } catch (cause) {
    throw asDiskFull(cause, options.path);
  }
}

async function openOwned(workspace: Workspace, options: OpenStoreOptions): Promise<Store> {
  const { logger, clock } = options;
  const { signal = new AbortController().signal, progress = () => undefined } = options;
  await removeUnfinishedCopies(workspace.paths);
  await beginJournal(workspace, cityTime(clock.now()));
  const index = await indexJournal(workspace);
  const { warehouse, seq, origin } = await openProjection(workspace, index, options);
  try {
    if (options.prepare) await warehouse.transaction(options.prepare, { signal });
    const replayed = await replay(warehouse, index, options.handlers, {
      after: seq,
      workspace,
      signal,
      progress,
    });
    if (replayed > 0) logger.info({ origin, replayed }, 'commands were applied again');
    await removeOrphans(workspace, (id) => index.sources.has(id));
    const journal = await JournalFile.open(index.path, index.scan.goodBytes, index.scan.head);
    const counters = new Counters();
    counters.adopt(index.allotted);
    const deps = { workspace, warehouse, journal, counters, clock, logger };
    const commands = new JournaledCommands(deps, options.handlers, index.lastSeq);
    const recovery = { origin, replayed };
    const close = () => closeStore({ workspace, warehouse, journal, commands, logger, recovery });
    return { workspace, warehouse, commands, recovery, close };
  } catch (error) {
    await warehouse.close().catch(() => undefined);
    throw error;
  }
}

async function closeStore(store: {
  workspace: Workspace;
  warehouse: Warehouse;
  journal: JournalFile;
  commands: JournaledCommands;
  logger: Logger;
  recovery: Store['recovery'];
}): Promise<void> {
  const { workspace, warehouse, journal, commands, logger, recovery } = store;
  try {
    await commands.idle();
    await journal.close();
    await warehouse.close();
    if (recovery.origin === 'present') await attempt(logger, () => removeSetAside(workspace.paths));
    await attempt(logger, () => keepGeneration(workspace, commands.lastSeq));
  } finally {
    await workspace.release();
  }
}

async function keepGeneration({ paths }: Workspace, seq: number): Promise<void> {
  if (await isGenerationDue(paths, seq)) await cutGeneration(paths, seq);
}

/** A generation only saves time: what goes wrong with copies (a full disk) must not keep the workspace from closing. */
async function attempt(logger: Logger, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    logger.warn({ error }, 'the copies of the warehouse could not be brought up to date');
  }
}
