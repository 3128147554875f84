import { XmlTokenizer, type XmlHandler } from './xml-tokenizer.ts';

export type { Attributes } from './xml-attributes.ts';
export type { XmlHandler } from './xml-tokenizer.ts';

const greater = 0x3e;

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
  const tokenizer = new XmlTokenizer(part, handler);
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  const stretches = createStretches();
  return {
    write(chunk) {
      if (typeof chunk === 'string') return tokenizer.write(chunk);
      decoder ??= new TextDecoder(encodingOf(chunk));
      const bytes = decoder.encoding === 'utf-8' ? stretches.next(chunk) : chunk;
      if (bytes.length > 0) tokenizer.write(decoder.decode(bytes, { stream: true }));
    },
    end() {
      if (decoder) tokenizer.write(decoder.decode(stretches.rest()));
      tokenizer.end();
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

/**
 * Cuts UTF-8 after a tag, where a chunk has one: decoded, such a stretch is a single string that needs not be joined
 * with what was left of the last one.
 */
function createStretches() {
  let buffer = new Uint8Array(1 << 16);
  let kept = 0;
  let taken = 0;
  return {
    next(chunk: Uint8Array): Uint8Array {
      buffer.copyWithin(0, taken, taken + kept);
      if (kept + chunk.length > buffer.length) {
        const larger = new Uint8Array((kept + chunk.length) * 2);
        larger.set(buffer.subarray(0, kept));
        buffer = larger;
      }
      buffer.set(chunk, kept);
      const length = kept + chunk.length;
      taken = chunk.lastIndexOf(greater) < 0 ? length : kept + chunk.lastIndexOf(greater) + 1;
      kept = length - taken;
      return buffer.subarray(0, taken);
    },
    rest: (): Uint8Array => buffer.subarray(taken, taken + kept),
  };
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
