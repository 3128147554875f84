import type { ColumnMapping, DeliveryMode } from '../../../schemas/api/intake.ts';
import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import { normaliseHeader } from '../../../schemas/datasets/header.ts';
import { datasetById } from '../../../schemas/datasets/index.ts';
import { plainReading, Reading } from '../../../schemas/intake/reading.ts';
import type { RecognisedTable } from '../../../schemas/intake/connector.ts';
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
  mode: DeliveryMode;
  columns: ColumnMapping[];
  reading: Reading;
  /** Something of it is published; otherwise it keeps its id, but how it was read is taken back with its batches. */
  isRemembered: boolean;
}

export interface LayoutMatch {
  source: KnownSource;
  layout: 'known' | 'changed';
  /** The table continues this source, rather than only looking like it: it is no other sheet. */
  isContinued: boolean;
}

interface SourceRow {
  source_id: number;
  department: string;
  dataset: string;
  sheet: string | null;
  layout: string;
  mode: DeliveryMode;
  mapping: string;
  reading: string | null;
  remembered: boolean | null;
}

/** A changed export still has most of its headers; below this it is another source of the same department. */
const leastLikeness = 0.75;

export async function readKnownSources(session: Session): Promise<KnownSource[]> {
  const rows = await session.all<SourceRow>(
    `SELECT s.source_id, s.department, s.dataset, s.layout, s.mode, s.mapping, s.reading, b.sheet, b.remembered
     FROM ops.source s
     LEFT JOIN (
       SELECT source_id, max_by(sheet, (state = 'published', batch_id)) AS sheet,
         bool_or(state = 'published') AS remembered
       FROM ops.batch WHERE corrects IS NULL GROUP BY source_id) b USING (source_id)
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
    reading: readingOf(row),
    isRemembered: row.remembered === true,
  }));
}

function readingOf({ reading }: SourceRow): Reading {
  return reading === null ? plainReading : Reading.parse(JSON.parse(reading));
}

/**
 * The source whose files look like this table: the same headers, or nearly the same (a changed layout). One that
 * the table continues comes first, then the likest, one that read a sheet of the same name, the latest.
 */
export function findSource(
  sources: readonly KnownSource[],
  { columns, sheet }: Pick<RecognisedTable, 'columns' | 'sheet'>,
): LayoutMatch | null {
  const headers = columns.map(({ header }) => header);
  const layout = layoutOf(headers);
  const [best] = sources
    .map((source) => ({
      source,
      likeness: likenessOf(source, layout, headers),
      isContinued: continuesSheet(source, sheet),
      isSameSheet: source.sheet === sheet,
    }))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .sort(
      (a, b) =>
        Number(b.isContinued) - Number(a.isContinued) ||
        b.likeness - a.likeness ||
        Number(b.isSameSheet) - Number(a.isSameSheet) ||
        Number(b.source.isRemembered) - Number(a.source.isRemembered) ||
        b.source.sourceId - a.source.sourceId,
    );
  if (!best) return null;
  const { source, isContinued } = best;
  return { source, layout: source.layout === layout ? 'known' : 'changed', isContinued };
}

/** Lists differ from one another by a column (towns have one more than counties): a layout of its own is another list. */
function likenessOf(source: KnownSource, layout: string, headers: readonly string[]): number {
  if (source.layout === layout) return 1;
  if (datasetById(source.dataset)?.isList) return 0;
  return layoutLikeness(
    headers,
    source.columns.map(({ header }) => header),
  );
}

/**
 * Sheets of different names are different sources: 东镇's rows are not gone because 西镇 delivers. Flat files have no
 * name, and a date in a name (2026年10月, 户籍202611.csv) says which period it is, not which source.
 */
function continuesSheet(source: KnownSource, sheet: string): boolean {
  return source.sheet === '' || sheet === '' || withoutDates(source.sheet) === withoutDates(sheet);
}

const datesInNames =
  /(?:19|20)\d{2}年?[-_.]?(?:(?:1[0-2]|0?[1-9])月?(?:[-_.]?\d{1,2}日?)?)?|(?<!\d)(?:1[0-2]|[1-9])月(?:份|\d{1,2}日)?|第?[一二三四1-4]季度|上半年|下半年/gu;

function withoutDates(sheet: string): string {
  return sheet
    .replace(datesInNames, '')
    .replace(/[\s_.()（）-]+/gu, ' ')
    .trim();
}

/**
 * The source that each table of one delivery continues, or null for a new one. A source is claimed once, also by
 * a table that is not published again because it says nothing new.
 */
export function claimSources(
  sources: readonly KnownSource[],
  department: string,
  tables: readonly { table: RecognisedTable; dataset: Dataset }[],
): (KnownSource | null)[] {
  const claimed = new Set<KnownSource>();
  return tables.map(({ table, dataset }) => {
    const free = sources.filter(
      (source) => source.department === department && source.dataset === dataset.id && !claimed.has(source),
    );
    const match = findSource(free, table);
    if (!match?.isContinued) return null;
    claimed.add(match.source);
    return match.source;
  });
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
