import { foldForWords } from '../text/domain-word.ts';
import { forEachTerm, termOf } from '../text/index-terms.ts';

/** The terms that a text must have, all of them, and ranges of terms of which it must have one. */
export interface QueryTerms {
  terms: number[];
  /** First and last term of a range: of those that begin with a single character. */
  ranges: [number, number][];
}

const runs = /[\u3400-\u9FFF\uD800-\uDFFFA-Z0-9]+/gu;

/** What is looked for by a query: every run of letters, digits or Han in it must stand in the text, pair by pair. */
export function termsOfQuery(query: string): QueryTerms {
  const terms = new Set<number>();
  const ranges: QueryTerms['ranges'] = [];
  for (const [run] of foldForWords(query).matchAll(runs)) {
    if (run.length === 1) ranges.push([termOf(run.charCodeAt(0), 0), termOf(run.charCodeAt(0), 0xffff)]);
    else pairsOf(run, terms);
  }
  return { terms: [...terms], ranges };
}

/** The pair of the last character and nothing is not asked for: it may stand before others. */
function pairsOf(run: string, terms: Set<number>): void {
  const all: number[] = [];
  forEachTerm(run, (term) => all.push(term));
  for (const term of all.slice(0, -1)) terms.add(term);
}

/** SQL of a query of `ticket` and `score`: the requests that have all terms, by BM25 (Robertson and Zaragoza 2009), k1 1.2, b 0.75. */
export function matchingSql({ terms, ranges }: QueryTerms): string {
  const wanted = [
    ...(terms.length > 0 ? [`term IN (${terms.join(', ')})`] : []),
    ...ranges.map(([first, last]) => `term BETWEEN ${first} AND ${last}`),
  ];
  const group = `CASE ${ranges.map(([first, last], at) => `WHEN term BETWEEN ${first} AND ${last} THEN ${at}`).join(' ')} ELSE term + 4294967296 END`;
  const key = ranges.length === 0 ? 'term::BIGINT' : group;
  return `
    WITH hit AS (
      SELECT ticket, ${key} AS wanted, sum(times)::DOUBLE AS times FROM mart.opinion_posting WHERE ${wanted.join(' OR ')} GROUP BY ALL),
    rarity AS (
      SELECT wanted, ln(1 + (n - count(*) + 0.5) / (count(*) + 0.5)) AS idf
      FROM hit, (SELECT count(*) AS n FROM mart.opinion_text) GROUP BY wanted, n)
    SELECT ticket, sum(idf * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * terms / mean))) AS score
    FROM hit JOIN rarity USING (wanted) JOIN mart.opinion_text USING (ticket), (SELECT avg(terms) AS mean FROM mart.opinion_text)
    GROUP BY ticket HAVING count(*) = ${terms.length + ranges.length}`;
}
