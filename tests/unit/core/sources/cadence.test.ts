import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverReports, dueOf, type Report } from '../../../../core/ingest/sources/cadence.ts';
import { addDays, lastDayOf, periodOf } from '../../../../core/ingest/sources/calendar-period.ts';

describe('periodOf', () => {
  it.each([
    ['daily', '2026-11-22', '2026-11-22', '2026-11-22', '2026-11-22'],
    // ISO 8601: the year's first week has its first Thursday; 1 January 2026 is one, 2026 has 53 weeks.
    ['weekly', '2026-11-22', '2026-W47', '2026-11-16', '2026-11-22'],
    ['weekly', '2025-12-29', '2026-W01', '2025-12-29', '2026-01-04'],
    ['weekly', '2027-01-01', '2026-W53', '2026-12-28', '2027-01-03'],
    ['monthly', '2028-02-10', '2028-02', '2028-02-01', '2028-02-29'],
    ['quarterly', '2026-11-22', '2026-Q4', '2026-10-01', '2026-12-31'],
    ['quarterly', '2026-03-31', '2026-Q1', '2026-01-01', '2026-03-31'],
    ['yearly', '2026-11-22', '2026', '2026-01-01', '2026-12-31'],
  ] as const)('%s: %s lies in %s', (cadence, day, name, first, last) => {
    expect(periodOf(cadence, day)).toEqual({ name, first, last });
  });

  it('cuts the calendar into periods without gap or overlap', () => {
    const cadences = fc.constantFrom('daily', 'weekly', 'monthly', 'quarterly', 'yearly' as const);
    fc.assert(
      fc.property(cadences, fc.integer({ min: 0, max: 40_000 }), (cadence, days) => {
        const day = addDays('1990-01-01', days);
        const { first, last, name } = periodOf(cadence, day);
        expect(first <= day && day <= last).toBe(true);
        expect(periodOf(cadence, first).name).toBe(name);
        expect(periodOf(cadence, last).name).toBe(name);
        expect(periodOf(cadence, addDays(last, 1)).first).toBe(addDays(last, 1));
        expect(lastDayOf(name)).toBe(last);
      }),
    );
  });
});

describe('lastDayOf', () => {
  it.each([
    ['2026-10', '2026-10-31'],
    ['2026年10月', '2026-10-31'],
    ['2026.2', '2026-02-28'],
    ['202610', '2026-10-31'],
    ['２０２６年１０月', '2026-10-31'],
    ['2026-10-5', '2026-10-05'],
    ['20261005', '2026-10-05'],
    ['2026年第四季度', '2026-12-31'],
    ['2026年3季度', '2026-09-30'],
    ['2026Q1', '2026-03-31'],
    ['2026-W01', '2026-01-04'],
    ['2026年', '2026-12-31'],
    ['2026-13', null],
    ['2026-02-30', null],
    ['2025-W53', null],
    ['上半年', null],
    ['', null],
  ])('%s ends on %s', (text, day) => expect(lastDayOf(text)).toBe(day));
});

const on = (receivedOn: string, period: string | null = null): Report => ({ receivedOn, period });
const monthly = { cadence: 'monthly', graceDays: 5 } as const;

describe('a monthly source with five days of grace', () => {
  const covered = (...reports: Report[]) => coverReports('monthly', reports).map(({ period }) => period.name);

  it('covers the month that has ended, and the running one when that is covered', () => {
    expect(covered(on('2026-10-03'), on('2026-11-04'))).toEqual(['2026-09', '2026-10']);
    expect(covered(on('2026-10-03'), on('2026-10-28'), on('2026-11-28'))).toEqual([
      ...['2026-09', '2026-10', '2026-11'],
    ]);
  });

  it('covers what a report says it is for, late or early', () => {
    expect(covered(on('2026-11-20', '2026-08'), on('2026-11-20', '2026年12月'))).toEqual([
      '2026-08',
      '2026-12',
    ]);
  });

  it('owes the month after the latest covered one, five days after its end', () => {
    const reports = [on('2026-10-03')]; // covers September
    const owed = { period: '2026-10', dueOn: '2026-11-05' };
    expect(dueOf(monthly, reports, '2026-10-03', '2026-11-05')).toEqual({
      due: { ...owed, overdueDays: 0 },
      lastPeriod: '2026-09',
    });
    expect(dueOf(monthly, reports, '2026-10-03', '2026-11-22').due).toEqual({ ...owed, overdueDays: 17 });
  });

  it('owes the month before its first file until that is published', () => {
    expect(dueOf(monthly, [], '2026-11-10', '2026-11-22')).toEqual({
      due: { period: '2026-10', dueOn: '2026-11-05', overdueDays: 17 },
      lastPeriod: null,
    });
    expect(dueOf(monthly, [], null, '2026-11-22')).toEqual({ due: null, lastPeriod: null });
  });
});

it('an irregular source owes nothing', () => {
  expect(
    dueOf({ cadence: 'irregular', graceDays: 0 }, [on('2020-01-01')], '2020-01-01', '2026-11-22'),
  ).toEqual({
    due: null,
    lastPeriod: null,
  });
});
