import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from './durable-file.ts';
import type { KeyName, KeyStore } from './key-store.ts';

const KeyFile = z.object({ master: z.base64().optional(), hmac: z.base64().optional() });

/** Keeps the keys of each workspace in one file that only the user may read. */
export class FileKeyStore implements KeyStore {
  readonly #directory: string;

  constructor(directory: string = defaultKeyDirectory()) {
    this.#directory = directory;
  }

  async get(workspaceId: string, name: KeyName): Promise<Uint8Array | null> {
    const key = (await this.#read(workspaceId))[name];
    return key === undefined ? null : Buffer.from(key, 'base64');
  }

  async create(workspaceId: string, name: KeyName): Promise<Uint8Array> {
    const keys = await this.#read(workspaceId);
    const key = randomBytes(32);
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    await writeDurably(
      this.#fileOf(workspaceId),
      JSON.stringify({ ...keys, [name]: key.toString('base64') }),
    );
    return key;
  }

  /** Forgets all keys of a workspace: nobody can read its sealed sources any more. */
  async destroy(workspaceId: string): Promise<void> {
    await rm(this.#fileOf(workspaceId), { force: true });
  }

  async #read(workspaceId: string): Promise<z.infer<typeof KeyFile>> {
    try {
      return KeyFile.parse(JSON.parse(await readFile(this.#fileOf(workspaceId), 'utf8')));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
      throw error;
    }
  }

  #fileOf(workspaceId: string): string {
    return join(this.#directory, `${workspaceId}.json`);
  }
}

/** `TONGHUI_KEYS`, or the place where the system keeps a program's data for this user. */
export function defaultKeyDirectory(env: NodeJS.ProcessEnv = process.env): string {
  if (env.TONGHUI_KEYS) return env.TONGHUI_KEYS;
  if (process.platform === 'win32')
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'tonghui', 'keys');
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'tonghui', 'keys');
}
