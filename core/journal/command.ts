import type { z } from 'zod';
import type { ConnectedSession } from '../warehouse/warehouse.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Who did it, as the journal remembers it. */
export interface ActorRef {
  name: string;
  role: string;
}

/** An acknowledged command as it stands in the journal. `data` holds every id that it allotted and no delivered personal value. */
export interface JournalEntry<Data = unknown> {
  seq: number;
  at: string; // ISO local time of the city, to the millisecond
  actor: ActorRef;
  type: string;
  data: Data;
}

/**
 * How one type of command changes the warehouse. `apply` runs in a transaction, the first time and again at
 * every rebuild, and must give the same rows both times: it may use only the entry, the warehouse and the
 * files in `sources/`, never the clock or chance.
 */
export interface CommandHandler<Data = unknown, Result = void> {
  type: string; // domain.past-tense: batch.accepted
  data: z.ZodType<Data>;
  apply(session: ConnectedSession, entry: JournalEntry<Data>, context: ApplyContext): Promise<Result>;
}

/** A handler of whatever data, as the log keeps them. */
export interface AnyCommandHandler {
  type: string;
  data: z.ZodType;
  apply(session: ConnectedSession, entry: JournalEntry<never>, context: ApplyContext): Promise<unknown>;
}

export interface ApplyContext {
  signal: AbortSignal;
  /** True while the warehouse is being rebuilt from the journal. */
  replay: boolean;
  /** Where the files that an entry names stand. */
  workspace: Workspace;
  progress(step: string, fraction: number | null): void;
}

/** Executes commands: apply in a transaction, append to the journal with fsync, commit; one data-changing command at a time. */
export interface CommandLog {
  register(handler: AnyCommandHandler): void;
  /**
   * `prepare` gives the entry's data, with ids from `allot`, once the command's turn has come.
   * Resolves when the entry is durable and its transaction committed.
   */
  execute<Data, Result>(
    handler: CommandHandler<Data, Result>,
    prepare: (allot: Allotment) => Data | Promise<Data>,
    options: { actor: ActorRef; signal?: AbortSignal; progress?: ApplyContext['progress'] },
  ): Promise<Result>;
  /** Appends an audit event (no transaction), durable when it resolves. */
  record(type: string, actor: ActorRef, data: object): Promise<void>;
  /** The newest `data_version` that an acknowledged command was given; 0 before the first. */
  dataVersion(): number;
}

export type IdCounter =
  | 'record'
  | 'batch'
  | 'delivery'
  | 'source'
  | 'entity'
  | 'decision'
  | 'pull'
  | 'warning'
  | 'matter'
  | 'assessment'
  | 'objection'
  | 'draw'
  | 'opinion-label'
  | 'opinion-event';

/** Counters of the workspace; what they give out is kept in the entry and never given out again. */
export interface Allotment {
  /** The next `data_version`: one per publish, undo, correction and decision. */
  dataVersion(): number;
  /** First of `count` consecutive ids of the named counter, from 1. */
  ids(counter: IdCounter, count?: number): number;
}
