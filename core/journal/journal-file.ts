import { open, type FileHandle } from 'node:fs/promises';
import { asDiskFull } from '../base/disk-full.ts';
import { sealRecord, type Entry } from './record.ts';

/** The end of the journal: records go in one after the other, each on the disk before the next. */
export class JournalFile {
  readonly #file: FileHandle;
  readonly #path: string;
  #size: number;
  #head: string;
  #last: Promise<unknown> = Promise.resolve();
  #broken: Error | null = null;

  private constructor(file: FileHandle, path: string, size: number, head: string) {
    this.#file = file;
    this.#path = path;
    this.#size = size;
    this.#head = head;
  }

  /** Opens a journal whose good records end at `size` bytes with the hash `head`; whatever follows is cut off. */
  static async open(path: string, size: number, head: string): Promise<JournalFile> {
    const file = await open(path, 'r+');
    const journal = new JournalFile(file, path, size, head);
    if ((await file.stat()).size !== size) await journal.#cutBack();
    return journal;
  }

  /**
   * Appends an entry; it is on the disk when this resolves. `beforeWrite` gets the finished line: when it
   * throws, nothing is written.
   *
   * @throws HubError DISK_FULL; the journal is then as it was before.
   */
  append(entry: Entry, beforeWrite?: (line: string) => Promise<void>): Promise<void> {
    const turn = this.#last.then(() => this.#appendNow(entry, beforeWrite));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Refuses every further record: only opening the workspace again can tell what is in the warehouse. */
  break(reason: Error): void {
    this.#broken ??= reason;
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#file.close();
  }

  async #appendNow(entry: Entry, beforeWrite?: (line: string) => Promise<void>): Promise<void> {
    if (this.#broken) throw new Error('the journal takes no more records', { cause: this.#broken });
    const { line, hash } = sealRecord(entry, this.#head);
    await beforeWrite?.(line);
    const bytes = Buffer.from(`${line}\n`);
    try {
      await writeAll(this.#file, bytes, this.#size);
      await this.#file.datasync();
    } catch (cause) {
      await this.#cutBack().catch((error: Error) => this.break(error));
      throw asDiskFull(cause, this.#path);
    }
    this.#size += bytes.length;
    this.#head = hash;
  }

  async #cutBack(): Promise<void> {
    await this.#file.truncate(this.#size);
    await this.#file.sync();
  }
}

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;)
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
}
