import { isUtf8 } from 'node:buffer';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Turns a file's bytes into UTF-8, chunk by chunk. Undecodable bytes become U+FFFD. */
export interface Transcoder {
  /** Decodes the next chunk; what it returns is valid until the next call. */
  push(chunk: Uint8Array): Uint8Array;
  /** Decodes what is left: a character cut off by the end of the file. */
  end(): Uint8Array;
}

/** Creates the transcoder of an encoding; a byte order mark must already have been skipped. */
export function createTranscoder(encoding: Encoding): Transcoder {
  return encoding === 'utf-8' ? createUtf8Transcoder() : createTextTranscoder(encoding);
}

function createTextTranscoder(encoding: Encoding): Transcoder {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const encoder = new TextEncoder();
  let output = new Uint8Array(0);
  const encode = (text: string) => {
    if (output.length < text.length * 3) output = new Uint8Array(text.length * 3);
    return output.subarray(0, encoder.encodeInto(text, output).written);
  };
  return {
    push: (chunk) => encode(decoder.decode(chunk, { stream: true })),
    end: () => encode(decoder.decode()),
  };
}

/** Well-formed chunks pass untouched; only a damaged one is decoded and encoded again. */
function createUtf8Transcoder(): Transcoder {
  const repair = (bytes: Uint8Array) =>
    isUtf8(bytes)
      ? bytes
      : new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  let carry: Uint8Array = new Uint8Array(0);
  return {
    push(chunk) {
      const input = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
      const complete = input.length - unfinishedBytes(input);
      carry = input.slice(complete);
      return repair(input.subarray(0, complete));
    },
    end: () => repair(carry),
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
