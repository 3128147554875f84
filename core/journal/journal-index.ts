import { constants } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { HubError } from '../base/hub-error.ts';
import { writeDurably } from '../workspace/durable-file.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { sourceIdPattern } from '../workspace/sealed-sources.ts';
import { withdrawnType } from './journaled-commands.ts';
import { beginning, sealRecord, type Allotted, type JournalRecord } from './record.ts';
import { JournalDamage, scanJournal, type JournalScan } from './scan-journal.ts';

/** What the journal says about its commands, gathered in one pass. */
export interface JournalIndex {
  path: string;
  scan: JournalScan;
  /** Hash of each command that counts, by its number and in order. */
  commands: Map<number, string>;
  lastSeq: number;
  /** Counters as the commands left them. */
  allotted: Allotted;
  /** Stored sources that some entry names. */
  sources: Set<string>;
}

const startedType = 'journal.started';

function journalPath({ paths }: Pick<Workspace, 'paths'>): string {
  return join(paths.journal, 'journal.jsonl');
}

/**
 * Begins the journal of a new workspace. One that has sources or a warehouse had a journal already.
 *
 * @throws HubError WORKSPACE_DAMAGED when the journal was lost.
 */
export async function beginJournal(workspace: Workspace, at: string): Promise<void> {
  const path = journalPath(workspace);
  if (await exists(path)) return;
  const { sources, warehouse } = workspace.paths;
  if ((await exists(warehouse)) || (await readdir(sources)).length > 0)
    throw new HubError('WORKSPACE_DAMAGED', { path: workspace.paths.root, detail: 'journal missing' });
  const entry = {
    at,
    actor: { name: 'tonghui', role: 'system' },
    type: startedType,
    data: { workspace: workspace.id },
  };
  await writeDurably(path, `${sealRecord(entry, beginning).line}\n`);
}

/**
 * Verifies the journal from its first record to its last and gathers what it says.
 *
 * @throws HubError WORKSPACE_DAMAGED naming the first bad record.
 */
export async function indexJournal(workspace: Workspace): Promise<JournalIndex> {
  const path = journalPath(workspace);
  const gathered = {
    commands: new Map<number, string>(),
    lastSeq: 0,
    allotted: {} as Allotted,
    sources: new Set<string>(),
  };
  try {
    let records = 0;
    const scan = await scanJournal(path, (record, line) => {
      if (++records === 1) checkOwner(record, workspace.id);
      gather(gathered, record, line);
    });
    if (scan.records === 0) throw new JournalDamage(1, 'missing');
    return { path, scan, ...gathered };
  } catch (cause) {
    if (!(cause instanceof JournalDamage)) throw cause;
    throw new HubError('WORKSPACE_DAMAGED', { path: workspace.paths.root, detail: cause.message }, { cause });
  }
}

/** Takes up what a record says. Every line that belongs to the journal, read or restored, passes through here. */
export function gather(
  index: Pick<JournalIndex, 'commands' | 'lastSeq' | 'allotted' | 'sources'>,
  { entry, hash }: JournalRecord,
  line: string,
): void {
  for (const id of line.match(sourceIdPattern) ?? []) index.sources.add(id);
  if (entry.type === withdrawnType) index.commands.delete((entry.data as { seq: number }).seq);
  if (entry.seq === undefined) return;
  index.commands.set(entry.seq, hash);
  index.lastSeq = entry.seq;
  Object.assign(index.allotted, entry.allotted);
}

function checkOwner({ entry }: JournalRecord, workspaceId: string): void {
  const started = entry.type === startedType && (entry.data as { workspace?: string }).workspace;
  if (started !== workspaceId) throw new JournalDamage(1, `${entry.type}, of another workspace`);
}

function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}
