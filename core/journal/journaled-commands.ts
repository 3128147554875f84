import { cityTime, type Clock } from '../base/clock.ts';
import { HubError } from '../base/hub-error.ts';
import type { Logger } from '../base/logger.ts';
import type { ConnectedSession, Session, Warehouse } from '../warehouse/warehouse.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { canonicalJson } from './canonical-json.ts';
import type {
  ActorRef,
  Allotment,
  AnyCommandHandler,
  ApplyContext,
  CommandHandler,
  CommandLog,
} from './command.ts';
import type { Counters } from './counters.ts';
import type { JournalFile } from './journal-file.ts';
import type { Allotted, Entry } from './record.ts';

interface ExecuteOptions {
  actor: ActorRef;
  signal?: AbortSignal;
  progress?: ApplyContext['progress'];
}

interface CommandDeps {
  workspace: Workspace;
  warehouse: Warehouse;
  journal: JournalFile;
  counters: Counters;
  clock: Clock;
  logger: Logger;
}

/** The type of the event that takes back a command whose transaction could not be committed. */
export const withdrawnType = 'command.withdrawn';

/**
 * Commands over a journal and a warehouse. One command is executed as
 *
 *   BEGIN; apply; INSERT the finished journal line into ops.applied; append the line, fsync; COMMIT.
 *
 * A crash before the fsync leaves neither (the open transaction is gone, a torn line is set aside). A crash
 * after it leaves the line without its transaction: the next opening applies the entry again. A line torn
 * after its commit, by damage from outside, is restored from ops.applied. A COMMIT that fails is taken back
 * by a `command.withdrawn` event; when not even that can be written, the next command waits until it can, or
 * the next opening finishes the command.
 */
export class JournaledCommands implements CommandLog {
  readonly #deps: CommandDeps;
  readonly #handlers = new Map<string, AnyCommandHandler>();
  #lastSeq: number;
  #last: Promise<unknown> = Promise.resolve();
  #lastTime = '';
  /** A command whose COMMIT failed and that could be neither found nor taken back yet. */
  #inDoubt: (Entry & { seq: number }) | null = null;

  constructor(deps: CommandDeps, handlers: readonly AnyCommandHandler[], lastSeq: number) {
    this.#deps = deps;
    this.#lastSeq = lastSeq;
    for (const handler of handlers) this.register(handler);
  }

  register(handler: AnyCommandHandler): void {
    if (this.#handlers.has(handler.type)) throw new Error(`two handlers for ${handler.type}`);
    this.#handlers.set(handler.type, handler);
  }

  execute<Data, Result>(
    handler: CommandHandler<Data, Result>,
    prepare: (allot: Allotment) => Data | Promise<Data>,
    options: ExecuteOptions,
  ): Promise<Result> {
    const turn = this.#last.then(() => this.#executeNow(handler, prepare, options));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async record(type: string, actor: ActorRef, data: object): Promise<void> {
    await this.#deps.journal.append({ at: this.#now(), actor: asRef(actor), type, data });
  }

  dataVersion(): number {
    return this.#deps.counters.dataVersion;
  }

  /** Number of the newest command in the journal. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** Resolves when every command that was begun has ended. */
  async idle(): Promise<void> {
    await this.#last;
  }

  async #executeNow<Data, Result>(
    handler: CommandHandler<Data, Result>,
    prepare: (allot: Allotment) => Data | Promise<Data>,
    { actor, signal = new AbortController().signal, progress = () => undefined }: ExecuteOptions,
  ): Promise<Result> {
    if (!this.#handlers.has(handler.type)) throw new Error(`no handler is registered for ${handler.type}`);
    if (signal.aborted) throw new HubError('CANCELLED', {});
    await this.#settleDoubt();
    const { allotment, allotted } = this.#deps.counters.begin();
    const data = asJournaled(handler, await prepare(allotment));
    const entry = { seq: this.#lastSeq + 1, at: this.#now(), actor: asRef(actor), type: handler.type, data };
    const { workspace } = this.#deps;
    const context = { signal, replay: false, workspace, progress };
    return this.#commit({ ...entry, allotted }, signal, (session) => handler.apply(session, entry, context));
  }

  /** No command may follow one of which nobody knows whether it happened. Throws what keeps it from being settled. */
  async #settleDoubt(): Promise<void> {
    if (!this.#inDoubt) return;
    await this.#settle(this.#inDoubt);
    this.#inDoubt = null;
  }

  async #commit<Result>(
    entry: Entry & { seq: number; allotted: Allotted },
    signal: AbortSignal,
    apply: (session: ConnectedSession) => Promise<Result>,
  ): Promise<Result> {
    const { warehouse, journal, counters } = this.#deps;
    const appended: { result: Result }[] = [];
    let own: Session | null = null;
    const work = (session: ConnectedSession) => {
      own = session;
      return apply(session);
    };
    const beforeCommit = async (result: Result) => {
      await journal.append(entry, (line) => insertApplied(own as Session, entry.seq, line));
      this.#lastSeq = entry.seq;
      appended.push({ result });
    };
    try {
      return await warehouse.transaction(work, { signal, beforeCommit });
    } catch (error) {
      const [kept] = appended;
      if (!kept || !(await this.#isCommitted(entry))) throw error;
      return kept.result;
    } finally {
      if (appended.length > 0) counters.adopt(entry.allotted);
    }
  }

  /** After a COMMIT that failed: asks the warehouse, and takes the command back when it is not there. */
  async #isCommitted(entry: Entry & { seq: number }): Promise<boolean> {
    try {
      return await this.#settle(entry);
    } catch (error) {
      const { seq, type } = entry;
      this.#deps.logger.error({ seq, type, error }, 'a command is in doubt until there is room to settle it');
      this.#inDoubt = entry;
      return false;
    }
  }

  async #settle({ seq, actor }: Entry & { seq: number }): Promise<boolean> {
    const { warehouse, journal } = this.#deps;
    const found = await warehouse.all('SELECT 1 FROM ops.applied WHERE seq = ?', [seq]);
    if (found.length > 0) return true;
    await journal.append({ at: this.#now(), actor, type: withdrawnType, data: { seq } });
    return false;
  }

  #now(): string {
    const now = cityTime(this.#deps.clock.now());
    if (now < this.#lastTime)
      this.#deps.logger.warn({ from: this.#lastTime, to: now }, 'the clock was set back');
    this.#lastTime = now;
    return now;
  }
}

/** Marks an entry as held by the warehouse, in the transaction that applies it. */
export async function insertApplied(session: Session, seq: number, line: string): Promise<void> {
  await session.run('INSERT INTO ops.applied VALUES (?, ?)', [seq, line]);
}

/** Callers hand in whole actors; the journal remembers who, not what they may. */
function asRef({ name, role }: ActorRef): ActorRef {
  return { name, role };
}

/** The data exactly as a rebuild will read them again, so that the first application sees nothing else. */
function asJournaled<Data>(handler: CommandHandler<Data, unknown>, data: Data): Data {
  return handler.data.parse(JSON.parse(canonicalJson(handler.data.parse(data))));
}
