import { kindPhrases } from '../../../../schemas/opinion/kinds.ts';

const titleTimes = 3;
/** So much speaks for one kind before it is named at all. */
const leastSum = 2;

const weighted = Object.entries(kindPhrases).flatMap(([kind, lines]) =>
  lines.flatMap(([weight, phrases]) => phrases.split(' ').map((phrase) => ({ kind, weight, phrase }))),
);

/** The kind of a request by what it says it is, as a code of `ticket-type`; null where nothing does. Of equals the first code. */
export function kindByPhrases(title: string, content: string): string | null {
  const sums = new Map<string, number>();
  for (const { kind, weight, phrase } of weighted) {
    const times = (title.includes(phrase) ? titleTimes : 0) + (content.includes(phrase) ? 1 : 0);
    if (times > 0) sums.set(kind, (sums.get(kind) ?? 0) + times * weight);
  }
  let best: string | null = null;
  for (const [kind, sum] of sums)
    if (sum >= leastSum && (best === null || sum > sums.get(best)!)) best = kind;
  return best;
}
