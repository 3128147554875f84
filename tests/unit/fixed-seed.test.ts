import fc from 'fast-check';
import { expect, it } from 'vitest';

it('properties draw the same values in every run', () => {
  expect(fc.readConfigureGlobal().seed).toBe(Number(process.env['PROPERTY_SEED'] ?? 20240305));
});
