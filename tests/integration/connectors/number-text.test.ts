import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateText, numberText } from '../../../connectors/shared/number-text.ts';

describe('a number', () => {
  it('is the shortest text that reads back equal, however it is written', () => {
    const digits = fc
      .array(fc.constantFrom('0', '0', '1', '5', '9'), { maxLength: 18 })
      .map((all) => all.join(''));
    const written = fc
      .tuple(
        fc.constantFrom('', '-'),
        digits,
        fc.constantFrom('', '.'),
        digits,
        fc.constantFrom('', 'E-5', 'e3'),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(written, (literal) => {
        const value = Number(literal);
        fc.pre(literal !== '' && Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER);
        expect(numberText(literal)).toBe(String(value));
      }),
      { numRuns: 5000 },
    );
  });
});

describe('a date', () => {
  it('follows the one before by a day', () => {
    const next = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
    let last = '1900-02-28';
    for (let serial = 61; serial < 80_000; serial++) {
      const date = dateText(String(serial), 'date', false);
      if (date !== next(last)) expect(date, String(serial)).toBe(next(last));
      last = date;
    }
    expect(dateText('45356', 'date', false)).toBe('2024-03-05');
    expect(dateText('45356.5', 'date', false)).toBe('2024-03-05 12:00:00');
    expect(dateText('45356', 'date-time', false)).toBe('2024-03-05 00:00:00');
  });
});
