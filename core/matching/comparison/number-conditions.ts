import { type Binders, overValues } from './condition-test.ts';
import { calendarDate, daysOf, isDayMonthSwapped } from './dates.ts';
import { greatCircleKm } from './great-circle.ts';
import type { PreparedColumns } from './prepared-columns.ts';

type NumberKind =
  | 'date-difference'
  | 'day-month-swapped'
  | 'same-year'
  | 'number-difference'
  | 'relative-difference'
  | 'distance';

/** Conditions on dates, numbers and places. */
export const numberConditions: Binders<NumberKind> = {
  'date-difference': ({ column, atMost, unit }, columns) => within(column, atMost * daysOf[unit], columns),
  'number-difference': ({ column, atMost }, columns) => within(column, atMost, columns),
  'relative-difference'({ column, atMost }, columns) {
    const { values } = columns.numbered<number>(column);
    return overValues(
      columns.numbered(column),
      (a, b) => relativeDifference(values[a]!, values[b]!) <= atMost,
    );
  },
  'same-year'({ column }, columns) {
    const dates = datesOf(column, columns);
    return overValues(columns.numbered(column), (a, b) => dates[a]!.year === dates[b]!.year);
  },
  'day-month-swapped'({ column }, columns) {
    const dates = datesOf(column, columns);
    return overValues(columns.numbered(column), (a, b) => isDayMonthSwapped(dates[a]!, dates[b]!));
  },
  distance({ columns: [longitude, latitude], atMostKm }, columns) {
    const [x, y] = [columns.numbered<number>(longitude), columns.numbered<number>(latitude)];
    const at = ({ numbers, values }: typeof x, tuple: number) => values[numbers[tuple]!];
    return (left, right) => {
      const [x1, y1, x2, y2] = [at(x, left), at(y, left), at(x, right), at(y, right)];
      if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return false;
      return greatCircleKm(x1, y1, x2, y2) <= atMostKm;
    };
  },
};

function within(column: string, atMost: number, columns: PreparedColumns) {
  const { values } = columns.numbered<number>(column);
  return overValues(columns.numbered(column), (a, b) => Math.abs(values[a]! - values[b]!) <= atMost);
}

function relativeDifference(left: number, right: number): number {
  return left === right ? 0 : Math.abs(left - right) / Math.max(Math.abs(left), Math.abs(right));
}

function datesOf(column: string, columns: PreparedColumns) {
  return columns.once(`dates ${column}`, () => columns.numbered<number>(column).values.map(calendarDate));
}
