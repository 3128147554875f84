import { isRefusedKey } from '../shared/refused-key.ts';
import { headerOf, type Feature } from './features.ts';

/**
 * Gives the function that makes a record of a feature: its fields, its geometry and, with `laterFields`, the rest as
 * JSON, without what is never stored. `later` hears of fields without a column.
 */
export function recordMaker(
  keys: readonly string[],
  laterFields: boolean,
  later: (name: string) => void,
): (feature: Feature) => string[] {
  const columns = new Map(keys.map((key, index) => [key, index]));
  const width = keys.length + (laterFields ? 2 : 1);
  return ({ names, cells, geometry }) => {
    const record = new Array<string>(width).fill('');
    const others: string[] = [];
    for (const [i, name] of names.entries()) {
      const column = columns.get(name);
      if (column !== undefined) record[column] = cells[i]!;
      else if (!isRefusedKey(headerOf(name))) {
        others.push(`${JSON.stringify(headerOf(name))}:${JSON.stringify(cells[i])}`);
        later(headerOf(name));
      }
    }
    record[keys.length] = geometry;
    if (others.length > 0) record[width - (laterFields ? 1 : 0)] = `{${others.join(',')}}`;
    return record;
  };
}
