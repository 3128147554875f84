import { crc32 } from 'node:zlib';
import yauzl, { type Entry } from 'yauzl';
import { ParseError } from '../../schemas/intake/connector.ts';

const utf8Flag = 0x800;
const unicodePath = 0x7075;

/** Upper half of IBM code page 437, which APPNOTE appendix D names as the default. */
const cp437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ ';

type NameEncoding = 'utf-8' | 'gb18030' | 'cp437';

/**
 * The names of an archive's entries. Those that say so are UTF-8, by their flag or by Info-ZIP's Unicode path; the
 * others are judged together: UTF-8 when all are (macOS packs so), else GBK when they read as common characters
 * (Windows in Chinese packs so), else code page 437. Throws FILE_UNREADABLE for a name that leads out of the archive.
 */
export function entryNames(entries: readonly Entry[]): string[] {
  const declared = entries.map(declaredName);
  const encoding = encodingOf(
    entries.filter((_, i) => declared[i] === null).map(({ fileNameRaw }) => fileNameRaw),
  );
  const used = new Set<string>();
  return entries.map(({ fileNameRaw }, i) => {
    const name = (declared[i] ?? decode(fileNameRaw, encoding)).replaceAll('\\', '/');
    if (yauzl.validateFileName(name) !== null || name.includes('\0'))
      throw new ParseError('FILE_UNREADABLE', { detail: 'archive' });
    return apart(name, used);
  });
}

/** An archive may hold two files of one name: the second is told apart by a number. */
function apart(name: string, used: Set<string>): string {
  let unique = name;
  for (let n = 2; used.has(unique); n++) unique = name.replace(/(\.[^./]*)?$/, ` (${n})$1`);
  used.add(unique);
  return unique;
}

function declaredName({ extraFields, fileNameRaw, generalPurposeBitFlag }: Entry): string | null {
  const path = extraFields.find(
    ({ id, data }) => id === unicodePath && data.length > 5 && data[0] === 1,
  )?.data;
  if (path && path.readUInt32LE(1) === crc32(fileNameRaw)) return path.subarray(5).toString('utf8');
  return (generalPurposeBitFlag & utf8Flag) === 0 ? null : fileNameRaw.toString('utf8');
}

function encodingOf(names: readonly Buffer[]): NameEncoding {
  if (names.every((name) => canDecode(name, 'utf-8'))) return 'utf-8';
  const foreign = names.filter((name) => name.some((byte) => byte >= 0x80));
  return foreign.every((name) => canDecode(name, 'gb18030') && isCommonChinese(name)) ? 'gb18030' : 'cp437';
}

function canDecode(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** True when most characters of two bytes are of GB 2312: by chance hardly any of a Western name's would be. */
function isCommonChinese(bytes: Uint8Array): boolean {
  let wide = 0;
  let common = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue;
    wide++;
    if (bytes[i]! >= 0xa1 && (bytes[i + 1] ?? 0) >= 0xa1) common++;
    i++;
  }
  return common * 2 >= wide;
}

function decode(bytes: Buffer, encoding: NameEncoding): string {
  if (encoding !== 'cp437') return new TextDecoder(encoding).decode(bytes);
  return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : cp437[byte - 0x80]!)).join(
    '',
  );
}
