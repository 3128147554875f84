import type { Pattern } from './patterns.ts';
import type { RuleCost } from './rule-costs.ts';

/** A rule that could be chosen: the atoms it asks agreement on, by their place, and its cost. */
export interface PossibleRule extends Pick<RuleCost, 'pairs' | 'kept'> {
  atoms: readonly number[];
}

export interface Choice {
  rules: PossibleRule[];
  recall: number;
  pairs: number;
}

interface Goal {
  recall: number;
  maximumPairs: number;
  maximumRules: number;
  /** What a rule costs beside its pairs, in pairs. */
  fixedCost: number;
}

export function meets(agrees: string, atoms: readonly number[]): boolean {
  return atoms.every((at) => agrees[at] === '1');
}

/** Shares of each pattern's matches that none of the rules finds. */
function missedBy(rules: readonly PossibleRule[], matches: readonly Pattern[]): Float64Array {
  return Float64Array.from(matches, ({ agrees, count }) =>
    rules.reduce((left, { atoms, kept }) => (meets(agrees, atoms) ? left * (1 - kept) : left), count),
  );
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

/**
 * Greedy cover of the matches by rules: again and again the rule that finds most new matches for its cost, until
 * enough are found (Bilenko, Kamath and Mooney 2006; Michelson and Knoblock 2006). Rules that the later ones have
 * made superfluous are then left out, the dearest first.
 */
export function chooseRules(
  possible: readonly PossibleRule[],
  matches: readonly Pattern[],
  goal: Goal,
): Choice {
  const total = sum(matches.map(({ count }) => count));
  if (total === 0) return { rules: [], recall: 0, pairs: 0 };
  const met = possible.map(({ atoms }) =>
    matches.flatMap(({ agrees }, at) => (meets(agrees, atoms) ? [at] : [])),
  );
  const missed = missedBy([], matches);
  const chosen: PossibleRule[] = [];
  let pairs = 0;
  while (1 - sum(missed) / total < goal.recall && chosen.length < goal.maximumRules) {
    let best = -1;
    let bestValue = 0;
    for (const [place, rule] of possible.entries()) {
      if (pairs + rule.pairs > goal.maximumPairs) continue;
      const found = met[place]!.reduce((gain, at) => gain + missed[at]! * rule.kept, 0);
      const value = found / (rule.pairs + goal.fixedCost);
      if (found >= 1 && value > bestValue) [best, bestValue] = [place, value];
    }
    if (best < 0) break;
    const rule = possible[best]!;
    chosen.push(rule);
    pairs += rule.pairs;
    for (const at of met[best]!) missed[at]! *= 1 - rule.kept;
  }
  return withoutSuperfluous(chosen, matches, total, goal.recall);
}

function withoutSuperfluous(
  chosen: readonly PossibleRule[],
  matches: readonly Pattern[],
  total: number,
  wanted: number,
): Choice {
  const recallOf = (rules: readonly PossibleRule[]) => 1 - sum(missedBy(rules, matches)) / total;
  let rules = [...chosen];
  for (const rule of [...chosen].sort((a, b) => b.pairs - a.pairs)) {
    const others = rules.filter((other) => other !== rule);
    if (others.length > 0 && recallOf(others) >= wanted) rules = others;
  }
  return { rules, recall: recallOf(rules), pairs: sum(rules.map(({ pairs }) => pairs)) };
}
