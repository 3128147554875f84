import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { HubError } from '../base/hub-error.ts';
import { writeDurably } from './durable-file.ts';

const format = 1;

/** What `workspace.json` says. A *trial* workspace needs no legal basis and marks whatever leaves it 试用. */
export const WorkspaceManifest = z.object({
  format: z.literal(format),
  id: z.uuid(),
  name: z.string().min(1).max(100),
  mode: z.enum(['trial', 'production']),
});
export type WorkspaceManifest = z.infer<typeof WorkspaceManifest>;

export async function readManifest(root: string): Promise<WorkspaceManifest> {
  let text: string;
  try {
    text = await readFile(join(root, 'workspace.json'), 'utf8');
  } catch (cause) {
    throw new HubError('WORKSPACE_MISSING', { path: root }, { cause });
  }
  try {
    return WorkspaceManifest.parse(JSON.parse(text));
  } catch (cause) {
    throw new HubError('WORKSPACE_DAMAGED', { path: root, detail: 'workspace.json' }, { cause });
  }
}

export async function writeManifest(root: string, facts: Omit<WorkspaceManifest, 'format'>): Promise<void> {
  await writeDurably(join(root, 'workspace.json'), `${JSON.stringify({ format, ...facts }, null, 2)}\n`);
}
