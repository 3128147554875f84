import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import { quote } from '../../warehouse/quote.ts';

/** Gives the first of a dataset's fields that it has a value in, as SQL over `r`, or NULL where it has none of them. */
export type FieldSql = (...keys: string[]) => string;

/** What records of one kind look like to the engine, whichever dataset they come from. */
export interface Standardisation {
  datasets: readonly string[];
  /** The field whose delivered text, when it was unusable, still counts as evidence: `e.delivered`. */
  evidenceField?: string;
  /** Whose names the column `name` holds. */
  names: 'persons' | 'organisations' | 'none';
  /** Columns by name, as SQL over one dataset's published rows `r` and the delivered text `e.delivered`. */
  columns(field: FieldSql): Readonly<Record<string, string>>;
  /** Which rows speak of the kind at all, as SQL over the columns above; all where it is left out. */
  where?: string;
  /**
   * Columns of the model by name, as SQL over those above (`p`), the parts of its `address` (`a.road`, `a.estate`,
   * `a.door`), and of its `name` the reading (`q.reading`, of persons) or the core (`q.core`, of organisations).
   */
  refined: Readonly<Record<string, string>>;
}

export function fieldSql(dataset: Dataset): FieldSql {
  const known = new Set(dataset.fields.map((field) => field.key));
  return (...keys) => {
    const present = keys.filter((key) => known.has(key)).map((key) => `r.${quote(key)}`);
    return present.length === 0 ? 'NULL' : `coalesce(${present.join(', ')})`;
  };
}
