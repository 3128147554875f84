import { literal } from '../../warehouse/quote.ts';
import { longestToken } from './null-tokens.ts';

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => String.fromCharCode(from + at)).join('');

const fullWidthOffset = 0xff01 - 0x21;
const half = (text: string) =>
  [...text].map((char) => String.fromCharCode(char.charCodeAt(0) - fullWidthOffset)).join('');

const fullWidthAlphanumeric = range(0xff10, 0xff19) + range(0xff21, 0xff3a) + range(0xff41, 0xff5a);
const fullWidthAscii = range(0xff01, 0xff5e);
const otherSpaces = '\u3000\u00a0\u2002\u2003\u2007\u2009\u202f\t\r\n';
const invisible = '\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad';

/** Characters of running text that need care; the form that RE2 understands. */
const dirtyCharacters =
  '[\\x00-\\x1f\\x7f\\x{a0}\\x{ad}\\x{2002}-\\x{200f}\\x{202f}\\x{2060}\\x{3000}\\x{feff}\\x{ff10}-\\x{ff19}\\x{ff21}-\\x{ff3a}\\x{ff41}-\\x{ff5a}';

/** True when running text needs tidying: invisible or full-width characters, spaces at its ends, spreadsheet quoting. */
export function isUntidy(text: string): string {
  return `regexp_matches(${text}, ${literal(`${dirtyCharacters}]|^[ '=]| $`)})`;
}

/**
 * True for an address or a name of an organisation that needs no further look: no space, no half-width or odd
 * bracket, nothing masked or lost, and too long for a word that stands for nothing.
 */
export function isPlain(text: string): string {
  const suspicious = literal(`${dirtyCharacters} ()*＊※●█\\[\\]【】〔〕﹙﹚\\x{fffd}]|^['=]`);
  return `(strlen(${text}) > ${longestToken} AND NOT regexp_matches(${text}, ${suspicious}))`;
}

const controls = '[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]';

/** Replaces characters one by one; what has no counterpart is removed. Plain ASCII text has nothing to replace, and is spared the work. */
function replaced(text: string, from: string, to: string): string {
  const translated = `translate(regexp_replace(${text}, '${controls}', '', 'g'), ${literal(from)}, ${literal(to)})`;
  return `CASE WHEN regexp_matches(${text}, '[^ -~]') THEN ${translated} ELSE ${text} END`;
}

/** Removes what spreadsheets put around text so that it stays text: ="…" and a leading apostrophe. */
function unwrapped(text: string): string {
  return `regexp_replace(trim(${text}), '(?s)^(?:=\\s*"(.*)"|''+(.*))$', '\\1\\2')`;
}

/** Running text: letters and digits half-width, one kind of space and no doubled ones, nothing invisible; punctuation stays. */
export function tidy(text: string): string {
  const from = fullWidthAlphanumeric + otherSpaces + invisible;
  const to = half(fullWidthAlphanumeric) + ' '.repeat(otherSpaces.length);
  return `trim(regexp_replace(${unwrapped(replaced(text, from, to))}, ' {2,}', ' ', 'g'))`;
}

/** Numbers, codes and dates: everything half-width, upper case, nothing invisible; inner spaces stay. */
export function plainAscii(text: string): string {
  const from = fullWidthAscii + otherSpaces + '×–—−‐‑' + invisible;
  const to = half(fullWidthAscii) + ' '.repeat(otherSpaces.length) + 'X-----';
  return `trim(upper(${unwrapped(replaced(text, from, to))}))`;
}

/** Removes all spaces. */
export function unspaced(text: string): string {
  return `replace(${text}, ' ', '')`;
}

/** True for what a number cell leaves of a long number: 3.20582E+17. */
export function isScientific(text: string): string {
  return `regexp_full_match(${text}, '[0-9](\\.[0-9]+)?E\\+?[0-9]{1,2}')`;
}

/** True when characters were lost on the way: the replacement character. */
export function hasLostCharacters(text: string): string {
  return `contains(${text}, '\ufffd')`;
}

/** True when the text was masked before it was delivered. */
export function isMasked(text: string): string {
  return `regexp_matches(${text}, '[*＊※●█]')`;
}

const dittos = ['同上', '〃', '″', '〞', '"', '同 上', '同　上', '同上。'].map(literal).join(', ');

/** True for the words that stand for the cell above. */
export function isDitto(text: string): string {
  return `(${text} IN (${dittos}))`;
}
