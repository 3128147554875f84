import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import type { Source } from '../../../schemas/api/sources.ts';
import { datasets, recordTable } from '../../../schemas/datasets/index.ts';
import { plainReading, Reading } from '../../../schemas/intake/reading.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { dueOf } from './cadence.ts';
import { missingBasis } from './lawful.ts';
import { parseProfile } from './read-profile.ts';
import { readReports, type SourceReport } from './read-reports.ts';

interface SourceRow {
  source_id: number;
  department: string;
  dataset: string;
  connector: string;
  mode: 'snapshot' | 'delta';
  mapping: string;
  reading: string | null;
  profile: string | null;
  version: number;
  first_seen: string | null;
  last_delivery: string | null;
  held: bigint;
  current: bigint;
}

/**
 * Who delivers what, on what basis and how often, and how many rows of it are published now.
 *
 * @param today ISO date that dues and terms are measured against
 */
export async function listSources(session: Session, today: string): Promise<Source[]> {
  const counts = datasets.map(
    (dataset) =>
      `SELECT source_id, count(*) AS current FROM ${recordTable(dataset)} WHERE to_version IS NULL GROUP BY source_id`,
  );
  const rows = await session.all<SourceRow>(
    `SELECT s.source_id, s.department, s.dataset, s.connector, s.mode, s.mapping, s.reading, s.profile, s.version,
       min(d.received_at) AS first_seen, max(d.received_at) FILTER (b.state = 'published') AS last_delivery,
       count(*) FILTER (b.state = 'held') AS held, coalesce(any_value(c.current), 0) AS current
     FROM ops.source s
     LEFT JOIN ops.batch b USING (source_id)
     LEFT JOIN ops.delivery d USING (delivery_id)
     LEFT JOIN (${counts.join(' UNION ALL ')}) c USING (source_id)
     GROUP BY ALL ORDER BY s.department, s.dataset, s.source_id`,
  );
  const reports = await readReports(session);
  return rows.map((row) => toSource(row, reports.get(row.source_id) ?? [], today));
}

function toSource(row: SourceRow, reports: readonly SourceReport[], today: string): Source {
  const profile = parseProfile(row.profile);
  const missing = missingBasis(profile, today);
  const firstSeen = row.first_seen?.slice(0, 10) ?? null;
  return {
    sourceId: row.source_id,
    department: row.department,
    dataset: row.dataset,
    connector: row.connector,
    mode: row.mode,
    mapping: JSON.parse(row.mapping) as ColumnMapping[],
    reading: row.reading === null ? plainReading : Reading.parse(JSON.parse(row.reading)),
    profile,
    lawful: missing.length === 0 ? 'complete' : missing,
    ...dueOf(profile ?? { cadence: 'irregular', graceDays: 0 }, reports, firstSeen, today),
    current: Number(row.current),
    lastDelivery: row.last_delivery,
    lastNilReport: lastNilReport(reports),
    held: Number(row.held),
    version: row.version,
  };
}

function lastNilReport(reports: readonly SourceReport[]): Source['lastNilReport'] {
  const last = reports.findLast(({ batchId }) => batchId === null);
  return last ? { period: last.period ?? '', at: last.receivedAt } : null;
}
