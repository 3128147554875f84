import { SaxesParser } from 'saxes';
import { ParseError } from '../../schemas/intake/connector.ts';

export type Attributes = Record<string, string>;

/** What a reader of one XML part wants to hear. Names come without their namespace prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Parts of a workbook nest about ten deep. */
const mostNested = 200;

/** A part being parsed; `write` reports to the handler synchronously. */
export interface XmlReader {
  /** Takes bytes of UTF-8 or, with their mark, UTF-16; or text that is decoded already. */
  write(chunk: Uint8Array | string): void;
  end(): void;
}

/**
 * Creates a streaming XML reader. A document type declaration is refused, so no entity is ever defined,
 * expanded or fetched. Throws FILE_UNREADABLE, naming the part, when the XML is not well-formed.
 */
export function createXmlReader(part: string, handler: XmlHandler): XmlReader {
  const parser = new SaxesParser({ position: false });
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  const refuse = (detail: string) => {
    throw new ParseError('FILE_UNREADABLE', { detail: `${detail}: ${part}` });
  };
  parser.on('error', () => refuse('xml'));
  parser.on('doctype', () => refuse('doctype'));
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > mostNested) throw new ParseError('FILE_LIMIT', { limit: 'nesting', where: part });
    handler.open?.(localName(name), attributes as Attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    handler.close?.(localName(name));
  });
  if (handler.text) {
    parser.on('text', (text) => handler.text?.(text));
    parser.on('cdata', (text) => handler.text?.(text));
  }
  return {
    write(chunk) {
      if (typeof chunk === 'string') return void parser.write(chunk);
      decoder ??= new TextDecoder(encodingOf(chunk));
      parser.write(decoder.decode(chunk, { stream: true }));
    },
    end() {
      if (decoder) parser.write(decoder.decode());
      parser.close();
    },
  };
}

/** Reads a whole part. */
export async function readXml(
  part: string,
  chunks: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
): Promise<void> {
  const reader = createXmlReader(part, handler);
  let empty = true;
  for await (const chunk of chunks) {
    empty = false;
    reader.write(chunk);
  }
  if (!empty) reader.end();
}

function localName(name: string): string {
  if (name.length < 3) return name; // the names of most elements, too short for a prefix
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
