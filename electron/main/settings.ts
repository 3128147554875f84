import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { WindowState } from './window-state.ts';

/** What the desktop host itself remembers; everything about the data is in the workspace. */
const Settings = z.object({
  workspace: z.string().nullable().catch(null),
  window: WindowState.nullable().catch(null),
});
export type Settings = z.infer<typeof Settings>;

const fileName = 'desktop.json';

/** Reads the settings; a missing or damaged file means none. */
export function loadSettings(directory: string): Settings {
  try {
    return Settings.parse(JSON.parse(readFileSync(join(directory, fileName), 'utf8')));
  } catch {
    return { workspace: null, window: null };
  }
}

/** Replaces the settings at once or not at all. */
export function saveSettings(directory: string, settings: Settings): void {
  const path = join(directory, fileName);
  writeFileSync(`${path}.new`, JSON.stringify(settings, null, 2));
  renameSync(`${path}.new`, path);
}
