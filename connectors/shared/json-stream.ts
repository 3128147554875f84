import { limits, ParseError } from '../../schemas/intake/connector.ts';
import { isRefusedKey } from '../../schemas/datasets/refused-key.ts';

export type JsonContainer = 'object' | 'array';
export type JsonScalar = 'string' | 'number' | 'boolean' | 'null';

/** What a reader of JSON wants to hear, in the order of the text. */
export interface JsonHandler {
  open(container: JsonContainer): void;
  close(container: JsonContainer): void;
  key(name: string): void;
  /** A string unescaped; of a number the literal as it is written, so that no digit is lost. */
  value(text: string, kind: JsonScalar): void;
}

/** JSON being read; `write` reports to the handler synchronously. */
export interface JsonReader {
  write(text: string): void;
  /** Says that nothing follows. */
  end(): void;
}

const mostNested = 200;
/** Longest string or number as written: escapes make a cell up to six times longer. */
const mostTokenLength = limits.cellBytes * 2;

const word = /[\w.+-]*/y;
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const literals = new Map<string, JsonScalar>([
  ['true', 'boolean'],
  ['false', 'boolean'],
  ['null', 'null'],
]);

/** What may stand next. */
type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'root';

/**
 * Creates a streaming reader of JSON (RFC 8259), or of several values that stand on lines of their own. Throws
 * FILE_UNREADABLE with the position of what is no JSON, and FILE_LIMIT where containers nest or strings run on
 * beyond reason. Keys are plain strings to it: `__proto__` is one like any other.
 */
export function createJsonReader(handler: JsonHandler): JsonReader {
  return new StreamingReader(handler);
}

class StreamingReader implements JsonReader {
  private readonly handler: JsonHandler;
  private readonly open: JsonContainer[] = [];
  private expected: Expected = 'root';
  private text = '';
  /** Characters before `text`. */
  private before = 0;
  private at = 0;
  private roots = 0;
  /** True when a line ended since the last root value. */
  private onNewLine = true;

  constructor(handler: JsonHandler) {
    this.handler = handler;
  }

  write(text: string): void {
    this.before += this.at;
    this.text = this.text.slice(this.at) + text;
    this.at = 0;
    if (this.text.length > mostTokenLength + text.length)
      throw new ParseError('FILE_LIMIT', { limit: 'cell', where: String(this.before) });
    this.readTokens(false);
  }

  end(): void {
    this.readTokens(true);
    if (this.at < this.text.length || this.expected !== 'root' || this.roots === 0) this.refuse(this.at);
  }

  private readTokens(final: boolean): void {
    const { text } = this;
    while (this.at < text.length) {
      const code = text.charCodeAt(this.at);
      if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
        if (code === 0x0a || code === 0x0d) this.onNewLine = true;
        this.at++;
      } else if (!this.readToken(text[this.at]!, final)) return;
    }
  }

  /** Reads the token at hand; false when its end must be seen first. */
  private readToken(first: string, final: boolean): boolean {
    switch (first) {
      case '{':
      case '[':
        this.openContainer(first === '{' ? 'object' : 'array');
        break;
      case '}':
      case ']':
        this.closeContainer(first === '}' ? 'object' : 'array');
        break;
      case ':':
        if (this.expected !== 'colon') this.refuse(this.at);
        this.expected = 'value';
        break;
      case ',':
        if (this.expected !== 'comma-or-end') this.refuse(this.at);
        this.expected = this.open.at(-1) === 'object' ? 'key' : 'value';
        break;
      case '"':
        return this.readString();
      default:
        return this.readWord(final);
    }
    this.at++;
    return true;
  }

  private openContainer(container: JsonContainer): void {
    this.beginValue();
    if (this.open.length === mostNested)
      throw new ParseError('FILE_LIMIT', { limit: 'nesting', where: String(this.before + this.at) });
    this.open.push(container);
    this.expected = container === 'object' ? 'key-or-end' : 'value-or-end';
    this.handler.open(container);
  }

  private closeContainer(container: JsonContainer): void {
    const mayEnd = container === 'object' ? 'key-or-end' : 'value-or-end';
    if (this.open.at(-1) !== container || (this.expected !== 'comma-or-end' && this.expected !== mayEnd))
      this.refuse(this.at);
    this.open.pop();
    this.handler.close(container);
    this.endValue();
  }

  private readString(): boolean {
    const end = closingQuote(this.text, this.at);
    if (end < 0) return false;
    const string = this.unescape(this.at, end);
    if (this.expected === 'key' || this.expected === 'key-or-end') {
      this.expected = 'colon';
      this.handler.key(string);
    } else {
      this.beginValue();
      this.handler.value(string, 'string');
      this.endValue();
    }
    this.at = end + 1;
    return true;
  }

  private unescape(start: number, end: number): string {
    try {
      return JSON.parse(this.text.slice(start, end + 1)) as string;
    } catch {
      return this.refuse(start);
    }
  }

  /** Reads a number, `true`, `false` or `null`. */
  private readWord(final: boolean): boolean {
    word.lastIndex = this.at;
    word.test(this.text);
    const end = word.lastIndex;
    if (end === this.text.length && !final) return false;
    const text = this.text.slice(this.at, end);
    const kind = literals.get(text) ?? (number.test(text) ? 'number' : this.refuse(this.at));
    this.beginValue();
    this.handler.value(text, kind);
    this.endValue();
    this.at = end;
    return true;
  }

  private beginValue(): void {
    if (this.open.length === 0) {
      if (this.expected !== 'root' || !this.onNewLine) this.refuse(this.at);
      this.roots++;
      this.onNewLine = false;
    } else if (this.expected !== 'value' && this.expected !== 'value-or-end') this.refuse(this.at);
  }

  private endValue(): void {
    this.expected = this.open.length === 0 ? 'root' : 'comma-or-end';
    if (this.open.length === 0) this.onNewLine = false;
  }

  private refuse(at: number): never {
    throw new ParseError('FILE_UNREADABLE', { detail: `json: ${this.before + at + 1}` });
  }
}

/** Position of the quote that closes the string opened at `from`; -1 when it is not there yet. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return at;
  }
  return -1;
}

/** Writes JSON again out of what a reader reports: numbers keep their literal. */
export class JsonTextBuilder implements JsonHandler {
  private text = '';
  private needsComma = false;
  /** How deep in the value of a refused member. */
  private refused = 0;
  private isNextRefused = false;

  open(container: JsonContainer): void {
    if (this.refused > 0 || this.isNextRefused) {
      this.refused++;
      this.isNextRefused = false;
      return;
    }
    this.separate();
    this.text += container === 'object' ? '{' : '[';
    this.needsComma = false;
  }

  close(container: JsonContainer): void {
    if (this.refused > 0) return void this.refused--;
    this.text += container === 'object' ? '}' : ']';
    this.needsComma = true;
  }

  key(name: string): void {
    if (this.refused > 0) return;
    this.isNextRefused = isRefusedKey(name);
    if (this.isNextRefused) return;
    this.separate();
    this.text += `${JSON.stringify(name)}:`;
    this.needsComma = false;
  }

  value(text: string, kind: JsonScalar): void {
    if (this.refused > 0) return;
    if (this.isNextRefused) return void (this.isNextRefused = false);
    this.separate();
    this.text += kind === 'string' ? JSON.stringify(text) : text;
    this.needsComma = true;
  }

  get length(): number {
    return this.text.length;
  }

  /** What was written since the last call. */
  take(): string {
    const { text } = this;
    this.text = '';
    this.needsComma = false;
    return text;
  }

  private separate(): void {
    if (this.needsComma) this.text += ',';
  }
}
