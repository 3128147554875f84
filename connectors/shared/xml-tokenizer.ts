import { ParseError } from '../../schemas/intake/connector.ts';
import { AttributeList, type Attributes } from './xml-attributes.ts';
import {
  createNames,
  declaration,
  noCharacter,
  resolveReferences,
  type Names,
  type XmlName,
} from './xml-lexicon.ts';

/** What a reader of one XML part wants to hear. Names of elements come without their namespace prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  /** A piece of the text between two tags, which may come in several. */
  text?(text: string): void;
}

/** Parts of a workbook nest about ten deep. */
const mostNested = 200;
const mostAttributes = 256;
/** Characters of a tag that ends in a later chunk: it is kept until then. */
const longestTag = 1024 * 1024;
const longestReference = 64;
const longestDeclaration = 1024;

const tab = 0x09;
const newline = 0x0a;
const space = 0x20;
const exclamation = 0x21;
const doubleQuote = 0x22;
const ampersand = 0x26;
const singleQuote = 0x27;
const slash = 0x2f;
const less = 0x3c;
const equals = 0x3d;
const greater = 0x3e;
const question = 0x3f;
const bracket = 0x5d;
/** From here on stand halves of surrogate pairs and the two that are no characters. */
const firstOdd = 0xd800;

/** What ends a name: 1 for these characters. */
const endsName = new Uint8Array(128);
for (const code of [tab, newline, space, doubleQuote, singleQuote, slash, less, equals, greater, question])
  endsName[code] = 1;

function isOdd(code: number): boolean {
  return code >= firstOdd && (code < 0xe000 || code > 0xfffd);
}

/** Says of a construct that it goes on in the next chunk. */
const incomplete = -1;

type Inside = 'content' | 'comment' | 'instruction' | 'cdata';

/**
 * Takes a document of XML 1.0 in pieces of text, cut anywhere, and reports its elements and texts to a handler at
 * once. It checks that the document is well-formed and knows no document type: `<!DOCTYPE` is refused, so there are no
 * entities but the predefined five and nothing is ever fetched. Throws FILE_UNREADABLE for what is not well-formed and
 * FILE_LIMIT for what would take too much memory, naming the part.
 */
export class XmlTokenizer {
  private readonly part: string;
  private readonly handler: XmlHandler;
  private readonly names: Names;
  private readonly attributes = new AttributeList();
  /** The elements open. */
  private readonly elements: XmlName[] = [];
  private inside: Inside = 'content';
  private hasStarted = false;
  private hasRoot = false;
  /** Half of a surrogate pair or of a line end: the other half may come. */
  private half = '';
  /** The text being read: what the last chunk left over, and this chunk. */
  private text = '';
  /** Where the name read last ends. */
  private nameEnd = 0;

  constructor(part: string, handler: XmlHandler) {
    this.part = part;
    this.handler = handler;
    this.names = createNames(part);
  }

  write(chunk: string): void {
    const whole = this.half + chunk;
    const last = whole.charCodeAt(whole.length - 1);
    this.half = last === 0x0d || (last & 0xfc00) === 0xd800 ? whole.slice(-1) : '';
    this.read(this.half === '' ? whole : whole.slice(0, -1));
  }

  end(): void {
    this.read(this.half);
    const isWhole = this.text === '' && this.inside === 'content' && this.elements.length === 0;
    if (!isWhole || !this.hasRoot) this.refuse();
  }

  private read(chunk: string): void {
    const lines = chunk.includes('\r') ? chunk.replace(/\r\n?/g, '\n') : chunk;
    this.text += this.hasStarted ? lines : lines.replace(/^\uFEFF/, '');
    let at = 0;
    while (at < this.text.length) {
      const next = this.readOne(at);
      if (next === incomplete) break;
      this.hasStarted = true;
      at = next;
    }
    this.text = this.text.slice(at);
    if (this.text.length > longestTag)
      throw new ParseError('FILE_LIMIT', { limit: 'markup', where: this.part });
  }

  /** Reads what stands at a place and returns where it ends. */
  private readOne(at: number): number {
    if (this.inside !== 'content') return this.readInside(at);
    if (this.text.charCodeAt(at) !== less) return this.readText(at);
    if (at + 1 === this.text.length) return incomplete;
    const code = this.text.charCodeAt(at + 1);
    if (code === slash) return this.readEndTag(at);
    if (code === exclamation) return this.readDeclaration(at);
    if (code === question) return this.readInstruction(at);
    return this.readStartTag(at);
  }

  private readText(at: number): number {
    const { text } = this;
    let isPlain = true;
    let end = at;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code > bracket && code < firstOdd) continue;
      if (code === less) break;
      if (code === ampersand || code === bracket || code < space || isOdd(code)) isPlain = false;
    }
    if (end === text.length) end = this.endOfWholeText(at);
    if (end === at) return incomplete;
    const written = text.slice(at, end);
    if (this.elements.length === 0) {
      if (/[^ \t\n]/.test(written)) this.refuse();
    } else this.handler.text?.(isPlain ? written : this.resolve(written));
    return end;
  }

  /** Where a text that goes on in the next chunk can be cut: not in a reference, nor in a `]]>`. */
  private endOfWholeText(at: number): number {
    const { text } = this;
    const reference = text.lastIndexOf('&');
    if (reference >= at && !text.includes(';', reference)) {
      if (text.length - reference > longestReference) this.refuse();
      return reference;
    }
    return Math.max(at, this.withoutBrackets());
  }

  /** Where the text ends without the one or two brackets that may begin a `]]>`. */
  private withoutBrackets(): number {
    const { text } = this;
    return text.length - (text.endsWith(']]') ? 2 : text.endsWith(']') ? 1 : 0);
  }

  /** A text or value with its references replaced. */
  private resolve(written: string): string {
    if (written.includes(']]>')) this.refuse();
    this.refuseNoCharacters(written);
    return written.includes('&') ? (resolveReferences(written) ?? this.refuse()) : written;
  }

  private refuseNoCharacters(passage: string): void {
    if (noCharacter.test(passage)) this.refuse();
  }

  private readStartTag(at: number): number {
    const { text, attributes, elements } = this;
    const name = this.readName(at + 1);
    if (!name) return incomplete;
    attributes.clear(text);
    let end = this.nameEnd;
    for (;;) {
      const begin = this.skipSpace(end);
      if (begin + 1 >= text.length && text.charCodeAt(begin) !== greater) return incomplete;
      const code = text.charCodeAt(begin);
      if (code === greater) {
        this.open(name);
        elements.push(name);
        return begin + 1;
      }
      if (code === slash) {
        if (text.charCodeAt(begin + 1) !== greater) this.refuse();
        this.open(name);
        this.handler.close?.(name.local);
        return begin + 2;
      }
      if (begin === end) this.refuse();
      end = this.readAttribute(begin);
      if (end === incomplete) return incomplete;
    }
  }

  private open(name: XmlName): void {
    const depth = this.elements.length;
    if (depth === 0 && this.hasRoot) this.refuse();
    if (depth >= mostNested) throw new ParseError('FILE_LIMIT', { limit: 'nesting', where: this.part });
    this.hasRoot = true;
    this.handler.open?.(name.local, this.attributes);
  }

  private readAttribute(at: number): number {
    const { text } = this;
    const name = this.readName(at);
    if (!name) return incomplete;
    const sign = this.skipSpace(this.nameEnd);
    const begin = this.skipSpace(sign + 1);
    if (begin >= text.length) return incomplete;
    const quote = text.charCodeAt(begin);
    if (text.charCodeAt(sign) !== equals || (quote !== doubleQuote && quote !== singleQuote)) this.refuse();
    let isPlain = true;
    for (let end = begin + 1; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code > less && code < firstOdd) continue;
      if (code === quote) {
        this.addAttribute(name, begin + 1, end, isPlain);
        return end + 1;
      }
      if (code === less) this.refuse();
      if (code === ampersand || code < space || isOdd(code)) isPlain = false;
    }
    return incomplete;
  }

  private addAttribute({ qualified }: XmlName, start: number, end: number, isPlain: boolean): void {
    const resolved = isPlain ? undefined : this.resolveValue(this.text.slice(start, end));
    if (!this.attributes.add(qualified, start, end, resolved)) this.refuse();
    if (this.attributes.length > mostAttributes)
      throw new ParseError('FILE_LIMIT', { limit: 'markup', where: this.part });
  }

  private resolveValue(written: string): string {
    this.refuseNoCharacters(written);
    return resolveReferences(written.replace(/[\t\n]/g, ' ')) ?? this.refuse();
  }

  /** Reads the name at a place; null when it may go on in the next chunk. */
  private readName(start: number): XmlName | null {
    const { text } = this;
    let hash = 0;
    for (let at = start; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code < 128 && endsName[code] === 1) {
        this.nameEnd = at;
        return this.names.at(text, start, at, hash);
      }
      hash = (hash * 31 + code) | 0;
    }
    return null;
  }

  private skipSpace(at: number): number {
    const { text } = this;
    for (; ; at++) {
      const code = text.charCodeAt(at);
      if (code > space || (code !== space && code !== newline && code !== tab)) return at;
    }
  }

  private readEndTag(at: number): number {
    const { text, elements } = this;
    const name = elements.at(-1);
    if (!name) return this.refuse();
    const start = at + 2;
    const nameEnd = start + name.qualified.length;
    if (nameEnd >= text.length) return incomplete;
    if (!text.startsWith(name.qualified, start)) this.refuse();
    const end = this.skipSpace(nameEnd);
    if (end >= text.length) return incomplete;
    if (text.charCodeAt(end) !== greater) this.refuse();
    elements.pop();
    this.handler.close?.(name.local);
    return end + 1;
  }

  /** Reads the start of a comment or of a CDATA section. */
  private readDeclaration(at: number): number {
    const start = this.text.slice(at, at + 9);
    if (start.startsWith('<!--')) {
      this.inside = 'comment';
      return at + 4;
    }
    if (start === '<![CDATA[') {
      if (this.elements.length === 0) this.refuse();
      this.inside = 'cdata';
      return at + 9;
    }
    if (start === '<!DOCTYPE') this.refuse('doctype');
    if (!['<!--', '<![CDATA[', '<!DOCTYPE'].some((known) => known.startsWith(start))) this.refuse();
    return incomplete;
  }

  /** Reads the start of a processing instruction, or the XML declaration as a whole. */
  private readInstruction(at: number): number {
    const { text } = this;
    const name = this.readName(at + 2);
    if (!name || this.nameEnd + 1 >= text.length) return incomplete;
    const isDeclaration = name.qualified.toLowerCase() === 'xml';
    if (isDeclaration && (this.hasStarted || name.qualified !== 'xml')) this.refuse();
    if (isDeclaration) {
      const end = text.indexOf('?>', this.nameEnd);
      if ((end < 0 ? text.length : end) > longestDeclaration) this.refuse();
      if (end < 0) return incomplete;
      if (!declaration.test(text.slice(this.nameEnd, end))) this.refuse();
      return end + 2;
    }
    const isBare = text.startsWith('?>', this.nameEnd);
    if (!isBare && this.skipSpace(this.nameEnd) === this.nameEnd) this.refuse();
    this.inside = 'instruction';
    return this.nameEnd;
  }

  /** Reads on in what is skipped, or in a CDATA section. */
  private readInside(at: number): number {
    if (this.inside === 'comment') return this.skipComment(at);
    if (this.inside === 'cdata') return this.readSection(at);
    const found = this.text.indexOf('?>', at);
    if (found < 0) return this.pass(at, this.text.length - (this.text.endsWith('?') ? 1 : 0));
    this.pass(at, found);
    this.inside = 'content';
    return found + 2;
  }

  private skipComment(at: number): number {
    const { text } = this;
    const found = text.indexOf('--', at);
    if (found < 0) return this.pass(at, text.length - (text.endsWith('-') ? 1 : 0));
    if (found + 2 === text.length) return this.pass(at, found);
    if (text.charCodeAt(found + 2) !== greater) this.refuse();
    this.pass(at, found);
    this.inside = 'content';
    return found + 3;
  }

  private readSection(at: number): number {
    const found = this.text.indexOf(']]>', at);
    const end = found < 0 ? Math.max(at, this.withoutBrackets()) : found;
    const next = this.pass(at, end);
    if (end > at) this.handler.text?.(this.text.slice(at, end));
    if (found < 0) return next;
    this.inside = 'content';
    return found + 3;
  }

  /** Passes what is taken as it stands; incomplete when that is nothing. */
  private pass(at: number, end: number): number {
    if (end <= at) return incomplete;
    this.refuseNoCharacters(this.text.slice(at, end));
    return end;
  }

  private refuse(detail = 'xml'): never {
    throw new ParseError('FILE_UNREADABLE', { detail: `${detail}: ${this.part}` });
  }
}
