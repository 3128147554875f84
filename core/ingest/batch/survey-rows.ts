import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session, SqlValues } from '../../warehouse/warehouse.ts';
import { found, isDitto, looksSexagesimal } from '../normalise/index.ts';
import { cellOf, landedColumns } from './landing.ts';
import type { BatchReading } from './typed-rows.ts';

/** Fewer places than this may look like degrees, minutes and seconds by chance: (6/10)⁴ each, 10⁻⁸ together. */
const leastPlaces = 10;

/**
 * Looks at a batch as a whole for what its rows cannot show one by one, and gives the reading that takes it into
 * account: which columns say 同上 somewhere, so that the cells above must be carried down, and whether all decimal
 * degrees may be degrees, minutes and seconds. Non-data must have been set aside. A batch without either stays as
 * it is: DuckDB answers from the columns' statistics and dictionaries.
 */
export async function surveyRows(
  session: Session,
  reading: BatchReading,
  values?: SqlValues,
): Promise<BatchReading> {
  const mapped = landedColumns(reading.columns).filter(({ field }) => field !== null);
  const ditto = await columnsWithDitto(session, reading, mapped, values);
  const sexagesimal = await areSexagesimal(session, reading, mapped, values);
  return {
    ...reading,
    ...(ditto.length === 0
      ? {}
      : { rows: filledDownSql(reading, ditto), filledDown: new Set(ditto.map(({ index }) => index)) }),
    ...(sexagesimal ? { context: { ...reading.context, looksSexagesimal: true } } : {}),
  };
}

/** The column of `reading.rows` that has a column's cells with 同上 replaced, and the one that says what was found in them. */
export const filledCell = ({ index }: Pick<ColumnMapping, 'index'>) => quote(`c${index} filled`);
export const filledIssue = ({ index }: Pick<ColumnMapping, 'index'>) => quote(`c${index} filled!`);

/** One small query a column: several conditions in one could not be answered without reading every cell. */
async function columnsWithDitto(
  session: Session,
  { rows }: BatchReading,
  columns: readonly ColumnMapping[],
  values?: SqlValues,
): Promise<ColumnMapping[]> {
  if (columns.length === 0) return [];
  const queries = columns.map(
    (column) =>
      `SELECT * FROM (SELECT ${column.index} AS index FROM ${rows} WHERE ${isDitto(cellOf(column))} LIMIT 1)`,
  );
  const answers = await session.all<{ index: number }>(queries.join(' UNION ALL '), values);
  return columns.filter(({ index }) => answers.some((answer) => answer.index === index));
}

/**
 * The rows with the nearest value above in place of each 同上; NULL where nothing stands above. A value counts when
 * it is in a record that is data and has as many cells as the header.
 */
function filledDownSql({ rows, batchId, columns }: BatchReading, ditto: readonly ColumnMapping[]): string {
  const added = ditto.flatMap((column) => {
    const cell = `delivered.${cellOf(column)}`;
    const isSource = `no_data.number IS NULL AND cells = ${columns.length} AND NOT ${isDitto(cell)}`;
    const above = `last_value(CASE WHEN ${isSource} THEN ${cell} END IGNORE NULLS) OVER (ORDER BY row_number)`;
    return [
      `CASE WHEN ${isDitto(cell)} THEN ${above} ELSE ${cell} END AS ${filledCell(column)}`,
      `CASE WHEN ${isDitto(cell)} THEN CASE WHEN ${above} IS NULL THEN ${found('same-as-above')} ELSE ${found('filled-down')} END END AS ${filledIssue(column)}`,
    ];
  });
  return `(SELECT delivered.*, ${added.join(', ')}
    FROM (SELECT * FROM ${rows}) AS delivered
    LEFT JOIN (SELECT row_number AS number FROM quarantine.row WHERE batch_id = ${batchId} AND kind <> 'quarantined') AS no_data
      ON no_data.number = row_number)`;
}

async function areSexagesimal(
  session: Session,
  { rows, dataset }: BatchReading,
  columns: readonly ColumnMapping[],
  values?: SqlValues,
): Promise<boolean> {
  const cellOfType = (type: 'longitude' | 'latitude') => {
    const key = dataset.fields.find((field) => field.type === type)?.key;
    const column = columns.find(({ field }) => field === key);
    return column && cellOf(column);
  };
  const cells = [cellOfType('longitude'), cellOfType('latitude')];
  const [lng, lat] = cells;
  if (!lng || !lat) return false;
  const [answer] = await session.all<{ all: boolean | null; places: bigint }>(
    `SELECT bool_and(${looksSexagesimal(lng)} AND ${looksSexagesimal(lat)}) AS all,
       approx_count_distinct(${lng} || ' ' || ${lat}) AS places
     FROM ${rows} WHERE ${lng} IS NOT NULL AND ${lat} IS NOT NULL`,
    values,
  );
  return answer!.all === true && answer!.places >= leastPlaces;
}
