/** Turns the bytes of a BIFF5 workbook's strings into text. */
export type DecodeBytes = (bytes: Uint8Array) => string;

/** Code pages by the number that a workbook gives, where it is not `windows-` and the number. */
const labels: Readonly<Record<number, string>> = {
  866: 'ibm866',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  1361: 'euc-kr',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  10008: 'gb18030',
  20127: 'windows-1252',
  28591: 'windows-1252',
  0x8000: 'macintosh',
  0x8001: 'windows-1252',
  65001: 'utf-8',
};

const western = 'windows-1252';

/**
 * Creates the decoder of a code page. Export programs of Chinese systems write GBK under the western code page or
 * under none: then what consists of pairs of bytes from GB 2312's area is GBK.
 */
export function createDecoder(codePage: number | null): DecodeBytes {
  const decoder = decoderOf(codePage === null ? western : (labels[codePage] ?? `windows-${codePage}`));
  if (decoder.encoding !== western) return (bytes) => decoder.decode(bytes);
  const chinese = new TextDecoder('gb18030');
  return (bytes) => (looksLikeGbk(bytes) ? chinese : decoder).decode(bytes);
}

function decoderOf(label: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder(western);
  }
}

function looksLikeGbk(bytes: Uint8Array): boolean {
  let pairs = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue;
    const [lead, trail = 0] = [bytes[i]!, bytes[i + 1]];
    if (lead < 0xa1 || lead > 0xf7 || trail < 0xa1 || trail === 0xff) return false;
    pairs++;
    i++;
  }
  return pairs > 0;
}
