import { ParseError } from '../../schemas/intake/connector.ts';

/** The characters, names and references of XML 1.0, fifth edition. */

const nameStart =
  ':A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F' +
  '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
// eslint-disable-next-line no-misleading-character-class -- the ranges are those of productions 4 and 4a
const validName = new RegExp(`^[${nameStart}][${nameStart}\\-.0-9\\xB7\\u0300-\\u036F\\u203F\\u2040]*$`, 'u');

/** What is no character of XML (production 2): control characters, halves of surrogate pairs, two non-characters. */
// eslint-disable-next-line no-control-regex
export const noCharacter = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/u;

/** The XML declaration between `<?xml` and `?>` (production 23). */
export const declaration =
  /^\s+version\s*=\s*(["'])1\.\d+\1(?:\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\3)?\s*$/;

export interface XmlName {
  readonly qualified: string;
  /** Without its namespace prefix. */
  readonly local: string;
}

const slots = 512;

/**
 * Keeps the names met, so that each is checked and made a string once. Names that share a slot take it from each
 * other: what is kept stays small however many a file invents.
 */
export function createNames(part: string) {
  const kept: (XmlName | undefined)[] = new Array<XmlName | undefined>(slots).fill(undefined);
  return {
    /** The name at a place of a text; `hash` is any number that is the same for the same name. */
    at(text: string, start: number, end: number, hash: number): XmlName {
      const slot = hash & (slots - 1);
      const before = kept[slot];
      if (before?.qualified.length === end - start && text.startsWith(before.qualified, start)) return before;
      const qualified = text.slice(start, end);
      if (!validName.test(qualified)) throw new ParseError('FILE_UNREADABLE', { detail: `xml: ${part}` });
      const name = { qualified, local: qualified.slice(qualified.indexOf(':', 1) + 1) };
      kept[slot] = name;
      return name;
    },
  };
}

export type Names = ReturnType<typeof createNames>;

const predefined: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Replaces the references in a text; null when one is neither a character nor one of the five predefined entities. */
export function resolveReferences(text: string): string | null {
  let result = '';
  let done = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', done)) {
    const end = text.indexOf(';', at);
    const character = end < 0 ? undefined : referenced(text.slice(at + 1, end));
    if (character === undefined) return null;
    result += text.slice(done, at) + character;
    done = end + 1;
  }
  return result + text.slice(done);
}

function referenced(reference: string): string | undefined {
  const [, hex, decimal] = /^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/.exec(reference) ?? [];
  if (hex === undefined && decimal === undefined)
    return Object.hasOwn(predefined, reference) ? predefined[reference] : undefined;
  const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
  if (code > 0x10ffff) return undefined;
  const character = String.fromCodePoint(code);
  return noCharacter.test(character) ? undefined : character;
}
