import { HubError } from '../../../base/hub-error.ts';
import type { ActorRef, CommandLog } from '../../../journal/command.ts';
import type { Warehouse } from '../../../warehouse/warehouse.ts';
import { readTaxonomy } from './read-taxonomy.ts';
import { taxonomySaved } from './taxonomy-saved.ts';

/**
 * Saves the taxonomy as its next version, with every name that stands above another.
 * @throws HubError CONFLICT when another version came between
 */
export async function saveTaxonomy(
  { warehouse, commands }: { warehouse: Warehouse; commands: CommandLog },
  actor: ActorRef,
  { paths, seenVersion, note }: { paths: readonly string[]; seenVersion: number; note: string },
): Promise<{ version: number; added: number; removed: number }> {
  const all = withParents(paths);
  let before: ReadonlySet<string> = new Set();
  await commands.execute(
    taxonomySaved,
    async () => {
      const newest = await readTaxonomy(warehouse);
      if ((newest?.version ?? 0) !== seenVersion)
        throw new HubError('CONFLICT', {
          kind: 'taxonomy',
          id: String(newest?.version ?? 0),
          by: newest?.by,
          at: newest?.at,
        });
      before = new Set(newest?.paths);
      return { version: seenVersion + 1, paths: all, note };
    },
    { actor },
  );
  const after = new Set(all);
  return {
    version: seenVersion + 1,
    added: all.filter((path) => !before.has(path)).length,
    removed: [...before].filter((path) => !after.has(path)).length,
  };
}

/** Every path once, each after those above it, in the order in which they come. */
export function withParents(paths: readonly string[]): string[] {
  const all = new Set<string>();
  for (const path of paths) {
    const names = path.split('/');
    for (const level of names.keys()) all.add(names.slice(0, level + 1).join('/'));
  }
  return [...all];
}
