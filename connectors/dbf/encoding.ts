import { isUtf8 } from 'node:buffer';
import type { Note } from '../../schemas/intake/connector.ts';
import { unfinishedBytes } from '../csv/transcoder.ts';

/** Windows and DOS code pages as the Encoding Standard names them; the DOS ones of Western Europe it lacks. */
const codePages = new Map([
  [866, 'ibm866'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gb18030'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [1250, 'windows-1250'],
  [1251, 'windows-1251'],
  [1252, 'windows-1252'],
  [1253, 'windows-1253'],
  [1254, 'windows-1254'],
  [1255, 'windows-1255'],
  [1256, 'windows-1256'],
  [1257, 'windows-1257'],
  [28591, 'windows-1252'],
  [54936, 'gb18030'],
  [65001, 'utf-8'],
]);

/** Code pages of the language drivers (dBase and Visual FoxPro documentation); 0x57 is whatever the writer used. */
const languageDrivers = new Map([
  [0x03, 1252],
  [0x13, 932],
  [0x26, 866],
  [0x4d, 936],
  [0x4e, 949],
  [0x4f, 950],
  [0x50, 874],
  [0x58, 1252],
  [0x59, 1252],
  [0x65, 866],
  [0x78, 950],
  [0x79, 949],
  [0x7a, 936],
  [0x7b, 932],
  [0x7c, 874],
  [0x7d, 1255],
  [0x7e, 1256],
  [0xc8, 1250],
  [0xc9, 1251],
  [0xca, 1254],
  [0xcb, 1253],
]);

/** The encoding that a language driver stands for, null when it says nothing we know. */
export function encodingOfLanguageDriver(id: number): string | null {
  return codePages.get(languageDrivers.get(id) ?? 0) ?? null;
}

/** The encoding that the text of a `.cpg` file names: a number, or a name with or without one. */
export function encodingOfCodePage(text: string): string | null {
  const name = text.trim();
  const known = codePages.get(Number(/^(?:\D*[ -])?(?:cp|ms)?(\d{3,5})$/i.exec(name)?.[1]));
  if (known) return known;
  try {
    const { encoding } = new TextDecoder(name);
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return null;
  }
}

const enoughCells = 5000;
const nearlyAll = 0.95;

/** Collects what the texts of a table tell about their encoding. */
export class EncodingEvidence {
  private cells = 0;
  private utf8 = 0;
  /** Characters of three bytes or more in well-formed UTF-8: two may be a Chinese character of GBK by chance. */
  private longCharacters = 0;
  /** Texts that pair up as GBK, their characters, and those in the rows of GB/T 2312 that Chinese is made of. */
  private paired = 0;
  private pairs = 0;
  private commonPairs = 0;

  get isEnough(): boolean {
    return this.cells >= enoughCells;
  }

  /** Takes one text, which may end inside a character: fields are cut at their width. */
  add(text: Uint8Array): void {
    if (!text.some((byte) => byte >= 0x80)) return;
    this.cells++;
    const whole = text.subarray(0, text.length - unfinishedBytes(text));
    if (isUtf8(whole)) {
      this.utf8++;
      for (const byte of whole) if (byte >= 0xe0) this.longCharacters++;
    }
    const pairs = pairUp(text);
    if (!pairs) return;
    this.paired++;
    this.pairs += pairs.all;
    this.commonPairs += pairs.common;
  }

  /** Decides; what is declared counts unless the texts contradict it. */
  decide(declared: string | null): { encoding: string; notes: Note[] } {
    const encoding = this.choose(declared);
    const notes: Note[] =
      encoding === 'utf-8' ? [] : [{ code: 'encoding', data: { encoding: encoding.toUpperCase() } }];
    if (declared !== null && declared !== encoding)
      notes.push({
        code: 'encoding-contradicts',
        data: { declared: declared.toUpperCase(), encoding: encoding.toUpperCase() },
      });
    return { encoding, notes };
  }

  private choose(declared: string | null): string {
    if (this.cells === 0) return declared ?? 'utf-8';
    const isUtf8Throughout = this.utf8 >= this.cells * nearlyAll;
    const isChinese = this.paired >= this.cells * nearlyAll && this.commonPairs * 2 > this.pairs;
    if (isUtf8Throughout && (this.longCharacters > 0 || !isChinese)) return 'utf-8';
    if (declared !== null && manyBytes.has(declared)) return declared;
    if (isChinese) return 'gb18030';
    return declared !== null && declared !== 'utf-8' ? declared : this.likelier();
  }

  private likelier(): string {
    if (this.utf8 > this.cells / 2) return 'utf-8';
    return this.paired > this.cells / 2 && this.commonPairs > 0 ? 'gb18030' : 'windows-1252';
  }
}

/** Encodings in which East Asian text is as it should be: only UTF-8 can be told apart from them. */
const manyBytes = new Set(['gb18030', 'big5', 'shift_jis', 'euc-kr']);

/** Counts the characters of a text in GBK, or GB18030 of four bytes; null when its bytes do not pair up. */
function pairUp(text: Uint8Array): { all: number; common: number } | null {
  let all = 0;
  let common = 0;
  for (let i = 0; i < text.length; i++) {
    const lead = text[i]!;
    if (lead < 0x80) continue;
    const trail = text[++i];
    if (trail === undefined) break;
    if (lead === 0x80 || lead === 0xff) return null;
    if (trail >= 0x30 && trail <= 0x39) i += 2;
    else if (trail < 0x40 || trail === 0x7f || trail === 0xff) return null;
    all++;
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) common++;
  }
  return { all, common };
}
