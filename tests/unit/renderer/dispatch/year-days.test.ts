import { expect, it } from 'vitest';
import { specialDays } from '../../../../schemas/calendar/special-days.ts';
import { monthsOf, shifted, shiftedMonth } from '../../../../renderer/views/dispatch/calendar/year-days.ts';

it('counts the working days that the notice of 2026 leaves of a month', () => {
  const months = monthsOf(
    2026,
    specialDays(2026)!.map((day) => ({ ...day })),
  );
  // October has 22 weekdays; 1, 2, 5, 6 and 7 are off, Saturday the 10th is worked. February: 20, six of them off, two Saturdays worked.
  expect([months[9]!.workingDays, months[1]!.workingDays]).toEqual([18, 16]);
  const kinds = (month: number, ...dates: number[]) =>
    dates.map((date) => months[month - 1]!.days[date - 1]!.kind);
  expect(kinds(10, 1, 4, 8, 10, 11)).toEqual(['holiday', 'holiday', 'working', 'worked', 'rest']);
});

it('goes over the ends of months and years', () => {
  expect(shifted('2026-12-31', 1)).toBe('2027-01-01');
  expect(shifted('2024-03-01', -1)).toBe('2024-02-29');
  expect(shiftedMonth('2026-01-31', 1)).toBe('2026-02-28');
  expect(shiftedMonth('2026-01-15', -1)).toBe('2025-12-15');
});
