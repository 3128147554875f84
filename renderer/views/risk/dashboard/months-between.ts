/** The months from one to another, `YYYY-MM`, both included. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  const [year, month] = first.split('-').map(Number) as [number, number];
  for (let at = 0; months.at(-1) !== last && (months.at(-1) ?? '') < last; at++)
    months.push(new Date(Date.UTC(year, month - 1 + at, 1)).toISOString().slice(0, 7));
  return months;
}
