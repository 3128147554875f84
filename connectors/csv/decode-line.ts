import { isAscii, isUtf8 } from 'node:buffer';

/** A line as text, with where in it the other encoding, or bytes of neither, were met; -1 for nowhere. */
export interface DecodedLine {
  text: string;
  otherAt: number;
  badAt: number;
  /** Places that could not be decoded, each now U+FFFD. */
  bad: number;
}

export type ByteEncoding = 'utf-8' | 'gb18030';

const replacement = '\uFFFD';
const decoders = {
  'utf-8': new TextDecoder('utf-8', { ignoreBOM: true }),
  gb18030: new TextDecoder('gb18030'),
};

/**
 * Decodes a line of a file whose encoding does not fit all of it: as a whole in one of both encodings, else word by
 * word, so that what a program appended in the other encoding is read as it was meant.
 */
export function decodeLine(bytes: Uint8Array, primary: ByteEncoding): DecodedLine {
  const whole = decodeWhole(bytes, primary);
  if (whole) return { text: whole.text, otherAt: whole.isOther ? 0 : -1, badAt: -1, bad: 0 };
  const line: DecodedLine = { text: '', otherAt: -1, badAt: -1, bad: 0 };
  for (let start = 0; start < bytes.length;) {
    const end = endOfWord(bytes, start);
    const word = bytes.subarray(start, end);
    const decoded = decodeWhole(word, primary);
    line.text += decoded?.text ?? decoders[primary].decode(word);
    if (decoded?.isOther && line.otherAt < 0) line.otherAt = start;
    if (!decoded) {
      if (line.badAt < 0) line.badAt = start + firstBadByte(word, primary);
      line.bad += decoders[primary].decode(word).split(replacement).length - 1;
    }
    start = end;
  }
  return line;
}

/** Bytes below `0` are a character of their own in both encodings: words end behind them. */
function endOfWord(bytes: Uint8Array, start: number): number {
  let end = start;
  while (end < bytes.length && bytes[end]! >= 0x30) end++;
  while (end < bytes.length && bytes[end]! < 0x30) end++;
  return end;
}

/** The text where all of it is well-formed in one encoding: the file's own, unless the other is far more plausible. */
function decodeWhole(bytes: Uint8Array, primary: ByteEncoding): { text: string; isOther: boolean } | null {
  const utf8 = isUtf8(bytes) ? decoders['utf-8'].decode(bytes) : null;
  if (utf8 !== null && (primary === 'utf-8' || isAscii(bytes))) return { text: utf8, isOther: false };
  if (utf8 !== null && hasWideCharacters(bytes)) return { text: utf8, isOther: true };
  const gb18030 = decoders.gb18030.decode(bytes);
  if (gb18030.includes(replacement)) return null;
  if (primary === 'gb18030') return { text: gb18030, isOther: false };
  const isPlausible = shareOfCommonHanzi(bytes) > (hasWellFormedWide(bytes) ? 0.6 : 0.3);
  return isPlausible ? { text: gb18030, isOther: true } : null;
}

/** True when some characters are Chinese in UTF-8, whatever stands between them. */
function hasWellFormedWide(bytes: Uint8Array): boolean {
  return /[\u3000-\u9fff]/u.test(decoders['utf-8'].decode(bytes));
}

/** True when well-formed UTF-8 has characters of three bytes, as Chinese ones are: chance makes them of two. */
export function hasWideCharacters(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte >= 0xe3);
}

/**
 * How many of the characters are, in GB18030, of the first level of GB/T 2312 (the 3,755 commonest ones), its
 * punctuation or of four bytes, which nothing else looks like; from 0 to 1.
 */
export function shareOfCommonHanzi(bytes: Uint8Array): number {
  let wide = 0;
  let common = 0;
  for (let at = 0; at < bytes.length;) {
    const [lead, trail] = [bytes[at]!, bytes[at + 1] ?? 0];
    const length = lengthInGb18030(bytes, at);
    at += length;
    if (length === 1) continue;
    wide++;
    const isCommon = (lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3);
    if (length === 4 || (isCommon && trail >= 0xa1)) common++;
  }
  return wide === 0 ? 0 : common / wide;
}

/** Position of the first byte that the encoding cannot have there. */
function firstBadByte(bytes: Uint8Array, encoding: ByteEncoding): number {
  let at = 0;
  while (at < bytes.length) {
    const length = encoding === 'utf-8' ? lengthInUtf8(bytes[at]!) : lengthInGb18030(bytes, at);
    const character = bytes.subarray(at, at + length);
    if (decoders[encoding].decode(character).includes(replacement)) return at;
    at += length;
  }
  return at;
}

function lengthInUtf8(lead: number): number {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
}

function lengthInGb18030(bytes: Uint8Array, at: number): number {
  if (bytes[at]! < 0x81) return 1;
  return isDigit(bytes[at + 1]) && (at + 3 >= bytes.length || isDigit(bytes[at + 3])) ? 4 : 2;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** How many bytes at the end begin a character that is cut off. */
export function unfinishedInGb18030(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = lengthInGb18030(bytes, at);
    if (at + length > bytes.length) return bytes.length - at;
    at += length;
  }
  return 0;
}
