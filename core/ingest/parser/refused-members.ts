import { isRefusedKey } from '../../../schemas/datasets/refused-key.ts';

/**
 * JSON that stands in a cell as text, with `null` for every member that is refused everywhere (DOMAIN §1); all else
 * stays as it was written. Text that is no longer whole, or quoted as other languages do, hides nothing: what cannot
 * be told from a refused value goes with it. Time grows with the length.
 */
export function withoutRefusedMembers(text: string): string {
  const quotes = quoteFinder(text);
  let cleaned = '';
  let kept = 0;
  for (let open = quotes(0); open >= 0;) {
    const end = endOfString(text, open);
    const colon = skipSpace(text, end);
    const change =
      text[colon] === ':' ? nullFor(text, open, end, colon + 1) : withoutRefusedWithin(text, open, end);
    if (change) {
      cleaned += text.slice(kept, change.from) + change.text;
      kept = change.to;
    }
    open = quotes(change?.to ?? end);
  }
  return kept === 0 ? text : cleaned + text.slice(kept);
}

/** What is to stand instead of the text between two positions. */
interface Change {
  from: number;
  to: number;
  text: string;
}

/** The change to the member whose name is quoted from `open` to `end`; null for one that is kept. */
function nullFor(text: string, open: number, end: number, from: number): Change | null {
  return isRefusedKey(unquoted(text, open, end)) ? { from, to: endOfValue(text, from), text: 'null' } : null;
}

/** The change to a string that holds JSON in its turn. */
function withoutRefusedWithin(text: string, open: number, end: number): Change | null {
  if (text[open + 1] !== '{' && text[open + 1] !== '[') return null;
  const inner = unquoted(text, open, end);
  const cleaned = withoutRefusedMembers(inner);
  return cleaned === inner ? null : { from: open, to: end, text: JSON.stringify(cleaned) };
}

/** Gives the function that finds the first quote from a position on, for positions that only grow. */
function quoteFinder(text: string): (from: number) => number {
  const next = new Map([
    ['"', -1],
    ["'", -1],
  ]);
  return (from) => {
    let first = Infinity;
    for (const [quote, known] of next) {
      const at = known >= from ? known : text.indexOf(quote, from);
      next.set(quote, at < 0 ? Infinity : at);
      if (at >= 0) first = Math.min(first, at);
    }
    return first === Infinity ? -1 : first;
  };
}

/** The position behind a string's closing quote, or the end of the text. */
function endOfString(text: string, open: number): number {
  const quote = text[open]!;
  for (let at = text.indexOf(quote, open + 1); at >= 0; at = text.indexOf(quote, at + 1)) {
    let escapes = 0;
    while (text[at - 1 - escapes] === '\\') escapes++;
    if (escapes % 2 === 0) return at + 1;
  }
  return text.length;
}

/** The position behind a value: where its brackets are closed, or the end of a text that is cut off. */
function endOfValue(text: string, from: number): number {
  const start = skipSpace(text, from);
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '"' || sign === "'") at = endOfString(text, at) - 1;
    else if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') {
      if (depth === 0) return at;
      depth--;
    } else if (sign === ',' && depth === 0) return at;
  }
  return text.length;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at]!.trim() === '') at++;
  return at;
}

function unquoted(text: string, open: number, end: number): string {
  const inner = text.slice(open + 1, end - 1);
  if (!inner.includes('\\')) return inner;
  try {
    return JSON.parse(`"${inner}"`) as string;
  } catch {
    return inner;
  }
}
