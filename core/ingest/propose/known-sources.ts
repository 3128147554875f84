import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import { normaliseHeader } from '../../../schemas/datasets/header.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { layoutLikeness, layoutOf } from './layout.ts';
import type { RememberedColumns } from './match-columns.ts';

/** A source as the warehouse remembers it: how its last file was read. */
export interface KnownSource {
  sourceId: number;
  department: string;
  dataset: string;
  /** Sheet of its last batch; empty for flat files. */
  sheet: string;
  layout: string;
  mode: 'snapshot' | 'delta';
  columns: ColumnMapping[];
}

export interface LayoutMatch {
  source: KnownSource;
  layout: 'known' | 'changed';
}

interface SourceRow {
  source_id: number;
  department: string;
  dataset: string;
  sheet: string | null;
  layout: string;
  mode: 'snapshot' | 'delta';
  mapping: string;
}

/** A changed export still has most of its headers; below this it is another source of the same department. */
const leastLikeness = 0.7;

export async function readKnownSources(session: Session): Promise<KnownSource[]> {
  const rows = await session.all<SourceRow>(
    `SELECT s.source_id, s.department, s.dataset, s.layout, s.mode, s.mapping, b.sheet
     FROM ops.source s
     LEFT JOIN (SELECT source_id, max_by(sheet, batch_id) AS sheet FROM ops.batch GROUP BY source_id) b USING (source_id)
     ORDER BY s.source_id`,
  );
  return rows.map((row) => ({
    sourceId: row.source_id,
    department: row.department,
    dataset: row.dataset,
    sheet: row.sheet ?? '',
    layout: row.layout,
    mode: row.mode,
    columns: JSON.parse(row.mapping) as ColumnMapping[],
  }));
}

/**
 * The source whose files look like this table: the same headers, or nearly the same (a changed layout). Among
 * equals the one that read a sheet of the same name, then the latest.
 */
export function findSource(
  sources: readonly KnownSource[],
  headers: readonly string[],
  sheet: string,
): LayoutMatch | null {
  const layout = layoutOf(headers);
  const likeness = (source: KnownSource) =>
    source.layout === layout
      ? 1
      : layoutLikeness(
          headers,
          source.columns.map(({ header }) => header),
        );
  const [best] = sources
    .map((source) => ({ source, likeness: likeness(source), sameSheet: Number(source.sheet === sheet) }))
    .filter((match) => match.likeness >= leastLikeness)
    .sort(
      (a, b) => b.likeness - a.likeness || b.sameSheet - a.sameSheet || b.source.sourceId - a.source.sourceId,
    );
  if (!best) return null;
  return { source: best.source, layout: best.source.layout === layout ? 'known' : 'changed' };
}

/**
 * What the source's last file tells about headers. That a column has no field is remembered only when a person
 * said so: otherwise a field added since could never find it.
 */
export function rememberedColumns(source: KnownSource): RememberedColumns {
  return new Map(
    source.columns
      .filter(({ field, reason }) => field !== null || reason === 'person' || reason === 'remembered')
      .map(({ header, field }) => [normaliseHeader(header), field]),
  );
}
