import { encodeGb18030 } from './gb18030.ts';

/** `gbk` is written with the same bytes; whoever writes it has already lost what GBK lacks. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'gbk' | 'utf-16le';

/** Bytes that stand before the first character. */
export function byteOrderMark(encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8-bom') return Uint8Array.of(0xef, 0xbb, 0xbf);
  if (encoding === 'utf-16le') return Uint8Array.of(0xff, 0xfe);
  return new Uint8Array(0);
}

export function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'gb18030' || encoding === 'gbk') return encodeGb18030(text);
  return Buffer.from(text, 'utf8');
}
