import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { Masking } from '../../../schemas/datasets/dataset.ts';
import { datasetById } from '../../../schemas/datasets/index.ts';
import type { ColumnType } from '../../../schemas/linkage/condition.ts';
import { maskSql } from '../../access/mask-sql.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { columnMasking } from './shown-columns.ts';

/** A value of a compared record: as it is, which never leaves the core, and as it may be shown. */
export interface RecordText {
  real: string;
  shown: string;
  masking: Masking;
}

/** The values of a record by column of the model; null where there is none. */
export type RecordTexts = Readonly<Record<string, RecordText | null>>;

/** Reads the values of one dataset's records from the temporary table `record`, by record id. */
export async function recordTexts(
  session: Session,
  { entity, columns }: { entity: EntityKind; columns: Readonly<Record<string, ColumnType>> },
  datasetId: string,
  ids: readonly number[],
): Promise<Map<number, RecordTexts>> {
  const dataset = datasetById(datasetId)!;
  const names = Object.keys(columns);
  const maskings = names.map((name) => columnMasking(entity, [dataset], name));
  const selected = names.flatMap((name, at) => {
    const text = textSql(quote(name), columns[name]!);
    return [`${text} AS real${at}`, `${maskSql(maskings[at]!, text)} AS shown${at}`];
  });
  const rows = await session.all<Record<string, string | number | null>>(
    `SELECT ${['record_id::DOUBLE AS id', ...selected].join(', ')} FROM record
     WHERE record_id IN (SELECT unnest($1::BIGINT[]))`,
    [ids.map(BigInt)],
  );
  const textOf = (row: Record<string, string | number | null>, at: number): RecordText | null => {
    const [real, shown] = [row[`real${at}`], row[`shown${at}`]];
    return typeof real === 'string' && typeof shown === 'string'
      ? { real, shown, masking: maskings[at]! }
      : null;
  };
  return new Map(
    rows.map((row) => [
      Number(row['id']),
      Object.fromEntries(names.map((name, at) => [name, textOf(row, at)])),
    ]),
  );
}

function textSql(name: string, type: ColumnType): string {
  if (type === 'list') return `array_to_string(${name}, ', ')`;
  if (type === 'number') return `regexp_replace(CAST(${name} AS VARCHAR), '\\.0$', '')`;
  return `CAST(${name} AS VARCHAR)`;
}
