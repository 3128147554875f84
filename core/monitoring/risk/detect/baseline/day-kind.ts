import { specialDay } from '../../../../../schemas/calendar/special-days.ts';

/**
 * What a day is when it is no ordinary day of its weekday: the long holidays have habits of their own, the short ones share theirs, and a
 * worked weekend is a workday. Null for ordinary days, and in years whose notice is not known.
 */
export function dayKind(day: string): string | null {
  const special = specialDay(day);
  if (!special) return null;
  if (special.isWorking) return 'worked';
  return ['春节', '国庆节'].find((name) => special.name.includes(name)) ?? 'holiday';
}
