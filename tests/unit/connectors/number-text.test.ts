import { describe, expect, it } from 'vitest';
import { numberText } from '../../../connectors/shared/number-text.ts';

describe('a number of a cell as text', () => {
  it.each([
    ['45356.5', '45356.5'],
    ['13800000000.0', '13800000000'],
    ['1E3', '1000'],
    ['0.1', '0.1'],
    ['9007199254740991', '9007199254740991'], // 2^53 - 1: the last integer that is surely whole
    ['', ''],
    ['abc', 'abc'],
  ])('%s is %s', (literal, text) => expect(numberText(literal)).toBe(text));

  // Near 3.2 · 10^17 floating point holds one number in 64: 18 digits of a citizen number are rounded.
  it.each([
    ['the shortest digits that read back equal', '320582190001010050'],
    ['all digits of the number that is held', String(BigInt(Number('320582190001010013')))],
    ['fifteen digits, as Excel shows them', '3.20582190001010E+17'],
  ])('a rounded long number, written as %s, is never whole', (_how, literal) => {
    const text = numberText(literal);
    expect(text).toMatch(/^3\.205821900010\d*E\+17$/);
    expect(Number(text)).toBe(Number(literal));
  });

  it('digits that a number cell could not have kept were written by something that did', () => {
    expect(numberText('320582190001010013')).toBe('320582190001010013');
  });
});
