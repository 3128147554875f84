import { dateStyleOfNamed, type DateStyle } from '../shared/date-style.ts';

/** The number formats that a page's style sheets give to classes of cells, as Office writes them. */
export type ClassFormats = ReadonlyMap<string, DateStyle>;

const format =
  /(?:mso-number-format|vnd\.ms-excel\.numberformat)\s*:\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^;}]*)/i;

/** What a style, such as `mso-number-format:"yyyy\\-mm\\-dd"`, says about dates; null when it names no format. */
export function dateStyleIn(style: string): DateStyle | null {
  const value = format.exec(style)?.[1];
  if (value === undefined) return null;
  const code = value.trim().replace(/^(["'])(.*)\1$/s, '$2');
  return dateStyleOfNamed(code.replace(/\\(?:([0-9a-f]{4})\s?|(.))/gi, decodeEscape));
}

function decodeEscape(_: string, hex: string | undefined, character: string): string {
  return hex === undefined ? character : String.fromCharCode(parseInt(hex, 16));
}

/** Reads the formats of classes out of a style sheet. */
export function classFormatsOf(sheet: string): ClassFormats {
  const formats = new Map<string, DateStyle>();
  for (const rule of sheet.split('}')) {
    const brace = rule.indexOf('{');
    const dates = brace < 0 ? null : dateStyleIn(rule.slice(brace));
    if (dates === null) continue;
    for (const selector of rule.slice(0, brace).split(',')) {
      const name = /\.([\w-]+)\s*$/.exec(selector)?.[1];
      if (name !== undefined) formats.set(name, dates);
    }
  }
  return formats;
}
