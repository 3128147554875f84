import { describe, expect, it } from 'vitest';
import { citizenCheck, citizenNumber, firstGeneration } from '../../../sample/numbers/citizen-number.ts';
import { creditCode, organisationCode } from '../../../sample/numbers/credit-code.ts';
import { mobileNumber } from '../../../sample/numbers/areas.ts';

/** ISO 7064 MOD 11-2 in its recursive form, which needs no table of weights. */
function mod11Radix2(number: string): boolean {
  let rest = 0;
  for (const digit of number) rest = (rest * 2 + (digit === 'X' ? 10 : Number(digit))) % 11;
  return rest === 1;
}

describe('citizen numbers', () => {
  it('reproduce the example printed in GB 11643', () => {
    expect(citizenNumber(110105, 19491231, 2)).toBe('11010519491231002X');
    expect(citizenNumber(440524, 18800101, 1)).toBe('440524188001010014');
  });

  it('pass the recursive check of ISO 7064', () => {
    for (let serial = 1; serial < 500; serial++)
      expect(mod11Radix2(citizenNumber(390102, 19600101 + serial, serial))).toBe(true);
  });

  it('lose century and check digit in their first generation', () => {
    const number = citizenNumber(390102, 19570823, 17);
    expect(firstGeneration(number)).toBe('390102570823017');
    expect(citizenCheck('39010219570823017')).toBe(number[17]);
  });
});

describe('credit codes', () => {
  it('reproduce a published code: organisation code and check character', () => {
    // 91350100M000100Y43 is the example printed in GB 32100-2015.
    expect(creditCode('91', 350100, 'M000100Y4')).toBe('91350100M000100Y43');
  });

  it('carry organisation codes whose check is that of GB 11714', () => {
    const weights = [3, 7, 9, 10, 5, 8, 4, 2];
    for (let serial = 0; serial < 2000; serial++) {
      const code = organisationCode(serial);
      let sum = 0;
      weights.forEach((weight, i) => (sum += weight * Number.parseInt(code[i]!, 36)));
      const check = code[8] === 'X' ? 10 : Number(code[8]);
      expect((sum + check) % 11).toBe(0);
    }
  });
});

it('mobile numbers are 11 digits of the prefix nobody has, and all different', () => {
  const numbers = Array.from({ length: 50_000 }, (_, i) => mobileNumber(i * 37));
  expect(numbers.every((number) => /^154\d{8}$/.test(number))).toBe(true);
  expect(new Set(numbers).size).toBe(numbers.length);
});
