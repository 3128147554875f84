import { describe, expect, it } from 'vitest';
import { encodeGb18030, isInGbk } from '../../../sample/output/gb18030.ts';

const decode = (bytes: Uint8Array) => new TextDecoder('gb18030', { fatal: true }).decode(bytes);

describe('GB18030', () => {
  it('writes the bytes of the standard', () => {
    expect([...encodeGb18030('A中')]).toEqual([0x41, 0xd6, 0xd0]);
    expect([...encodeGb18030('㐀')]).toEqual([0x81, 0x39, 0xee, 0x39]); // U+3400, four bytes, basic plane
    expect([...encodeGb18030('𬭎')]).toEqual([0x99, 0x33, 0xa9, 0x32]); // U+2CB4E: 0x1CB4E steps after 90 30 81 30
  });

  it('decodes back for every character of the basic plane that the decoder knows', () => {
    let text = '';
    for (let unit = 0x20; unit < 0x10000; unit++)
      if ((unit < 0xd800 || unit > 0xf8ff) && unit < 0xfffe) text += String.fromCharCode(unit);
    expect(decode(encodeGb18030(text))).toBe(text);
  });

  it('knows what GBK lacks', () => {
    expect(['王', '·', 'A'].every(isInGbk)).toBe(true);
    expect(['𬭎', '㐀'].some(isInGbk)).toBe(false);
  });
});
