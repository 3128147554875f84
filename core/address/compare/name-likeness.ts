/**
 * How much two names share, 0 to 1: pairs of neighbouring characters in common, as a share of the shorter name's, so
 * that 佳兴花园 in 佳兴花园B区 counts in full.
 */
export function nameLikeness(left: string, right: string): number {
  if (left === right) return 1;
  const [ours, theirs] = [pairsOf(left), pairsOf(right)];
  return ours.size <= theirs.size ? shareOf(ours, theirs) : shareOf(theirs, ours);
}

/** How much of a name stands in a text, 0 to 1. */
export function likenessWithin(name: string, text: string): number {
  return shareOf(pairsOf(name), pairsOf(text));
}

function shareOf(pairs: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of pairs) if (others.has(pair)) shared++;
  return pairs.size === 0 ? 0 : shared / pairs.size;
}

function pairsOf(name: string): Set<string> {
  const pairs = new Set<string>();
  for (let at = 1; at < name.length; at++) pairs.add(name.slice(at - 1, at + 1));
  return pairs;
}
