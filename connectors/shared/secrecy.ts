import { ParseError } from '../../schemas/intake/connector.ts';

const level = '(?:绝密|机密|工作秘密|秘密)';

/** Marks as they are put on documents (机密★10年, 密级：秘密, or the level alone), GB/T 9704-2012 §7.2.2. */
const markInText = new RegExp(
  `${level}\\s*[★☆*]|(?:密级|保密等级|保密级别)\\s*[:：]?\\s*${level}|^[\\s【\\[(（]*${level}[\\s】\\])）]*$`,
  'u',
);

/** In a file's name the level counts when it stands by itself: 【机密】名单.csv, 名单-秘密.xlsx. */
const markInName = new RegExp(`(?:^|[\\s【\\[(（_\\-.])${level}(?:$|[\\s】\\])）_\\-.★☆])|★`, 'u');

/** Throws FILE_REFUSED when the file's name or one of its titles carries a secrecy mark. */
export function refuseSecret(fileName: string, titles: readonly string[]): void {
  if (markInName.test(fileName) || titles.some((title) => markInText.test(title)))
    throw new ParseError('FILE_REFUSED', { reason: 'secret' });
}
