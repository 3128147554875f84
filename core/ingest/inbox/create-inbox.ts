import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { InboxFile, InboxStatus } from '../../../schemas/api/inbox.ts';
import type { Job } from '../../../schemas/api/jobs.ts';
import { cityTime, type Clock } from '../../base/clock.ts';
import { HubError } from '../../base/hub-error.ts';
import type { Logger } from '../../base/logger.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { ActorRef, CommandLog } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Ingest } from '../ingest.ts';
import { inboxConfigured, readInboxSetting } from './inbox-setting.ts';
import { lastTaken } from './last-taken.ts';
import { requireFolder } from './require-folder.ts';
import { departmentOf, takeFile } from './take-file.ts';
import { watchFolder } from './watch-folder.ts';

/** A folder whose files are delivered by themselves when they need no question (docs/decisions/0006). */
export interface Inbox {
  status(): Promise<InboxStatus>;
  /** The path of a file that waits, for a person to go on with. Throws `NOT_FOUND`. */
  open(name: string): string;
  /** Throws `BAD_INPUT` for a folder that cannot be watched. */
  setWatching(setting: { on: boolean; folder?: string | null }, actor: ActorRef): Promise<void>;
  /** Begins to watch when the setting says so. */
  start(): Promise<void>;
  /** Stops watching, cancels what it is delivering and waits for its end. */
  close(): Promise<void>;
}

export interface InboxDependencies {
  workspace: Workspace;
  warehouse: Session;
  commands: CommandLog;
  ingest: Ingest;
  jobs: Jobs;
  notices: Notices;
  clock: Clock;
  logger: Logger;
  /** How long a file must have been still; a few seconds. */
  settleMs?: number;
}

const usualSettleMs = 3000;
const deciding = new Set<Job['kind']>(['ingest', 'undo', 'release', 'dismiss']);

export function createInbox(dependencies: InboxDependencies): Inbox {
  return new FolderInbox(dependencies);
}

class FolderInbox implements Inbox {
  readonly #deps: InboxDependencies;
  readonly #files = new Map<string, InboxFile>();
  readonly #openedAt = new Map<string, string>();
  /** Files that changed while they were read. */
  readonly #changed = new Set<string>();
  #folder: string;
  #stopWatching: (() => Promise<void>) | null = null;
  #stopListening: () => void;
  #turn: Promise<void> = Promise.resolve();
  #ownJob: string | null = null;
  #isClosed = false;

  constructor(deps: InboxDependencies) {
    this.#deps = deps;
    this.#folder = deps.workspace.paths.inbox;
    // What somebody decides or delivers may answer the question that a file waits for.
    this.#stopListening = deps.jobs.onChange(({ id, kind, state }) => {
      if (state === 'done' && deciding.has(kind) && id !== this.#ownJob) this.#tryAgain();
    });
  }

  async status(): Promise<InboxStatus> {
    const facts = await stat(this.#folder).catch(() => null);
    return {
      folder: this.#folder,
      isOwn: this.#folder === this.#deps.workspace.paths.inbox,
      watching: this.#isWatching(),
      isMissing: !facts?.isDirectory(),
      files: [...this.#files.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
      lastTaken: await lastTaken(this.#deps.warehouse),
    };
  }

  open(name: string): string {
    const file = this.#files.get(name);
    if (file?.state !== 'waiting') throw new HubError('NOT_FOUND', { kind: 'file', id: name });
    this.#openedAt.set(name, cityTime(this.#deps.clock.now()).slice(0, 19));
    return join(this.#folder, name);
  }

  async setWatching({ on, folder }: { on: boolean; folder?: string | null }, actor: ActorRef): Promise<void> {
    const { commands, warehouse, workspace } = this.#deps;
    const known = await readInboxSetting(warehouse);
    const chosen = folder === undefined ? known.folder : folder;
    // Switching off must not depend on a folder that may be gone.
    const isChecked = chosen !== null && (on || folder !== undefined);
    const real = isChecked ? await requireFolder(chosen, workspace.paths) : chosen;
    await commands.execute(inboxConfigured, () => ({ on, folder: real }), { actor });
    await this.#stop();
    await this.start();
  }

  async start(): Promise<void> {
    const { on, folder } = await readInboxSetting(this.#deps.warehouse);
    this.#folder = folder ?? this.#deps.workspace.paths.inbox;
    if (!on || this.#isClosed) return;
    this.#stopWatching = watchFolder(
      this.#folder,
      { settleMs: this.#deps.settleMs ?? usualSettleMs, polls: folder !== null },
      {
        onStill: (name) => this.#queue(name),
        onGone: (name) => this.#forget(name),
        onError: (error) => this.#deps.logger.error({ error }, 'the inbox cannot be watched'),
      },
    );
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stopListening();
    await this.#stop();
  }

  async #stop(): Promise<void> {
    await this.#stopWatching?.();
    this.#stopWatching = null;
    this.#files.clear();
    this.#changed.clear();
    if (this.#ownJob) this.#deps.jobs.cancel(this.#ownJob);
    await this.#turn;
    this.#files.clear();
  }

  #isWatching(): boolean {
    return this.#stopWatching !== null;
  }

  #forget(name: string): void {
    this.#files.delete(name);
    this.#openedAt.delete(name);
  }

  #tryAgain(): void {
    for (const { name, state } of this.#files.values()) if (state === 'waiting') this.#queue(name);
  }

  /** Files are taken one after the other. */
  #queue(name: string): void {
    const listed = this.#files.get(name);
    if (listed?.state === 'reading') return void this.#changed.add(name);
    const since = listed?.since ?? cityTime(this.#deps.clock.now());
    this.#files.set(name, { name, department: departmentOf(name), state: 'reading', reason: null, since });
    this.#turn = this.#turn.then(() => this.#take(name));
  }

  async #take(name: string): Promise<void> {
    const file = this.#files.get(name);
    if (!file || !this.#isWatching()) return;
    const { logger, notices } = this.#deps;
    try {
      const openedAt = this.#openedAt.get(name);
      const context = { ...this.#deps, openedAt, onJob: (jobId: string) => void (this.#ownJob = jobId) };
      const outcome = await takeFile(context, this.#folder, name);
      if (outcome.state === 'gone') this.#forget(name);
      else this.#files.set(name, { ...file, ...outcome });
    } catch (error) {
      logger.error({ error }, 'a file of the inbox could not be taken');
      this.#files.set(name, {
        ...file,
        state: 'waiting',
        reason: { code: 'INTERNAL', data: { reference: 'inbox' } },
      });
    } finally {
      this.#ownJob = null;
    }
    if (this.#changed.delete(name) && this.#isWatching()) this.#queue(name);
    const files = [...this.#files.values()].filter(({ state }) => state !== 'reading').length;
    if (files > 0) notices.raise({ level: 'info', code: 'inbox-waiting', data: { files } });
    else notices.withdraw('inbox-waiting');
  }
}
