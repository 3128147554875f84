import type { Refusal } from '../../../schemas/datasets/refused.ts';
import { filledCells } from './column-profile.ts';

/** Political affiliation as GB/T 4762 names it; 群众 alone also names where a matter comes from. */
const affiliations =
  /^(中共(预备)?党员|(预备)?党员|共青团员|团员|民革(会员|党员)?|民盟盟员|民建会员|民进会员|农工党党员|致公党党员|九三学社社员|台盟盟员|无党派(民主)?人士)$/;
const faiths = /^(佛教|道教|伊斯兰教|基督教|天主教|东正教|有宗教信仰)$/;
const faithless = /^(无宗教信仰|不信教|无信仰|无)$/;

/** Bank cards: 16 to 19 digits of the usual issuers with the check digit of ISO/IEC 7812-1 (Luhn). */
function looksLikeBankCard(text: string): boolean {
  const digits = text.replace(/[ -]/g, '');
  if (!/^(62|4|5[1-5]|35)\d{14,17}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** What shows by its values alone that it is never stored, when next to all of them do and some can mean nothing else. */
const refusedValues: readonly { key: string; telling: (text: string) => boolean; beside?: RegExp }[] = [
  { key: 'political', telling: (text) => affiliations.test(text), beside: /^(群众|无)$/ },
  { key: 'religion', telling: (text) => faiths.test(text), beside: faithless },
  { key: 'finance', telling: looksLikeBankCard },
];

/** What a column is refused for whatever its header says, judged by at least three filled cells. */
export function refusedByValues(cells: readonly string[]): Refusal | undefined {
  const filled = filledCells(cells);
  if (filled.length < 3) return undefined;
  const found = refusedValues.find(
    ({ telling, beside }) =>
      filled.some(telling) &&
      filled.filter((cell) => telling(cell) || beside?.test(cell)).length >= 0.8 * filled.length,
  );
  return found && { key: found.key, reduction: 'drop' };
}
