import { describe, expect, it } from 'vitest';
import { cityTime } from '../../../core/base/clock.ts';

describe('the time of the city', () => {
  it('is eight hours ahead of UTC, summer and winter', () => {
    expect(cityTime(new Date('2026-01-15T20:00:00.007Z'))).toBe('2026-01-16T04:00:00.007');
    expect(cityTime(new Date('2026-07-15T03:59:59.999Z'))).toBe('2026-07-15T11:59:59.999');
  });
});
