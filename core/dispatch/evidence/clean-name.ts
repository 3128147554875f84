import { maskText } from '../../ingest/parser/mask-text.ts';

const longestName = 80;
/** What Windows does not take in names, control characters, and marks that turn the direction of writing (so that `gpj.exe` reads `exe.jpg`). */
const unsafe = /[\\/:*?"<>|\p{Cc}\p{Cf}\u2028\u2029]/gu;
/** Names that Windows keeps for devices. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A name for an evidence file that is safe wherever it is saved: the last part of the path, without unsafe characters and numbers of
 * persons, with the extension that its content calls for.
 */
export function cleanName(name: string, extension: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const stem = maskText(last.replace(/\.[^.]*$/, ''))
    .replace(unsafe, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const short = [...stem].slice(0, longestName).join('');
  return `${short === '' || device.test(short) ? '佐证材料' : short}.${extension}`;
}
