import type { DateStyle } from './date-style.ts';

const secondsPerDay = 86_400;
const days1904 = 1462;
const lastSerial = 2_958_465; // 9999-12-31

/** A number of up to 15 digits that is its own shortest form, as nearly all of a sheet are. */
const shortest = /^(?:0|-?[1-9]\d{0,14}|-?(?!0\.000000)(?:0|[1-9]\d*)\.\d*[1-9])$/;

/**
 * A number as text: shortest form that reads back equal, integers without `.0`. A long number that a cell has
 * rounded to what floating point can hold has lost its last digits whatever they look like, also where a check
 * digit happens to fit: it comes in scientific form, which reads back equal too, so that nobody
 * takes it for whole. Digits that no floating
 * point number has were written by something that kept them all, and stay.
 */
export function numberText(literal: string): string {
  if (literal.length <= 16 && shortest.test(literal)) return literal;
  const value = Number(literal);
  if (literal.trim() === '' || !Number.isFinite(value)) return literal;
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return String(value);
  const digits = literal.trim().replace(/\.0*$/, '');
  if (!/^-?\d+$/.test(digits)) return literal;
  // Writers print the shortest digits that read back equal, or all of the number that is held.
  const isRounded = digits === String(value) || BigInt(digits) === BigInt(value);
  return isRounded ? value.toExponential().toUpperCase() : digits;
}

/**
 * A serial date as ISO text: `YYYY-MM-DD`, with ` HH:MM:SS` when the style shows a time or the value has one;
 * below one day only the time. Counts like Excel, for which 1900 was a leap year. What is no date stays a number.
 */
export function dateText(literal: string, style: DateStyle, date1904: boolean): string {
  const value = Number(literal);
  if (style === 'none' || literal.trim() === '' || !(value >= 0 && value <= lastSerial))
    return numberText(literal);
  let day = Math.floor(value);
  let seconds = Math.round((value - day) * secondsPerDay);
  if (seconds === secondsPerDay) {
    day++;
    seconds = 0;
  }
  const time = seconds === 0 ? '00:00:00' : new Date(seconds * 1000).toISOString().slice(11, 19);
  if (day === 0 && !date1904) return time;
  const from1900 = date1904 ? day + days1904 : day < 60 ? day + 1 : day;
  const date = isoDate(from1900 - 25_569);
  return style === 'date' && seconds === 0 ? date : `${date} ${time}`;
}

const mostDates = 50_000;
const dates = new Map<number, string>();

/** The date of a day counted from 1970-01-01. Sheets repeat their dates: those met last are kept. */
function isoDate(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * secondsPerDay * 1000).toISOString().slice(0, 10);
  if (dates.size === mostDates) dates.clear();
  dates.set(day, date);
  return date;
}
