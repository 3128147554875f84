/** What the desktop program may be told when it is started. */
export interface DesktopArguments {
  workspace: string | null;
}

/** Reads `--workspace <folder>` or `--workspace=<folder>`; everything else belongs to Electron. */
export function parseArguments(values: readonly string[]): DesktopArguments {
  for (const [index, value] of values.entries()) {
    if (value.startsWith('--workspace=')) return { workspace: value.slice('--workspace='.length) || null };
    if (value === '--workspace') return { workspace: values[index + 1] ?? null };
  }
  return { workspace: null };
}
