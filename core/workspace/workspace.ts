import type { KeyName } from './key-store.ts';
import type { WorkspacePaths } from './layout.ts';
import type { WorkspaceManifest } from './manifest.ts';

/** Which kind of host owns a workspace. */
export type HostKind = 'desktop' | 'loopback' | 'command-line';

/** A workspace that this process owns until it is released. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly mode: WorkspaceManifest['mode'];
  readonly paths: WorkspacePaths;
  /** Keys of 32 bytes, from the host's key store. */
  readonly keys: Readonly<Record<KeyName, Uint8Array>>;
  release(): Promise<void>;
}
