import { type GramCounts, gramWeight } from '../events/gram-counts.ts';
import { eachGram } from '../events/grams.ts';

/** What people write around what they want. */
const around =
  /^(?:关于|反映|反应|投诉|举报|请问|咨询|求助|建议|希望|恳请|请求|请|再次|强烈|实名|紧急)+[:：，,、]?|的(?:诉求|投诉|问题|咨询|建议|求助|反映|举报|信访)$|[?？!！。.~～\s]+$/gu;

const longest = 30;
/** A shorter title says as much with less. */
const perSign = 0.015;

/**
 * A short title for what several people ask for: the one of theirs that says most of what all say, without the words around it.
 *
 * @param titles of the requests, the masked ones as they are stored
 */
export function shortTitle(titles: readonly string[], counts: GramCounts): string {
  const shared = new Map<number, number>();
  const cleaned = titles.map(clean).filter((title) => title !== '');
  const gramsOf = (title: string) => {
    const grams = new Set<number>();
    eachGram(title, (gram) => grams.add(gram));
    return grams;
  };
  for (const title of cleaned)
    for (const gram of gramsOf(title)) shared.set(gram, (shared.get(gram) ?? 0) + 1);
  let [best, most] = ['', Number.NEGATIVE_INFINITY];
  for (const title of new Set(cleaned)) {
    let told = 0;
    for (const gram of gramsOf(title))
      told += (shared.get(gram)! / cleaned.length) ** 2 * gramWeight(counts, gram);
    const score = told * (1 - perSign * Math.max(0, title.length - 12));
    if (score > most) [best, most] = [title, score];
  }
  return best.length > longest ? `${best.slice(0, longest - 1)}…` : best;
}

function clean(title: string): string {
  let cleaned = title.trim();
  for (let before = ''; before !== cleaned;) {
    before = cleaned;
    cleaned = cleaned.replace(around, '').trim();
  }
  return cleaned;
}
