import { normaliseHeader } from '../../../schemas/datasets/header.ts';
import type { Column } from '../../../schemas/intake/connector.ts';
import type { CellReading, LinkColumn } from '../../../schemas/linkage/link-job.ts';

/** Where a column of the job comes from in one table. */
export type FoundColumn =
  | { kind: 'header'; column: Column; reading?: CellReading }
  /** SQL over the headers of these columns. */
  | { kind: 'sql'; sql: string; columns: readonly Column[] };

export interface FoundColumns {
  found: ReadonlyMap<string, FoundColumn>;
  /** What the table does not have. */
  missing: readonly { column: string; header: string }[];
}

/** Finds the columns of a job among the headers of a table. */
export function findColumns(
  wanted: Readonly<Record<string, LinkColumn>>,
  headers: readonly Column[],
): FoundColumns {
  const found = new Map<string, FoundColumn>();
  const missing: { column: string; header: string }[] = [];
  for (const [name, source] of Object.entries(wanted)) {
    const place = findColumn(source, headers);
    if (typeof place === 'string') missing.push({ column: name, header: place });
    else found.set(name, place);
  }
  return { found, missing };
}

/** The header among those of a table, or undefined: as it is written, or but for spaces, width and case. */
export function findHeader(header: string, headers: readonly Column[]): Column | undefined {
  return (
    headers.find((column) => column.header === header) ??
    headers.find((column) => normaliseHeader(column.header) === normaliseHeader(header))
  );
}

function findColumn(source: LinkColumn, headers: readonly Column[]): FoundColumn | string {
  if (typeof source === 'object' && 'sql' in source)
    return {
      kind: 'sql',
      sql: source.sql,
      columns: headers.filter(({ header }) => source.sql.toLowerCase().includes(header.toLowerCase())),
    };
  const { header, as } = typeof source === 'object' && 'header' in source ? source : { header: source };
  const names = [header].flat();
  for (const name of names) {
    const column = findHeader(name, headers);
    if (column) return { kind: 'header', column, ...(as && { reading: as }) };
  }
  return names.join(' | ');
}
