import { readFileSync } from 'node:fs';
import { sharedData } from '../../tests/fixtures/shared-data.ts';

/** Reviews of one set with what their writers thought: 1 praise, 0 blame. */
export interface LabelledReviews {
  name: string;
  texts: string[];
  praises: number[];
}

const files = {
  hotel: 'data/sentiment/ChnSentiCorp_htl_all.csv',
  takeaway: 'data/sentiment/waimai_10k.csv',
  weibo: 'data/sentiment/weibo2018_train_无mid.csv',
} as const;
export type ReviewSet = keyof typeof files;
export const reviewSets = Object.keys(files) as ReviewSet[];

/**
 * Every nth text of a set: a line that begins with a label, with quotation marks around its text taken off. Null where it is absent.
 */
export function readReviews(name: ReviewSet, every: number): LabelledReviews | null {
  const path = sharedData(files[name]);
  if (!path) return null;
  const lines = [...readFileSync(path, 'utf8').matchAll(/^\uFEFF?([01]),(.*)$/gmu)].filter(
    (_, at) => at % every === 0,
  );
  return {
    name,
    texts: lines.map(([, , text]) =>
      text!
        .trim()
        .replace(/^"(.*)"$/u, '$1')
        .replaceAll('""', '"'),
    ),
    praises: lines.map(([, label]) => Number(label)),
  };
}
