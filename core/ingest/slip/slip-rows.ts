import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import type { Dataset, Severity } from '../../../schemas/datasets/dataset.ts';
import { formatMessage } from '../../../schemas/messages/format.ts';
import { issues as texts } from '../../../schemas/messages/zh/issues.ts';
import { slip as words } from '../../../schemas/messages/zh/slip.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { cellListSql, cellOf, landingTable } from '../batch/landing.ts';
import { wrongLength } from '../batch/typed-rows.ts';
import type { SheetCell, SheetRow } from '../workbook/sheet.ts';
import { shownCellSql, slipLayout, withheldText } from './slip-layout.ts';

/** Every page reads the landing once more: few large ones. */
const rowsAtOnce = 10_000;

/** Characters of surplus cells that stand in the note of a row. */
const mostSurplus = 2_000;

interface FoundRow {
  position: number;
  cells: (string | null)[];
  fields: (string | null)[];
  codes: string[];
  severities: Severity[];
  /** The delivered values in question. */
  found: (string | null)[];
  /** How many cells the row had; those beyond the header's, where they were kept. */
  count: number;
  surplus: string | null;
}

interface RowIssue {
  field: string | null;
  code: string;
  severity: Severity;
  value: string | null;
}

/**
 * The rows of a slip with their header, read a few at a time from the tables that `collectSlip` left: the values as
 * landed after reduction, the cells in question marked, and at the end what is wrong and what to do.
 */
export async function* slipRows(
  session: Session,
  dataset: Dataset,
  columns: readonly ColumnMapping[],
): AsyncGenerator<SheetRow> {
  yield slipLayout(columns).headers.map((value) => ({ value, style: 'header' }));
  const landed = await landedSql(session);
  if (landed === null) return;
  const cells = cellListSql(columns, (column) =>
    column.reduction === 'hmac' ? 'NULL' : shownCellSql(`l.${cellOf(column)}`),
  );
  for (let from = 1; ; from += rowsAtOnce) {
    const rows = await session.all<FoundRow>(
      `SELECT p.position, ${cells} AS cells, p.fields, p.codes, p.severities, p.found, l.cells AS count,
         left(array_to_string(q.cells[${columns.length + 1}:], '、'), ${mostSurplus}) AS surplus
       FROM slip_row p JOIN (${landed}) l USING (batch_id, row_number)
       LEFT JOIN quarantine.row q USING (batch_id, row_number)
       WHERE p.place BETWEEN ${from} AND ${from + rowsAtOnce - 1}
       ORDER BY p.place`,
    );
    for (const row of rows) yield slipRow(dataset, columns, row);
    if (rows.length < rowsAtOnce) return;
  }
}

/** All landings in which a row of the slip stands; null when it has none. */
async function landedSql(session: Session): Promise<string | null> {
  const batches = await session.all<{ batch_id: number }>(
    'SELECT DISTINCT batch_id FROM slip_row ORDER BY batch_id',
  );
  if (batches.length === 0) return null;
  return batches
    .map(({ batch_id }) => `SELECT ${batch_id} AS batch_id, * FROM ${landingTable(batch_id)}`)
    .join(' UNION ALL BY NAME ');
}

function slipRow(dataset: Dataset, columns: readonly ColumnMapping[], row: FoundRow): SheetRow {
  const found = row.codes.map((code, at): RowIssue => ({
    code,
    field: row.fields[at] ?? null,
    severity: row.severities[at]!,
    value: row.found[at] ?? null,
  }));
  const marks = marksOf(dataset, found);
  const cells = columns.map((column, at): SheetCell => {
    if (column.reduction === 'drop') return { value: withheldText, style: 'withheld' };
    const value = row.cells[at] ?? '';
    return { value, style: (column.field !== null && marks.get(column.field)) || 'text' };
  });
  const ofRow = found.filter(({ field }) => field === null);
  const isWrong = ofRow.some(({ severity }) => severity !== 'warning');
  return [
    { value: row.position, style: isWrong ? 'wrong' : ofRow.length > 0 ? 'doubtful' : 'plain' },
    ...cells,
    { value: [problemText(columns, found), ...lengthTexts(columns, row)].join('\n'), style: 'note' },
    { value: remedyText(found), style: 'note' },
  ];
}

/** How the cells of fields are marked. A rule about several fields marks those that it is about, the gravest issue wins. */
function marksOf(dataset: Dataset, found: readonly RowIssue[]): Map<string, 'wrong' | 'doubtful'> {
  const marks = new Map<string, 'wrong' | 'doubtful'>();
  for (const { field, code, severity } of found) {
    const rule = dataset.rules.find((candidate) => candidate.code === code && candidate.fields[0] === field);
    const style = severity === 'warning' ? 'doubtful' : 'wrong';
    for (const key of rule?.fields ?? (field === null ? [] : [field]))
      if (marks.get(key) !== 'wrong') marks.set(key, style);
  }
  return marks;
}

function problemText(columns: readonly ColumnMapping[], found: readonly RowIssue[]): string {
  return found
    .map(({ field, code, severity, value }) => {
      const header = columns.find((column) => field !== null && column.field === field)?.header;
      const { title: plain, located } = textsOf(code);
      const title = located === undefined ? plain : formatMessage(located, { row: value });
      const text = header === undefined ? title : formatMessage(words.inColumn, { header, title });
      return `${severity === 'warning' ? words.doubtful : words.wrong}${text}`;
    })
    .join('\n');
}

/** How long a row of another length than the header is, and what of it stands in none of the columns. */
function lengthTexts(columns: readonly ColumnMapping[], row: FoundRow): string[] {
  if (!row.codes.includes(wrongLength)) return [];
  const { length, surplus, withheld } = words;
  const isWithheld = row.cells.every((cell) => cell === null);
  return [
    formatMessage(length, { cells: row.count, columns: columns.length }),
    ...(row.surplus ? [formatMessage(surplus, { cells: row.surplus })] : []),
    ...(isWithheld ? [withheld] : []),
  ];
}

function remedyText(found: readonly RowIssue[]): string {
  return [...new Set(found.map(({ code }) => textsOf(code).remedy))].join('\n');
}

interface IssueText {
  title: string;
  /** The title of an issue with the row that it names. */
  located?: string;
  remedy: string;
}

/** What an issue's code means and how it is put right. */
export function textsOf(code: string): IssueText {
  return (texts as Record<string, IssueText>)[code] ?? { title: code, remedy: '' };
}
