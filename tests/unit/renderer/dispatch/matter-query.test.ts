import { expect, it } from 'vitest';
import { readFilter, written } from '../../../../renderer/views/dispatch/board/use-matter-filter.ts';

it('keeps in the address what an assessment counts, also before what was left out', () => {
  const counted = { rate: 'on-time', part: 'denominator', assessmentId: 12, before: true } as const;
  const query = written({ departments: ['市城管局'], counted });
  expect(query).toEqual({ department: ['市城管局'], counted: 'on-time.denominator.12.before' });
  expect(readFilter(query)).toMatchObject({ departments: ['市城管局'], counted });
});

it('reads the shorter addresses of figures as they stand now, and nothing out of strange ones', () => {
  expect(readFilter({ counted: 'closing.numerator' }).counted).toEqual({
    rate: 'closing',
    part: 'numerator',
    assessmentId: null,
    before: false,
  });
  for (const counted of ['closing', 'closing.both', 'x.numerator', '1; --'])
    expect(readFilter({ counted }).counted).toBeNull();
});
