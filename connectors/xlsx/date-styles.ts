import type { Archive } from '../shared/archive.ts';
import { readXml } from '../shared/xml.ts';

/** Whether a style shows a number as a date, as a date with its time, or as neither. */
export type DateStyle = 'none' | 'date' | 'date-time';

/** Built-in formats that show dates (ECMA-376 part 1, 18.8.30, with those of zh-cn). */
const builtInDates = new Set([14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
const builtInTimes = new Set([18, 19, 20, 21, 22, 32, 33, 34, 35, 55, 56]);

/** Reads the cell styles: for each style number, what it says about dates. */
export async function readDateStyles(archive: Archive, part: string): Promise<DateStyle[]> {
  const formats = new Map<number, string>();
  const styles: DateStyle[] = [];
  let inCellFormats = false;
  await readXml(part, archive.stream(part), {
    open(name, attributes) {
      if (name === 'numFmt') formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attributes['numFmtId'] ?? 0);
        const code = formats.get(id);
        styles.push(code === undefined ? builtIn(id) : dateStyleOf(code));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

function builtIn(id: number): DateStyle {
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
