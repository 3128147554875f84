import { byteOrderMark, utf16WithoutMark } from './detect-encoding.ts';

/** Other formats that are text too: markup, JSON, RTF, PDF. */
const otherFormats =
  /^\s*(?:<(?:\?xml|!doctype|html|table|meta|head|workbook|\w+:)|\{\\rtf|%PDF-|[[{]\s*["{[\]}])/i;

const mostControlShare = 0.001;

/** How sure one can be, from the first bytes of a file, that it is delimited text (0 to 1). */
export function looksLikeText(head: Uint8Array): number {
  const encoding = byteOrderMark(head)?.encoding ?? utf16WithoutMark(head);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return 0.8;
  const start = new TextDecoder('latin1').decode(head.subarray(encoding ? 3 : 0, 1024));
  if (otherFormats.test(start)) return 0;
  let control = 0;
  for (const byte of head) {
    if (byte === 0) return 0;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) control++;
  }
  return control > head.length * mostControlShare + 2 ? 0 : 0.5;
}
