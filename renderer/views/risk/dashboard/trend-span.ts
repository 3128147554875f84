/** Two years, so that a year lies beside the year before. */
const shownMonths = 24;
const shownDays = 120;
const dayMs = 86_400_000;

/** The last months that figures exist for, or the last days before the assessed one. */
export function trendSpan(
  grain: 'day' | 'month',
  months: { first: string; last: string },
  assessedDay: string | null,
): { from: string; to: string } {
  if (grain === 'month') {
    const [year, month] = months.last.split('-').map(Number) as [number, number];
    const first = new Date(Date.UTC(year, month - shownMonths, 1)).toISOString().slice(0, 7);
    return { from: first < months.first ? months.first : first, to: months.last };
  }
  const to = assessedDay ?? lastDayOf(months.last);
  return { from: new Date(Date.parse(to) - shownDays * dayMs).toISOString().slice(0, 10), to };
}

function lastDayOf(month: string): string {
  const [year, of] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, of, 0)).toISOString().slice(0, 10);
}
