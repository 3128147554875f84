import { isRefusedKey } from '../shared/refused-key.ts';
import type { Element } from './elements.ts';

/**
 * Gives the function that makes a record of an element of a table of objects. What is no object has another
 * number of cells than the table, so that it is never taken for one. `later` hears of fields without a column;
 * with `laterFields` the last column holds them as JSON, without those that are never stored.
 */
export function recordMaker(
  keys: readonly string[],
  laterFields: boolean,
  later: (name: string) => void,
): (element: Element) => string[] {
  const columns = new Map(keys.map((key, index) => [key, index]));
  const width = keys.length + (laterFields ? 1 : 0);
  return ({ kind, names, cells }) => {
    if (kind !== 'fields') return cells.length === width ? [...cells, ''] : cells;
    const record = new Array<string>(width).fill('');
    const others: string[] = [];
    for (const [i, name] of names.entries()) {
      const column = columns.get(name);
      if (column !== undefined) record[column] = cells[i]!;
      else if (!isRefusedKey(name)) {
        others.push(`${JSON.stringify(name)}:${JSON.stringify(cells[i])}`);
        later(name);
      }
    }
    if (others.length > 0) record[width - (laterFields ? 1 : 0)] = `{${others.join(',')}}`;
    return record;
  };
}
