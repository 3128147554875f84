/**
 * Encodes GB18030. Node decodes it but does not encode it, so the tables come from its own decoder: one- and
 * two-byte characters and the four-byte part of the basic plane; the planes above it follow by arithmetic.
 */
const codes = new Uint32Array(65536);
const supplementaryStart = 0x90308130;

let isReady = false;

function prepare(): void {
  if (isReady) return;
  isReady = true;
  const decoder = new TextDecoder('gb18030');
  const pair = new Uint8Array(2);
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      pair[0] = lead;
      pair[1] = trail;
      const text = decoder.decode(pair);
      if (text.length === 1 && text !== '\ufffd') codes[text.charCodeAt(0)] = (lead << 8) | trail;
    }
  for (let linear = 0; linear < 39_420; linear++) {
    const bytes = fourBytes(linear, 0x81308130);
    const text = decoder.decode(bytes);
    if (text.length === 1 && codes[text.charCodeAt(0)] === 0)
      codes[text.charCodeAt(0)] =
        ((bytes[0]! << 24) | (bytes[1]! << 16) | (bytes[2]! << 8) | bytes[3]!) >>> 0;
  }
}

function fourBytes(linear: number, start: number): Uint8Array {
  const [a, b, c, d] = [start >>> 24, (start >>> 16) & 255, (start >>> 8) & 255, start & 255];
  return Uint8Array.of(
    a + Math.floor(linear / 12_600),
    b + (Math.floor(linear / 1260) % 10),
    c + (Math.floor(linear / 10) % 126),
    d + (linear % 10),
  );
}

/** The text in GB18030. */
export function encodeGb18030(text: string): Uint8Array {
  prepare();
  const bytes = new Uint8Array(text.length * 4);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const code = codes[unit]!;
    if (unit < 0x80) bytes[at++] = unit;
    else if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) {
      bytes.set(fourBytes(text.codePointAt(i)! - 0x10000, supplementaryStart), at);
      at += 4;
      i++;
    } else if (code > 0xffff) {
      bytes[at++] = code >>> 24;
      bytes[at++] = (code >>> 16) & 255;
      bytes[at++] = (code >>> 8) & 255;
      bytes[at++] = code & 255;
    } else {
      bytes[at++] = code >>> 8;
      bytes[at++] = code & 255;
    }
  }
  return bytes.subarray(0, at);
}

/** Whether GBK, the two-byte part of GB18030, has the character. */
export function isInGbk(character: string): boolean {
  prepare();
  const unit = character.charCodeAt(0);
  return character.length === 1 && (unit < 0x80 || (codes[unit]! > 0 && codes[unit]! <= 0xffff));
}
