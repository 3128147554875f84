/** What a linkage run is given besides records and model. */
export interface LinkContext {
  signal: AbortSignal;
  /** The step by its key, and how much of the whole is done. */
  progress(step: string, fraction: number | null): void;
  /** Names of the workspace's own divisions, which company names may or may not begin with. */
  places: readonly string[];
}
