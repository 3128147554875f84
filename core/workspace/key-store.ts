/** Names of the keys of a workspace: `master` wraps the key of each source, `hmac` hides identities that are only counted. */
export type KeyName = 'master' | 'hmac';

/** Where a host keeps the keys of workspaces, outside the workspaces themselves. */
export interface KeyStore {
  /** The key of that name, or null when this machine does not have it. */
  get(workspaceId: string, name: KeyName): Promise<Uint8Array | null>;
  /** Makes a random key of 32 bytes; it is durable when this resolves. */
  create(workspaceId: string, name: KeyName): Promise<Uint8Array>;
}
