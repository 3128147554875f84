/** How formats begin that hold no table we read, and the reason they are refused with. */
interface Magic {
  reason: string;
  /** Bytes in hexadecimal; `..` stands for any. */
  bytes: string;
  at?: number;
}

const ascii = (text: string) => Buffer.from(text, 'latin1').toString('hex');

const magics: readonly Magic[] = [
  { reason: 'archive-rar', bytes: ascii('Rar!\x1a\x07') },
  { reason: 'archive-7z', bytes: '377abcaf271c' },
  { reason: 'archive-gz', bytes: '1f8b08' },
  { reason: 'archive-tar', bytes: ascii('ustar'), at: 257 },
  { reason: 'archive-other', bytes: `${ascii('BZh')}..${ascii('1AY&SY')}` },
  { reason: 'archive-other', bytes: 'fd377a585a00' }, // xz
  { reason: 'archive-other', bytes: '28b52ffd' }, // Zstandard
  { reason: 'archive-other', bytes: ascii('MSCF') + '00000000' }, // cabinet
  { reason: 'archive-other', bytes: ascii('CD001'), at: 32769 }, // ISO 9660
  { reason: 'pdf', bytes: ascii('%PDF-') },
  { reason: 'word', bytes: ascii('{\\rtf') },
  { reason: 'image', bytes: '89504e470d0a1a0a' }, // PNG
  { reason: 'image', bytes: 'ffd8ff' }, // JPEG
  { reason: 'image', bytes: ascii('GIF8') },
  { reason: 'image', bytes: '49492a00' }, // TIFF
  { reason: 'image', bytes: '4d4d002a' },
  { reason: 'image', bytes: `${ascii('BM')}........00000000` },
  { reason: 'image', bytes: `${ascii('RIFF')}........${ascii('WEBP')}` },
  { reason: 'image', bytes: ascii('ftypheic'), at: 4 },
  { reason: 'image', bytes: ascii('AC10') }, // AutoCAD drawing
  { reason: 'media', bytes: ascii('ftyp'), at: 4 },
  { reason: 'media', bytes: `${ascii('RIFF')}........${ascii('AVI ')}` },
  { reason: 'media', bytes: `${ascii('RIFF')}........${ascii('WAVE')}` },
  { reason: 'media', bytes: `${ascii('ID3')}0.00` },
  { reason: 'media', bytes: `${ascii('OggS')}00` },
  { reason: 'media', bytes: '1a45dfa3' }, // Matroska
  { reason: 'program', bytes: '7f454c46' }, // ELF
  { reason: 'program', bytes: 'cafebabe00' },
  { reason: 'program', bytes: 'cffaedfe' }, // Mach-O
  { reason: 'access', bytes: `00010000${ascii('Standard Jet DB')}` },
  { reason: 'access', bytes: `00010000${ascii('Standard ACE DB')}` },
  { reason: 'database-dump', bytes: ascii('EXPORT:V'), at: 3 }, // Oracle
  { reason: 'database-dump', bytes: `${ascii('TAPE')}0000` }, // SQL Server
];

/** Bytes that the magics look at. */
export const magicBytes = 33 * 1024;

/** The reason to refuse a file that begins like this; null when nothing is known against it. */
export function refusalByMagic(head: Uint8Array): string | null {
  const found = magics.find(({ bytes, at = 0 }) => matches(head, bytes, at));
  return found?.reason ?? (isWindowsProgram(head) ? 'program' : null);
}

function matches(head: Uint8Array, bytes: string, at: number): boolean {
  const length = bytes.length / 2;
  if (head.length < at + length) return false;
  const hex = Buffer.from(head.subarray(at, at + length)).toString('hex');
  return [...bytes].every((digit, i) => digit === '.' || digit === hex[i]);
}

/** `MZ`, and where it points to, `PE`. */
function isWindowsProgram(head: Uint8Array): boolean {
  if (head.length < 64 || head[0] !== 0x4d || head[1] !== 0x5a) return false;
  const at = new DataView(head.buffer, head.byteOffset, head.length).getUint32(60, true);
  return matches(head, '50450000', at);
}
