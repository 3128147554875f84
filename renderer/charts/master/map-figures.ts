import type { Table } from 'apache-arrow';
import { readTable } from '../read-table.ts';
import { classify, classOf, type ClassMethod, type ValueClass } from './map-classes.ts';

/** What is known of one area; without a value there is no data, which is not zero. */
export interface AreaFigure {
  code: string;
  name: string;
  value: number | null;
  denominator: number | null;
  /** From 1, the greatest value first; equal values share the better rank. */
  rank: number | null;
  /** Which class the value is in; -1 without a value. */
  class: number;
}

/** The areas of a level with their values, and the classes that these make. */
export interface MapFigures {
  /** The greatest value first, areas without one last. */
  areas: readonly AreaFigure[];
  byCode: ReadonlyMap<string, AreaFigure>;
  classes: readonly ValueClass[];
  /** Areas that have a value. */
  valued: number;
  /** The sum of what belongs to no area of the level; 0 where the table holds rates. */
  elsewhere: number;
}

interface MeasureRow {
  area_code: string | null;
  area_name: string | null;
  value: number | bigint | null;
  denominator: number | bigint | null;
}

/**
 * Figures of the areas in a table of `master.map.measure`.
 *
 * @param outlined codes and names of the areas that have an outline: those without a row have no data
 */
export function readFigures(
  table: Table,
  outlined: readonly { code: string; name: string }[],
  method: ClassMethod,
): MapFigures {
  const rows = readTable<MeasureRow>(table);
  const known = new Map<string, Pick<AreaFigure, 'code' | 'name' | 'value' | 'denominator'>>();
  for (const { code, name } of outlined) known.set(code, { code, name, value: null, denominator: null });
  for (const { area_code: code, area_name: name, value, denominator } of rows)
    if (code !== null)
      known.set(code, {
        code,
        name: name ?? code,
        value: numberOf(value),
        denominator: numberOf(denominator),
      });
  const values = [...known.values()].flatMap(({ value }) => (value === null ? [] : [value]));
  const classes = classify(values, method);
  const descending = values.toSorted((a, b) => b - a);
  const ranks = new Map<number, number>();
  for (const [index, value] of descending.entries()) if (!ranks.has(value)) ranks.set(value, index + 1);
  const areas = [...known.values()]
    .map((area) => ({
      ...area,
      rank: area.value === null ? null : ranks.get(area.value)!,
      class: area.value === null ? -1 : classOf(area.value, classes),
    }))
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.code < b.code ? -1 : 1));
  return {
    areas,
    byCode: new Map(areas.map((area) => [area.code, area])),
    classes,
    valued: values.length,
    elsewhere: rows.reduce((sum, row) => sum + (row.area_code === null ? (numberOf(row.value) ?? 0) : 0), 0),
  };
}

function numberOf(value: number | bigint | null): number | null {
  return value === null ? null : Number(value);
}
