import { isAscii, isUtf8 } from 'node:buffer';
import type { ByteSource, Note } from '../../schemas/intake/connector.ts';
import { hasWideCharacters, shareOfCommonHanzi } from './decode-line.ts';
import { unfinishedBytes, type Encoding } from './transcoder.ts';

export interface DetectedEncoding {
  encoding: Encoding;
  /** Length of the byte order mark. */
  skipBytes: number;
  notes: Note[];
}

const headBytes = 64 * 1024;

/**
 * Decides how a text file is encoded: its byte order mark, else the zero bytes of UTF-16, else UTF-8 when the
 * whole file is well-formed, else GB18030. A few characters that are well-formed in both are taken for the commoner
 * Chinese ones. Reads on only while the bytes so far are well-formed UTF-8.
 */
export async function detectEncoding(source: ByteSource, signal: AbortSignal): Promise<DetectedEncoding> {
  const head = await source.read(0, headBytes);
  const marked = byteOrderMark(head);
  if (marked && marked.encoding !== 'utf-8') return { ...marked, notes: [] };
  const wide = marked ? null : utf16WithoutMark(head);
  if (wide) return { encoding: wide, skipBytes: 0, notes: [] };
  return detectNarrow(source, marked?.skipBytes ?? 0, signal);
}

/** Reads the byte order mark at the start of a file. */
export function byteOrderMark(head: Uint8Array): { encoding: Encoding; skipBytes: number } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', skipBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', skipBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', skipBytes: 2 };
  return null;
}

/**
 * Recognises UTF-16 that lacks its mark. A table has delimiters, digits and line ends, whose other byte is
 * zero, and else mostly CJK; read in the wrong order the same bytes make neither.
 */
export function utf16WithoutMark(head: Uint8Array): Encoding | null {
  if (!head.includes(0)) return null;
  const little = shareOfUsualUnits(head, 0, 1);
  const big = shareOfUsualUnits(head, 1, 0);
  if (Math.max(little, big) < 0.9) return null;
  return little >= big ? 'utf-16le' : 'utf-16be';
}

function shareOfUsualUnits(bytes: Uint8Array, low: number, high: number): number {
  const units = Math.floor(bytes.length / 2);
  let usual = 0;
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const unit = bytes[i + low]! | (bytes[i + high]! << 8);
    const ascii = (unit >= 0x20 && unit < 0x7f) || unit === 0x09 || unit === 0x0a || unit === 0x0d;
    const cjk = (unit >= 0x4e00 && unit < 0xa000) || (unit >= 0x3000 && unit < 0x3100) || unit >= 0xff00;
    if (ascii || cjk) usual++;
  }
  return units === 0 ? 0 : usual / units;
}

async function detectNarrow(
  source: ByteSource,
  skipBytes: number,
  signal: AbortSignal,
): Promise<DetectedEncoding> {
  let offset = 0;
  let seenMultibyte = 0;
  let carry: Uint8Array = new Uint8Array(0);
  for await (const chunk of source.stream()) {
    signal.throwIfAborted();
    const input = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
    const whole = input.subarray(0, input.length - unfinishedBytes(input));
    if (!isUtf8(whole)) return judgeDamaged(whole, offset, seenMultibyte, skipBytes);
    if (!isAscii(whole)) seenMultibyte = Math.max(seenMultibyte, 1) + countMultibyte(whole, whole.length);
    offset += whole.length;
    carry = input.slice(whole.length);
  }
  if (seenMultibyte > 0 && skipBytes === 0 && source.size <= headBytes)
    if (isRatherChinese(await source.read(0, source.size)))
      return { encoding: 'gb18030', skipBytes, notes: [] };
  if (carry.length === 0 || seenMultibyte > 0)
    return { encoding: 'utf-8', skipBytes, notes: cutOffNotes(carry, offset) };
  return judgeDamaged(carry, offset, seenMultibyte, skipBytes);
}

/**
 * Judges a text that is well-formed in UTF-8 and in GB18030: 一些 reads һЩ in UTF-8. In UTF-8 its characters would all
 * be of two bytes, which Chinese ones are not; in GB18030 they are common ones, several in a row, while the accents
 * of European languages stand alone.
 */
function isRatherChinese(bytes: Uint8Array): boolean {
  if (hasWideCharacters(bytes) || shareOfCommonHanzi(bytes) < 0.8) return false;
  const text = new TextDecoder('gb18030').decode(bytes);
  const inRows = text.match(/\p{Script=Han}{2,}/gu)?.join('').length ?? 0;
  return !text.includes('\uFFFD') && inRows * 2 > (text.match(/\p{Script=Han}/gu)?.length ?? 0);
}

function cutOffNotes(carry: Uint8Array, offset: number): Note[] {
  return carry.length === 0 ? [] : [{ code: 'cut-off-character', data: { offset } }];
}

/** So many well-formed characters are not by chance. */
const convincingCharacters = 20;

/** UTF-8 when what came before was plainly so, or most of the lines where it breaks are. */
function judgeDamaged(
  bytes: Uint8Array,
  offset: number,
  before: number,
  skipBytes: number,
): DetectedEncoding {
  if (skipBytes === 0 && before < convincingCharacters && !isMostlyUtf8(bytes))
    return { encoding: 'gb18030', skipBytes: 0, notes: [] };
  return {
    encoding: 'utf-8',
    skipBytes,
    notes: [{ code: 'undecodable-bytes', data: { offset: offset + firstBadByte(bytes) } }],
  };
}

function isMostlyUtf8(bytes: Uint8Array): boolean {
  let utf8 = 0;
  let gb18030 = 0;
  for (let start = 0; start < bytes.length;) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    const line = bytes.subarray(start, end);
    if (!isUtf8(line)) gb18030 += shareOfCommonHanzi(line) > 0.5 ? 1 : 0;
    else if (hasWideCharacters(line)) utf8++;
    start = end;
  }
  return utf8 > gb18030;
}

/** Position of the first byte that breaks UTF-8, by bisection over prefixes of whole characters. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const prefix = bytes.subarray(0, middle);
    if (isUtf8(prefix.subarray(0, middle - unfinishedBytes(prefix)))) good = middle;
    else bad = middle;
  }
  return good - unfinishedBytes(bytes.subarray(0, good));
}

/** Counts lead bytes of multibyte characters, no further than is needed to be convinced. */
function countMultibyte(bytes: Uint8Array, end: number): number {
  let count = 0;
  for (let i = 0; i < end && count < convincingCharacters; i++) if (bytes[i]! >= 0xc2) count++;
  return count;
}
