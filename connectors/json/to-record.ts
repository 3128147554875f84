import { recordMaker } from '../shared/named-cells.ts';
import type { Element } from './elements.ts';

/**
 * Gives the function that makes a record of an element of a table of objects. What is no object has another
 * number of cells than the table, so that it is never taken for one. `later` hears of fields without a column.
 */
export function elementRecordMaker(
  keys: readonly string[],
  laterFields: boolean,
  later: (name: string) => void,
): (element: Element) => string[] {
  const toRecord = recordMaker({ keys, laterFields, later });
  const width = keys.length + (laterFields ? 1 : 0);
  return (element) => {
    if (element.kind === 'fields') return toRecord(element);
    return element.cells.length === width ? [...element.cells, ''] : element.cells;
  };
}
