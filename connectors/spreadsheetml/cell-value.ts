import type { DateStyle } from '../shared/date-style.ts';
import { dateText, numberText } from '../shared/number-text.ts';

/** The stored value of a cell as text, by the type that the file gives it; errors are not for this. */
export function cellText(type: string, value: string, style: DateStyle, date1904: boolean): string {
  if (type === 'DateTime') return dateTimeText(value.trim(), style);
  if (type === 'Boolean') return value.trim() === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'Number') return value;
  return style === 'none' ? numberText(value.trim()) : dateText(value.trim(), style, date1904);
}

/** A time of day is given as one of the day before the first. */
const dayZero = '1899-12-31';

/** `2024-03-05T09:32:09.000` as `2024-03-05 09:32:09`, without its time at midnight unless the style shows one. */
function dateTimeText(value: string, style: DateStyle): string {
  const milliseconds = Date.parse(`${value}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?$/.test(value) || Number.isNaN(milliseconds)) return value;
  const rounded = new Date(Math.round(milliseconds / 1000) * 1000).toISOString();
  const [date, time] = [rounded.slice(0, 10), rounded.slice(11, 19)];
  if (date === dayZero) return time;
  return time === '00:00:00' && style !== 'date-time' ? date : `${date} ${time}`;
}
