import { expect, it } from 'vitest';
import { fitOfValues, looksLikeCitizenNumber } from '../../../core/ingest/propose/value-patterns.ts';

it('checks the last character of a citizen number (examples of GB 11643)', () => {
  expect(looksLikeCitizenNumber('11010519491231002X')).toBe(true);
  expect(looksLikeCitizenNumber('440524188001010014')).toBe(true);
  expect(looksLikeCitizenNumber('440524188001010015')).toBe(false);
});

it('accepts the 15 digits of the first edition only with a possible date', () => {
  expect(looksLikeCitizenNumber('320582000101001')).toBe(true);
  expect(looksLikeCitizenNumber('320582001301001')).toBe(false);
});

it('says nothing about fewer than three values, or about types that hold anything', () => {
  expect(fitOfValues('phone', ['13800000000', '', '13800000001'])).toBeNull();
  expect(fitOfValues('text', ['a', 'b', 'c'])).toBeNull();
});

it('gives the share of filled cells that look right', () => {
  expect(fitOfValues('phone', ['13800000000', '13800000001', '张三', '', '0512-58000000'])).toBe(0.75);
});
