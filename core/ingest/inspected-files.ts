import { rm } from 'node:fs/promises';
import type { DeliveryMode } from '../../schemas/api/intake.ts';
import type { Recognition } from '../../schemas/intake/connector.ts';
import type { FileLocation } from '../../schemas/intake/parser-protocol.ts';
import { HubError } from '../base/hub-error.ts';
import type { ActorRef } from '../journal/command.ts';

/** A recognised file on its way to delivery. Its samples are as delivered: they stay in memory. */
export interface InspectedFile {
  fileId: string;
  location: FileLocation;
  recognition: Recognition;
  /** What a filled-in template says it is for. */
  dataset?: string;
  sha256: string;
  size: number;
  origin: FileOrigin;
  bearer: Bearer | null;
}

/** The account that brought a file; null for one that the hub fetched itself, for whoever manages the sources. */
export interface Bearer extends ActorRef {
  department?: string | null;
}

/** What whoever brought the file knows of it; proposed whatever earlier files of its layout were. */
export interface FileOrigin {
  department?: string;
  mode?: DeliveryMode;
  /** Nobody need come within the hour: it lies here until it is answered, or whoever brought it discards it. */
  isKept?: boolean;
  /** Called when the file has been taken in, whoever delivered it. */
  onDelivered?(result: { deliveryId: number }): Promise<void>;
}

const forgetAfterMs = 60 * 60 * 1000;

/** Inspected files, in memory only: forgotten when delivered or discarded, and most an hour after they were last used. */
export class InspectedFiles {
  readonly #files = new Map<string, { file: InspectedFile; timer: NodeJS.Timeout | undefined }>();

  async put(file: InspectedFile): Promise<void> {
    if (this.#files.has(file.fileId)) await this.discard(file.fileId);
    this.#keep(file);
  }

  /** Throws `NOT_FOUND` when the file was never here or is gone. */
  get(fileId: string): InspectedFile {
    const kept = this.#files.get(fileId);
    if (!kept) throw new HubError('NOT_FOUND', { kind: 'file', id: fileId });
    clearTimeout(kept.timer);
    this.#keep(kept.file);
    return kept.file;
  }

  /** Who brought a file; undefined when it is not here. Asking does not keep it. */
  bearerOf(fileId: string): Bearer | null | undefined {
    return this.#files.get(fileId)?.file.bearer;
  }

  /** Forgets a file; a sealed upload is removed, a file of this machine belongs to the person and stays. */
  async discard(fileId: string): Promise<void> {
    const kept = this.#files.get(fileId);
    if (!kept) return;
    clearTimeout(kept.timer);
    this.#files.delete(fileId);
    await removeUpload(kept.file.location);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#files.keys()].map((fileId) => this.discard(fileId)));
  }

  #keep(file: InspectedFile): void {
    const forget = () => void this.discard(file.fileId);
    const timer = file.origin.isKept ? undefined : setTimeout(forget, forgetAfterMs).unref();
    this.#files.set(file.fileId, { file, timer });
  }
}

export async function removeUpload(location: FileLocation): Promise<void> {
  if (location.kind === 'sealed') await rm(location.path, { force: true });
}
