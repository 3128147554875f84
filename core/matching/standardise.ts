import type { Dataset } from '../../schemas/datasets/dataset.ts';
import { recordTable } from '../../schemas/datasets/index.ts';
import { quote } from '../warehouse/quote.ts';

/** Columns that a model compares: the name in the model, and the SQL over one dataset's published rows `r`. */
export type StandardColumns = Readonly<Record<string, string>>;

/** Gives a dataset's field as SQL over `r`, or NULL where the dataset has no such field. */
export type FieldSql = (...keys: string[]) => string;

/** What an entity's records look like to the engine, whichever dataset they come from. */
export interface Standardisation {
  columns(field: FieldSql): StandardColumns;
  /** The field whose delivered text, when it was unusable, still counts as evidence. */
  evidenceField: string;
}

function fieldSql(dataset: Dataset): FieldSql {
  const known = new Set(dataset.fields.map((field) => field.key));
  return (...keys) => {
    const present = keys.filter((key) => known.has(key)).map((key) => `r.${quote(key)}`);
    return present.length === 0 ? 'NULL::VARCHAR' : `coalesce(${present.join(', ')})`;
  };
}

function selectSql(dataset: Dataset, standardisation: Standardisation): string {
  const columns = Object.entries(standardisation.columns(fieldSql(dataset)));
  return `
    SELECT r.record_id, r.source_id, r.source_key, ${columns.map(([name, sql]) => `${sql} AS ${quote(name)}`).join(', ')}
    FROM ${recordTable(dataset)} r
    LEFT JOIN evidence e ON e.batch_id = r.batch_id AND e.row_number = r.row_number
    WHERE r.to_version IS NULL`;
}

/**
 * One table of all current records of an entity with the columns that its model compares, numbered from 0
 * by record id so that later steps carry four bytes a record.
 */
export function standardisedSql(datasets: readonly Dataset[], standardisation: Standardisation): string {
  return `
    WITH evidence AS (
      SELECT batch_id, row_number, any_value(upper(regexp_replace(value, '[^0-9A-Za-z]', '', 'g'))) AS delivered
      FROM quarantine.issue WHERE field = '${standardisation.evidenceField}' AND severity = 'field'
      GROUP BY ALL
    ), records AS (${datasets.map((dataset) => selectSql(dataset, standardisation)).join(' UNION ALL BY NAME ')})
    SELECT (row_number() OVER (ORDER BY record_id) - 1)::INTEGER AS n, * FROM records`;
}
