/** Builds the Vite modes that are out of date. Messages go to stderr. */
export function buildIfStale(modes: readonly string[]): Promise<void>;
