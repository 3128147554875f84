/** Whether a style shows a number as a date, as a date with its time, or as neither. */
export type DateStyle = 'none' | 'date' | 'date-time';

/** Built-in formats that show dates (ECMA-376 part 1, 18.8.30, with those of zh-cn). */
const builtInDates = new Set([14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
const builtInTimes = new Set([18, 19, 20, 21, 22, 32, 33, 34, 35, 55, 56]);

/** What a built-in format, known by its number alone, says about dates. */
export function builtInDateStyle(id: number): DateStyle {
  if (builtInDates.has(id)) return 'date';
  return builtInTimes.has(id) ? 'date-time' : 'none';
}

/** Judges a format code by its letters outside quotes, brackets and escapes. Elapsed times ([h]:mm) are no dates. */
export function dateStyleOf(code: string): DateStyle {
  const first = code.split(';')[0]!;
  if (/\[(?:h+|m+|s+)\]/i.test(first)) return 'none';
  const letters = first.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').replace(/general/gi, '');
  if (/[hs]/i.test(letters)) return 'date-time';
  return /[ydgeb]|m/i.test(letters.replace(/e[+-]/gi, '')) ? 'date' : 'none';
}

const namedStyles: ReadonlyMap<string, DateStyle> = new Map([
  ['general', 'none'],
  ['general date', 'date-time'],
  ['long date', 'date'],
  ['medium date', 'date'],
  ['short date', 'date'],
  ['long time', 'date-time'],
  ['medium time', 'date-time'],
  ['short time', 'date-time'],
  ['general number', 'none'],
  ['currency', 'none'],
  ['euro currency', 'none'],
  ['fixed', 'none'],
  ['standard', 'none'],
  ['percent', 'none'],
  ['scientific', 'none'],
  ['yes/no', 'none'],
  ['true/false', 'none'],
  ['on/off', 'none'],
]);

/** Judges a format as Excel's XML and HTML write it: by its name, or by its code. */
export function dateStyleOfNamed(format: string): DateStyle {
  return namedStyles.get(format.toLowerCase()) ?? dateStyleOf(format);
}
