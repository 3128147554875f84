import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import type { Source } from '../../../schemas/api/sources.ts';
import { datasets, recordTable } from '../../../schemas/datasets/index.ts';
import type { Session } from '../../warehouse/warehouse.ts';

interface SourceRow {
  source_id: number;
  department: string;
  dataset: string;
  connector: string;
  mode: 'snapshot' | 'delta';
  mapping: string;
  version: number;
  last_delivery: string | null;
  current: bigint;
}

/** Who delivers what, and how many rows of it are published now. */
export async function listSources(session: Session): Promise<Source[]> {
  const counts = datasets.map(
    (dataset) =>
      `SELECT source_id, count(*) AS current FROM ${recordTable(dataset)} WHERE to_version IS NULL GROUP BY source_id`,
  );
  const rows = await session.all<SourceRow>(
    `SELECT s.source_id, s.department, s.dataset, s.connector, s.mode, s.mapping, s.version,
       max(d.received_at) AS last_delivery, coalesce(any_value(c.current), 0) AS current
     FROM ops.source s
     LEFT JOIN ops.batch b USING (source_id)
     LEFT JOIN ops.delivery d USING (delivery_id)
     LEFT JOIN (${counts.join(' UNION ALL ')}) c USING (source_id)
     GROUP BY ALL ORDER BY s.department, s.dataset, s.source_id`,
  );
  return rows.map((row) => ({
    sourceId: row.source_id,
    department: row.department,
    dataset: row.dataset,
    connector: row.connector,
    mode: row.mode,
    mapping: JSON.parse(row.mapping) as ColumnMapping[],
    current: Number(row.current),
    lastDelivery: row.last_delivery,
    version: row.version,
  }));
}
