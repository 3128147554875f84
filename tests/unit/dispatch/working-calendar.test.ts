import { describe, expect, it } from 'vitest';
import { workingCalendar } from '../../../core/dispatch/calendar/working-calendar.ts';
import { holidayNotices } from '../../../schemas/calendar/notices.ts';
import { isWeekend } from '../../../schemas/calendar/days.ts';
import { specialDays } from '../../../schemas/calendar/special-days.ts';

const calendar = workingCalendar(new Map());
const due = (day: string, workingDays: number) => calendar.deadline(day, workingDays).slice(0, 10);

// Counted by hand on the calendars of 2025 and 2026 with the notices beside them.
describe('deadlines in working days', () => {
  it('end with the hours of business', () => {
    expect(calendar.deadline('2026-11-02', 1)).toBe('2026-11-03T17:30:00');
  });
  it('across a weekend: Friday and one day is Monday', () => {
    expect(due('2026-11-06', 1)).toBe('2026-11-09');
    expect(due('2026-11-07', 1)).toBe('2026-11-09'); // given on a Saturday
  });
  it('across the National Day holiday of 2026, whose Saturday 10-10 is worked', () => {
    expect(due('2026-09-29', 1)).toBe('2026-09-30');
    expect(due('2026-09-30', 1)).toBe('2026-10-08'); // Thursday after seven days off
    expect(due('2026-09-30', 2)).toBe('2026-10-09');
    expect(due('2026-09-30', 3)).toBe('2026-10-10'); // Saturday
    expect(due('2026-09-30', 4)).toBe('2026-10-12'); // Monday
    expect(due('2026-09-18', 1)).toBe('2026-09-20'); // a worked Sunday
  });
  it('across Spring Festival 2026: nine days off between a worked Saturday and the Tuesday after', () => {
    expect(due('2026-02-13', 1)).toBe('2026-02-14');
    expect(due('2026-02-13', 2)).toBe('2026-02-24');
    expect(due('2026-02-27', 1)).toBe('2026-02-28');
    expect(due('2026-02-27', 2)).toBe('2026-03-02');
  });
  it('across the eight days of 2025 and of Spring Festival 2024, before which New Year’s Eve is worked', () => {
    expect(due('2025-09-30', 1)).toBe('2025-10-09');
    expect(due('2025-10-10', 1)).toBe('2025-10-11');
    expect(due('2024-02-08', 1)).toBe('2024-02-09');
    expect(due('2024-02-09', 1)).toBe('2024-02-18');
  });
  it('go by weekdays where no notice is known', () => {
    expect(specialDays(2031)).toBeNull();
    expect(due('2031-09-30', 1)).toBe('2031-10-01'); // a Wednesday
    expect(due('2031-10-03', 1)).toBe('2031-10-06');
  });
  it('go by what people set, before the notices', () => {
    const edited = workingCalendar(
      new Map([
        ['2026-10-10', false],
        ['2026-11-03', false],
        ['2026-11-08', true],
      ]),
    );
    expect(edited.deadline('2026-09-30', 3).slice(0, 10)).toBe('2026-10-12');
    expect(edited.deadline('2026-11-02', 1).slice(0, 10)).toBe('2026-11-04');
    expect(edited.deadline('2026-11-06', 1).slice(0, 10)).toBe('2026-11-08');
  });
});

describe('working days between two days', () => {
  it('count the second and not the first, and are negative backwards', () => {
    expect(calendar.between('2026-09-30', '2026-10-12')).toBe(4); // 8, 9, 10, 12
    expect(calendar.between('2026-10-12', '2026-09-30')).toBe(-4);
    expect(calendar.between('2026-10-12', '2026-10-12')).toBe(0);
    expect(calendar.between('2026-10-01', '2026-10-07')).toBe(0);
  });
});

describe('the notices', () => {
  it('take a working day away for every Saturday or Sunday that they give, and no weekday is worked twice', () => {
    for (const { holidays } of holidayNotices)
      for (const { worked } of holidays) for (const day of worked) expect(isWeekend(day), day).toBe(true);
  });
  // 放假 days per notice: 元旦 1, 春节 8, 清明 3, 劳动 5, 端午 1, 中秋 3, 国庆 7; 1+8+3+5+3+8; 3+9+3+5+3+3+7; worked: as listed there
  it.each([
    [2024, 28, 8],
    [2025, 28, 5],
    [2026, 33, 6],
  ])('of %i name %i days off and %i worked days', (year, off, worked) => {
    const days = specialDays(year)!;
    expect(days.filter(({ isWorking }) => !isWorking)).toHaveLength(off);
    expect(days.filter(({ isWorking }) => isWorking)).toHaveLength(worked);
    expect(new Set(days.map(({ day }) => day)).size).toBe(days.length);
  });
});
