import type { FieldType } from '../../../schemas/datasets/dataset.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether the text is a citizen number of 18 characters with the right check character (GB 11643), or one of 15 digits. */
export function looksLikeCitizenNumber(text: string): boolean {
  const number = text.replace(/[\s'’"=-]/g, '').toUpperCase();
  if (/^\d{15}$/.test(number)) return /^\d{8}(0[1-9]|1[0-2])([0-2]\d|3[01])\d{3}$/.test(number);
  if (!/^\d{17}[\dX]$/.test(number)) return false;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return '10X98765432'[sum % 11] === number[17];
}

const isDate = (text: string) =>
  /^(1[89]|20)\d{2}([-/.年])\d{1,2}(\2|月)\d{1,2}日?([ T]+\d{1,2}[:：时].*)?$/.test(text) ||
  /^(1[89]|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])$/.test(text);

const isNumber = (text: string) => /^[-+]?\d{1,12}(,\d{3})*(\.\d+)?$/.test(text);

/** What a value of the type looks like; types without an entry can hold any text. */
const looks: Partial<Record<FieldType, (text: string) => boolean>> = {
  'citizen-number': looksLikeCitizenNumber,
  'credit-code': (text) => /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/i.test(text),
  'identity-number': (text) => /^[\dA-Z]{9,22}$/i.test(text),
  phone: (text) => /^(\+?86[- ]?)?1\d{10}$/.test(text) || /^0\d{2,3}-?\d{7,8}$/.test(text),
  date: isDate,
  datetime: (text) => isDate(text) || /^\d{5}(\.\d+)?$/.test(text),
  integer: isNumber,
  decimal: isNumber,
  longitude: isNumber,
  latitude: isNumber,
  name: (text) => /^[\p{Script=Han}·•・．.\s]{2,20}$/u.test(text) || /^[A-Za-z .,'-]{2,60}$/.test(text),
  'grid-code': (text) => /^[0-9A-Z-]{6,24}$/i.test(text),
  address: (text) => /[\p{Script=Han}]/u.test(text) && text.length >= 4,
  geometry: (text) => text.startsWith('{') && text.includes('coordinates'),
};

/**
 * Share (0 to 1) of the filled sample cells that look like values of the type; null when there are fewer than
 * three of them or when the type can hold anything.
 */
export function fitOfValues(type: FieldType, cells: readonly string[]): number | null {
  const look = looks[type];
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (!look || filled.length < 3) return null;
  return filled.filter(look).length / filled.length;
}
