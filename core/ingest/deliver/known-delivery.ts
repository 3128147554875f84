import type { FileProposal } from '../../../schemas/api/intake.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { findSource, readKnownSources, type KnownSource } from '../propose/known-sources.ts';
import { layoutOf } from '../propose/layout.ts';

/** How a file can be delivered without a question, or why it cannot: `messages.sources.inbox.reasons.<reason>`. */
export type KnownDelivery =
  | { department: string; tables: { table: number; dataset: string }[] }
  | { reason: 'layout-new' | 'layout-changed' | 'department-unknown' | 'batch-held' | 'partly-read' };

/** Notes that something with content was not read: who takes the rest must know, for the original is not kept. */
const passedOver = new Set([
  'entry-damaged',
  'entry-unknown',
  'entry-refused',
  'entry-beyond-limits',
  'entry-without-header',
]);

/**
 * A file needs no question when each of its tables continues a source of its department in the very layout that it
 * last had, nothing of that source waits for a decision, and no file of an archive was passed over.
 *
 * @param folder the department whose folder the file lies in; null: the one whose sources have such files
 */
export async function knownDelivery(
  session: Session,
  { tables, notes }: Pick<FileProposal, 'tables' | 'notes'>,
  folder: string | null,
): Promise<KnownDelivery> {
  if (notes.some(({ code }) => passedOver.has(code))) return { reason: 'partly-read' };
  const sources = (await readKnownSources(session)).filter(({ isRemembered }) => isRemembered);
  const department = folder ?? soleDepartment(sources, tables);
  if (department === null) return { reason: 'department-unknown' };
  const free = new Set(sources.filter((source) => source.department === department));
  const chosen: { table: number; dataset: string; sourceId: number }[] = [];
  for (const { table, ...shape } of tables) {
    const match = findSource([...free], shape);
    if (!match?.isContinued) return { reason: 'layout-new' };
    if (match.layout === 'changed') return { reason: 'layout-changed' };
    free.delete(match.source);
    chosen.push({ table, dataset: match.source.dataset, sourceId: match.source.sourceId });
  }
  if (await hasHeld(session, chosen)) return { reason: 'batch-held' };
  return { department, tables: chosen.map(({ table, dataset }) => ({ table, dataset })) };
}

/** Whose a file is that lies in no department's folder: the one department's that has delivered such files, if it is one. */
function soleDepartment(sources: readonly KnownSource[], tables: FileProposal['tables']): string | null {
  const layouts = new Set(tables.map(({ columns }) => layoutOf(columns.map(({ header }) => header))));
  const departments = new Set(
    sources.filter(({ layout }) => layouts.has(layout)).map(({ department }) => department),
  );
  return departments.size === 1 ? [...departments][0]! : null;
}

async function hasHeld(session: Session, sources: readonly { sourceId: number }[]): Promise<boolean> {
  const rows = await session.all<{ source_id: number }>(
    "SELECT DISTINCT source_id FROM ops.batch WHERE state = 'held'",
  );
  const held = new Set(rows.map(({ source_id }) => source_id));
  return sources.some(({ sourceId }) => held.has(sourceId));
}
