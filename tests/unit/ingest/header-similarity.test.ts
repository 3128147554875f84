import { expect, it } from 'vitest';
import { headerSimilarity } from '../../../core/ingest/propose/header-similarity.ts';

it('is twice the shared pairs over all pairs', () => {
  // night, nacht share `ht` of 4 + 4 pairs: the textbook example of the Dice coefficient on bigrams
  expect(headerSimilarity('night', 'nacht')).toBe(0.25);
});

it('counts a repeated pair as often as both have it', () => {
  // aaaa has aa three times, aa once: 2 * 1 / (3 + 1)
  expect(headerSimilarity('aaaa', 'aa')).toBe(0.5);
});

it('is 1 for equal texts, 0 for empty ones and for texts without a shared pair', () => {
  expect(headerSimilarity('姓名', '姓名')).toBe(1);
  expect(headerSimilarity('', '姓名')).toBe(0);
  expect(headerSimilarity('姓名', '性别')).toBe(0);
});
