import type { FileProposal, TableProposal } from '../../../schemas/api/intake.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { InspectedFile } from '../inspected-files.ts';
import { readKnownSources, type KnownSource } from './known-sources.ts';
import { proposeTable } from './propose-table.ts';

/** What the hub proposes to do with a recognised file, table by table. */
export async function proposeFile(session: Session, file: InspectedFile): Promise<FileProposal> {
  const sources = await readKnownSources(session);
  const tables: TableProposal[] = [];
  for (const [position, table] of file.recognition.tables.entries())
    tables.push(await proposeTable(session, table, position, sources, file.dataset));
  return {
    fileId: file.fileId,
    fileName: file.location.name,
    size: file.size,
    connector: file.recognition.connector,
    department: file.origin.department ?? departmentOf(tables, sources),
    deliveredAs: await findDelivery(session, file.sha256),
    correctionOf: null,
    tables: tables.map((table) => ({ ...table, mode: file.origin.mode ?? table.mode })),
    notes: file.recognition.notes,
  };
}

/** The department that earlier files of these layouts came from, when it was one. */
function departmentOf(tables: readonly TableProposal[], sources: readonly KnownSource[]): string | null {
  const known = tables.map(({ sourceId }) => sources.find((source) => source.sourceId === sourceId));
  const departments = new Set(known.flatMap((source) => (source ? [source.department] : [])));
  return departments.size === 1 ? [...departments][0]! : null;
}

/** The latest delivery of these very bytes of which something is still published or waits for a decision. */
async function findDelivery(session: Session, sha256: string): Promise<FileProposal['deliveredAs']> {
  const [row] = await session.all<{ delivery_id: number; received_at: string }>(
    `SELECT delivery_id, received_at FROM ops.delivery
     WHERE sha256 = $1 AND delivery_id IN (SELECT delivery_id FROM ops.batch WHERE state IN ('published', 'held'))
     ORDER BY delivery_id DESC LIMIT 1`,
    [sha256],
  );
  return row ? { deliveryId: row.delivery_id, receivedAt: row.received_at } : null;
}
