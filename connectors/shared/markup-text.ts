import type { ByteSource, Note } from '../../schemas/intake/connector.ts';
import { detectEncoding } from '../csv/detect-encoding.ts';

/** A file of markup as text. */
export interface MarkupText {
  pieces: AsyncGenerator<string>;
  /** How it was decoded, where that is not the usual. */
  notes: Note[];
}

const headBytes = 4096;

/** Encodings that a declaration is believed about: the bytes alone do not tell them from GB18030. */
const believed = /^(?:big5|shift_jis|euc-jp|euc-kr|windows-125\d|iso-8859-\d+|koi8-[ru])$/;

/**
 * Opens a file of markup. Its bytes say whether it is UTF-8, UTF-16 or GB18030: export programs declare any of them;
 * for other encodings the declaration counts.
 */
export async function openMarkup(source: ByteSource, signal: AbortSignal): Promise<MarkupText> {
  const detected = await detectEncoding(source, signal);
  const declared = detected.encoding === 'gb18030' ? await declaredEncoding(source) : null;
  const encoding = declared ?? detected.encoding;
  const notes =
    encoding === 'utf-8' ? [] : [{ code: 'encoding', data: { encoding: encoding.toUpperCase() } }];
  return { pieces: decode(source, encoding, signal), notes: [...notes, ...detected.notes] };
}

/** The start of a file of markup as text, for judging what it is. */
export async function markupHead(source: ByteSource, bytes: number): Promise<string> {
  const head = await source.read(0, bytes);
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0x3c && head[1] === 0);
  return new TextDecoder(isWide ? 'utf-16le' : 'latin1').decode(head).replace(/^(?:\uFEFF|ï»¿)/, '');
}

async function declaredEncoding(source: ByteSource): Promise<string | null> {
  const head = await markupHead(source, headBytes);
  const label = /(?:<\?xml[^>]{0,100}?encoding|charset)\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
  if (label === undefined) return null;
  try {
    const { encoding } = new TextDecoder(label);
    return believed.test(encoding) ? encoding : null;
  } catch {
    return null;
  }
}

async function* decode(source: ByteSource, encoding: string, signal: AbortSignal): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of source.stream()) {
    signal.throwIfAborted();
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
