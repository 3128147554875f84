import type { Random } from '../base/random.ts';
import type { FaultRates } from '../faults.ts';
import { firstGeneration } from '../numbers/citizen-number.ts';
import type { Cell } from './department-export.ts';
import type { Encoding } from './encodings.ts';

/** Where values end up: a workbook's cells have types, text files have an encoding. */
export interface Outlet {
  isWorkbook: boolean;
  encoding: Encoding | null;
}

type Change = (number: string, random: Random, outlet: Outlet) => Cell;

const fullWidth = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

const changes: [keyof FaultRates, string, Change][] = [
  ['numberCheck', 'number-check', (n, random) => n.slice(0, 17) + otherThan(n[17]!, random)],
  ['numberDigit', 'number-digit', wrongDigit],
  ['numberSwapped', 'number-swapped', swapped],
  ['numberFifteen', 'number-fifteen', (n) => (n.slice(6, 10) < '1980' ? firstGeneration(n) : n)],
  ['numberScientific', 'number-scientific', scientific],
  ['numberMasked', 'number-masked', (n) => `${n.slice(0, 6)}********${n.slice(14)}`],
  ['numberDecorated', 'number-decorated', decorated],
];

/** The number as somebody got it wrong, with the fault's name; null in the usual case that nobody did. */
export function misreadNumber(
  number: string,
  random: Random,
  rates: FaultRates,
  outlet: Outlet,
): { cell: Cell; fault: string } | null {
  let draw = random.next();
  for (const [rate, fault, change] of changes) {
    draw -= rates[rate];
    if (draw >= 0) continue;
    const cell = change(number, random, outlet);
    return cell === number ? null : { cell, fault };
  }
  return null;
}

function otherThan(digit: string, random: Random): string {
  const other = String(random.below(10));
  return other === digit ? String((Number(other) + 1) % 10) : other;
}

function wrongDigit(number: string, random: Random): string {
  const at = random.between(6, 16);
  return number.slice(0, at) + otherThan(number[at]!, random) + number.slice(at + 1);
}

function swapped(number: string, random: Random): string {
  const at = random.between(8, 15);
  return number.slice(0, at) + number[at + 1]! + number[at]! + number.slice(at + 2);
}

/** Spreadsheets keep 15 digits of a number: as text it is written with an exponent, as a cell it is a number. */
function scientific(number: string, _random: Random, outlet: Outlet): Cell {
  if (number.endsWith('X')) return number;
  return outlet.isWorkbook ? Number(`${number.slice(0, 15)}000`) : `${number[0]}.${number.slice(1, 6)}E+17`;
}

function decorated(number: string, random: Random, outlet: Outlet): string {
  const forms = [
    `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`,
    `'${number}`,
    `${number} `,
    fullWidth(number),
    ...(outlet.isWorkbook ? [] : [`="${number}"`]),
  ];
  return random.pick(forms);
}
