import type { Notices } from '../../jobs/notices.ts';
import type { Ingest } from '../ingest.ts';

/** What pulls brought that somebody must look at: each pull's latest file, and which of the planned ones to tell of. */
export interface WaitingPulls {
  /** The file that a pull left for a person; null when it left none, or the person has answered. */
  fileOf(pullId: number): string | null;
  /** A new file takes the place of the one before, which nobody answered; null: it is answered, or the pull is no more. */
  replace(pullId: number, fileId: string | null): Promise<void>;
  /** After a planned run: whoever looks next is told of those that failed or wait, by name. */
  tell(pullId: number, name: string, isDone: boolean): void;
}

const noticeCode = 'pull-needs-you';

export function createWaitingPulls(
  ingest: Pick<Ingest, 'bearerOf' | 'discard'>,
  notices: Notices,
): WaitingPulls {
  const files = new Map<number, string>();
  const told = new Map<number, string>();

  function fileOf(pullId: number): string | null {
    const fileId = files.get(pullId);
    return fileId !== undefined && ingest.bearerOf(fileId) !== undefined ? fileId : null;
  }

  async function replace(pullId: number, fileId: string | null): Promise<void> {
    const before = files.get(pullId);
    files.delete(pullId);
    if (fileId !== null) files.set(pullId, fileId);
    else if (told.delete(pullId)) raise();
    if (before !== undefined) await ingest.discard(before);
  }

  function raise(): void {
    if (told.size === 0) return notices.withdraw(noticeCode);
    const pulls = [...told.values()].join('、');
    notices.raise({ level: 'warning', code: noticeCode, data: { pulls } });
  }

  return {
    fileOf,
    replace,
    tell(pullId, name, isDone) {
      if (isDone && fileOf(pullId) === null) told.delete(pullId);
      else told.set(pullId, name);
      raise();
    },
  };
}
