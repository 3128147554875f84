import { isAscii, isUtf8 } from 'node:buffer';
import { decodeLine, hasWideCharacters, unfinishedInGb18030, type ByteEncoding } from './decode-line.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** What a file has that its encoding does not explain; positions in bytes from the transcoder's first one. */
export interface Damage {
  /** Lines with text in the other encoding, UTF-8 or GB18030, which was read in that one. */
  other: { count: number; at: number } | null;
  /** Places that could not be decoded. */
  bad: { count: number; at: number } | null;
  /** Where the last character begins, when the file ends inside it. */
  cutAt: number | null;
}

/** Turns a file's bytes into UTF-8, chunk by chunk. Undecodable bytes become U+FFFD and are reported. */
export interface Transcoder {
  /** Decodes what the chunk completes; the result is valid until the next call. */
  push(chunk: Uint8Array): Uint8Array;
  /** Decodes what is left. */
  end(): Uint8Array;
  readonly damage: Damage;
}

/** Creates the transcoder of an encoding; a byte order mark must already have been skipped. */
export function createTranscoder(encoding: Encoding): Transcoder {
  return encoding === 'utf-8' || encoding === 'gb18030'
    ? createLineTranscoder(encoding)
    : createUtf16Transcoder(encoding);
}

const lineFeed = 0x0a;
/** This much of the end is always looked at line by line: another encoding there may be too short to show. */
const tailBytes = 4096;
/** A line longer than this is decoded in pieces. */
const mostLineBytes = 4 * 1024 * 1024;

/** Chunks that their encoding explains are decoded at once, the others line by line. */
function createLineTranscoder(encoding: ByteEncoding): Transcoder {
  const damage: Damage = { other: null, bad: null, cutAt: null };
  const encoder = createEncoder();
  let carry: Uint8Array = new Uint8Array(0);
  let offset = 0;

  function decode(bytes: Uint8Array): Uint8Array {
    const start = offset;
    offset += bytes.length;
    if (encoding === 'utf-8') {
      if (isUtf8(bytes)) return bytes;
    } else if (!hasUtf8Block(bytes)) {
      const text = gb18030.decode(bytes);
      if (!text.includes('\uFFFD')) return encoder.encode(text);
    }
    return encoder.encode(decodeLines(bytes, start, encoding, damage));
  }

  return {
    damage,
    push(chunk) {
      const input = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
      const end = endOfLines(input);
      carry = input.slice(end);
      return decode(input.subarray(0, end));
    },
    end() {
      const cut = encoding === 'utf-8' ? unfinishedBytes(carry) : unfinishedInGb18030(carry);
      const whole = carry.subarray(0, carry.length - cut);
      const text = decodeLines(whole, offset, encoding, damage);
      if (cut > 0) damage.cutAt = offset + whole.length;
      return encoder.encode(cut > 0 ? `${text}\uFFFD` : text);
    },
  };
}

const gb18030 = new TextDecoder('gb18030');

function decodeLines(bytes: Uint8Array, offset: number, encoding: ByteEncoding, damage: Damage): string {
  let text = '';
  for (let start = 0; start < bytes.length;) {
    const feed = bytes.indexOf(lineFeed, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    const line = decodeLine(bytes.subarray(start, end), encoding);
    text += line.text;
    if (line.otherAt >= 0) (damage.other ??= { count: 0, at: offset + start + line.otherAt }).count++;
    if (line.bad > 0) (damage.bad ??= { count: 0, at: offset + start + line.badAt }).count += line.bad;
    start = end;
  }
  return text;
}

/** Where the last whole line ends that is not part of the tail; 0 when the chunk has none yet. */
function endOfLines(bytes: Uint8Array): number {
  const last = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf(
    lineFeed,
    Math.max(0, bytes.length - tailBytes),
  );
  return last < 0 && bytes.length > mostLineBytes ? endOfWords(bytes) : last + 1;
}

/** Where a word ends in a line that is too long to be decoded at once. */
function endOfWords(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1]! >= 0x30) end--;
  return end > 0 ? end : bytes.length;
}

const blockBytes = 512;

/** True when some lines are well-formed UTF-8 with Chinese characters, which GB18030 is not by chance. */
function hasUtf8Block(bytes: Uint8Array): boolean {
  for (let start = 0; start < bytes.length;) {
    const feed = bytes.indexOf(lineFeed, start + blockBytes);
    const end = feed < 0 ? bytes.length : feed + 1;
    const block = bytes.subarray(start, end);
    if (isUtf8(block) && !isAscii(block) && hasWideCharacters(block)) return true;
    start = end;
  }
  return false;
}

function createUtf16Transcoder(encoding: 'utf-16le' | 'utf-16be'): Transcoder {
  const damage: Damage = { other: null, bad: null, cutAt: null };
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const encoder = createEncoder();
  let units = 0;
  let bytes = 0;
  const decode = (text: string) => {
    for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1))
      (damage.bad ??= { count: 0, at: (units + at) * 2 }).count++;
    units += text.length;
    return encoder.encode(text);
  };
  return {
    damage,
    push(chunk) {
      bytes += chunk.length;
      return decode(decoder.decode(chunk, { stream: true }));
    },
    end() {
      const text = decoder.decode();
      if (text === '') return encoder.encode('');
      damage.cutAt = bytes - (bytes % 2 === 1 ? 1 : 2);
      return encoder.encode(text);
    },
  };
}

function createEncoder() {
  const encoder = new TextEncoder();
  let output = new Uint8Array(0);
  return {
    /** What it returns is valid until the next call. */
    encode(text: string): Uint8Array {
      if (output.length < text.length * 3) output = new Uint8Array(text.length * 3);
      return output.subarray(0, encoder.encodeInto(text, output).written);
    },
  };
}

/** How many bytes at the end of a UTF-8 chunk begin a character that the next chunk finishes. */
export function unfinishedBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const wanted = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return wanted > back ? back : 0;
  }
  return 0;
}
