/** A test that was made, by the group in which it competes. */
export interface Tested {
  group: string;
  pValue: number;
}

/**
 * Benjamini–Hochberg (1995) at rate `rate`, with each group of tests given the same share of it by p-value weights (Genovese, Roeder &
 * Wasserman 2006): the city's few figures do not drown in its many grids. Under no effect at all the chance of any discovery is at
 * most `rate`.
 *
 * @param small tests whose p-values may be discoveries
 * @param made how many tests were made in each group, these included
 * @returns those discovered
 */
export function discoveries<T extends Tested>(
  small: readonly T[],
  made: ReadonlyMap<string, number>,
  rate: number,
): Set<T> {
  const weighted = small
    .map((test) => ({ test, p: test.pValue * made.get(test.group)! * made.size }))
    .sort((a, b) => a.p - b.p);
  let last = -1;
  for (const [rank, { p }] of weighted.entries()) if (p <= (rank + 1) * rate) last = rank;
  return new Set(weighted.slice(0, last + 1).map(({ test }) => test));
}
