import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { FileLocation } from '../../schemas/intake/parser-protocol.ts';
import { HubError } from '../base/hub-error.ts';
import { removeUpload } from '../ingest/inspected-files.ts';
import { sealUpload } from '../ingest/sealed-upload.ts';

const forgetAfterMs = 60 * 60 * 1000;

/** Where handed-over files wait until somebody inspects them, each under an id that only its sender learns. */
export interface FileDesk {
  /**
   * Takes a file that arrives as bytes and seals it into the inbox while it arrives.
   * @param name as the sender calls it; shown to people, never used as a path
   * @throws HubError FILE_LIMIT, DISK_FULL, or whatever the stream throws; nothing is left behind then
   */
  receive(name: string, stream: Readable, limitBytes: number): Promise<string>;
  /** Takes a file of this machine by its path. @throws HubError FILE_UNREADABLE when it is no file. */
  register(path: string): Promise<string>;
  has(fileId: string): boolean;
  /** Gives a file away: the desk forgets it, the taker removes it. @throws HubError NOT_FOUND */
  take(fileId: string): FileLocation;
  /** Removes a file that nobody took; unknown ids are fine. */
  discard(fileId: string): Promise<void>;
  /** Discards all. */
  close(): Promise<void>;
}

/** @param inbox folder for sealed uploads */
export function createFileDesk(inbox: string): FileDesk {
  const waiting = new Map<string, { location: FileLocation; timer: NodeJS.Timeout }>();

  function put(location: FileLocation): string {
    const fileId = randomUUID();
    const timer = setTimeout(() => void discard(fileId), forgetAfterMs).unref();
    waiting.set(fileId, { location, timer });
    return fileId;
  }

  function remove(fileId: string): FileLocation | null {
    const entry = waiting.get(fileId);
    clearTimeout(entry?.timer);
    waiting.delete(fileId);
    return entry?.location ?? null;
  }

  async function discard(fileId: string): Promise<void> {
    const location = remove(fileId);
    if (location) await removeUpload(location);
  }

  return {
    receive: async (name, stream, limitBytes) =>
      put(await sealUpload(stream, inbox, displayName(name), { bytes: limitBytes })),
    async register(path) {
      const facts = await stat(path).catch(() => null);
      if (!facts?.isFile())
        throw new HubError('FILE_UNREADABLE', { file: displayName(path), detail: 'not a file' });
      return put({ kind: 'plain', path, name: displayName(path) });
    },
    has: (fileId) => waiting.has(fileId),
    take(fileId) {
      const location = remove(fileId);
      if (!location) throw new HubError('NOT_FOUND', { kind: 'file', id: fileId });
      return location;
    },
    discard,
    close: async () => void (await Promise.all([...waiting.keys()].map(discard))),
  };
}

/** The last part of a name or path of any system, without control characters. */
function displayName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return (
    last
      .replace(/\p{Cc}/gu, '')
      .trim()
      .slice(0, 255) || 'file'
  );
}
