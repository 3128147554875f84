import { sharedWords } from './shared-words.ts';

/** An entry of the responsibility table. */
export interface ResponsibilityItem {
  itemNo: string | null;
  item: string | null;
  org: string;
  keywords: string | null;
  workingDays: number | null;
}

export interface RankedItem extends ResponsibilityItem {
  matched: string[];
  /** The share of all that the table recognises in the matter which this entry accounts for, 0 to 1. */
  score: number;
}

/** Words that say what an authority does, not to what: every second entry has them. */
const proceduralWords =
  /^(?:行政|处罚|检查|监督|管理|许可|审批|备案|登记|确认|强制|给付|奖励|裁决|行为|进行|有关|相关|其他|问题|情况|工作|单位|部门|事项|办理|处理|违法|违反|规定)+$/;

/**
 * Entries of the responsibility table that share words with a matter, the best first. A word counts by how few entries have it
 * (inverse document frequency) and by its length; nothing else makes an entry likely.
 */
export function rankItems(text: string, items: readonly ResponsibilityItem[]): RankedItem[] {
  const matches = items.map((item) => ({ item, matched: matchedWords(text, item) }));
  const entries = new Map<string, number>();
  for (const word of new Set(matches.flatMap(({ matched }) => matched)))
    entries.set(word, items.filter((item) => describe(item).includes(word)).length);
  const worth = (word: string) => word.length * Math.log(1 + items.length / (entries.get(word) ?? 1));
  const total = [...entries.keys()].reduce((sum, word) => sum + worth(word), 0);
  return matches
    .filter(({ matched }) => matched.length > 0)
    .map(({ item, matched }) => ({
      ...item,
      matched: matched.sort((a, b) => worth(b) - worth(a)),
      score: matched.reduce((sum, word) => sum + worth(word), 0) / total,
    }))
    .sort((a, b) => b.score - a.score || a.org.localeCompare(b.org, 'zh'));
}

function matchedWords(text: string, { item, keywords }: ResponsibilityItem): string[] {
  const categories = (keywords ?? '').split(/[、，,;；/|\s]+/).filter((word) => word.length > 1);
  const words = [
    ...categories.filter((word) => text.includes(word)),
    ...categories.flatMap((word) => sharedWords(word, text)),
    ...sharedWords(item ?? '', text),
  ].filter((word) => !proceduralWords.test(word));
  return [...new Set(words)];
}

function describe({ item, keywords }: ResponsibilityItem): string {
  return `${item ?? ''} ${keywords ?? ''}`;
}
