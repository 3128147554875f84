import { isRefusedKey } from '../../schemas/datasets/refused-key.ts';

/** Cells of a record whose fields have names; `cells[i]` belongs to `names[i]`. */
export interface NamedCells {
  names: readonly string[];
  cells: readonly string[];
}

interface RecordForm {
  /** The names that have a column, in its order. */
  keys: readonly string[];
  /** Whether a last column holds the fields without one, as JSON and without those that are never stored. */
  laterFields: boolean;
  /** Hears of fields without a column. */
  later: (name: string) => void;
  /** A field's name as people see it. */
  headerOf?: (name: string) => string;
}

/**
 * Gives the function that lays the fields of a record out in the columns of its table; `fixed` are the cells of the
 * columns between those of the fields and the last one.
 */
export function recordMaker({ keys, laterFields, later, headerOf = (name) => name }: RecordForm) {
  const columns = new Map(keys.map((key, index) => [key, index]));
  return ({ names, cells }: NamedCells, fixed: readonly string[] = []): string[] => {
    const record = new Array<string>(keys.length).fill('');
    const others: string[] = [];
    for (const [i, name] of names.entries()) {
      const column = columns.get(name);
      const header = headerOf(name);
      if (column !== undefined) record[column] = cells[i]!;
      else if (!isRefusedKey(header)) {
        others.push(`${JSON.stringify(header)}:${JSON.stringify(cells[i])}`);
        later(header);
      }
    }
    record.push(...fixed);
    if (others.length > 0) record.push(`{${others.join(',')}}`);
    else if (laterFields) record.push('');
    return record;
  };
}
