import type { Level } from '../../../schemas/linkage/comparison.ts';
import { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';

/** Two bibliographies that list every article once. Nothing here is tuned on the truth. */

const plain = (column: string) =>
  `nullif(trim(regexp_replace(lower(strip_accents(${column})), '[^a-z0-9]+', ' ', 'g')), '')`;
/** The last word of each author: the one part of a name that is not abbreviated. */
const surnames = `list_filter(list_transform(string_split(authors, ','),
  x -> regexp_extract(${plain('x')}, '[a-z0-9]+$')), x -> x <> '')`;

/** Columns of `record` as SQL over the columns of the data. */
export const dblpAcmColumns = {
  title: plain('title'),
  words: `string_split(${plain('title')}, ' ')`,
  authors: plain('authors'),
  surnames: `CASE WHEN len(${surnames}) > 0 THEN ${surnames} END`,
  // Journals and conferences are named differently; what tells them apart is in both names.
  venue: `CASE WHEN venue ILIKE '%record%' THEN 'sigmod record' WHEN venue ILIKE '%trans%' THEN 'tods'
    WHEN venue ILIKE 'VLDB J%' OR venue ILIKE '%VLDB journal%' THEN 'vldb journal'
    WHEN venue ILIKE '%very large%' OR venue = 'VLDB' THEN 'vldb'
    WHEN venue ILIKE '%sigmod%' OR venue ILIKE '%management of data%' THEN 'sigmod' END`,
  year: 'TRY_CAST(year AS INTEGER)',
};

const missing = (column: string): Level => ({
  name: 'missing',
  when: { kind: 'null', column },
  isMissing: true,
});
const exact = (column: string): Level => ({
  name: 'exact',
  when: { kind: 'equal', column },
  frequency: { column, weight: 1, atLeast: 1e-6 },
});
const common = (column: string, atLeast: number, m?: number): Level => ({
  name: `words ${atLeast}`,
  when: { kind: 'jaccard', column, atLeast },
  ...(m !== undefined && { m }),
});
/**
 * An article keeps its title, its year and its series whatever bibliography it stands in. EM cannot know that: groups
 * of authors write several articles alike in all but the title, which looks to it like one article with two titles.
 */
const seldom = 0.01;
const otherwise: Level = { name: 'else', when: { kind: 'else' } };
const hardlyEver: Level = { ...otherwise, m: seldom };

export const dblpAcm = LinkageModel.parse({
  version: 'dblp-acm-2',
  linkType: 'link',
  columns: {
    title: 'text',
    words: 'list',
    authors: 'text',
    surnames: 'list',
    venue: 'text',
    year: 'number',
  },
  blocking: [
    { kind: 'equal', on: ['title'] },
    { kind: 'element', list: 'words', on: ['year', 'venue'] },
    { kind: 'element', list: 'surnames', on: [] },
    { kind: 'element', list: 'words', on: [] },
  ],
  largestBlock: 200,
  comparisons: [
    {
      name: 'title',
      columns: ['title', 'words'],
      levels: [
        missing('title'),
        exact('title'),
        { name: 'similar', when: { kind: 'jaro-winkler', column: 'title', atLeast: 0.95 } },
        common('words', 0.8),
        common('words', 0.6),
        common('words', 0.4),
        common('words', 0.2, seldom),
        hardlyEver,
      ],
    },
    {
      name: 'authors',
      columns: ['authors', 'surnames'],
      levels: [
        missing('authors'),
        exact('authors'),
        common('surnames', 0.99),
        common('surnames', 0.6),
        common('surnames', 0.3),
        { name: 'one in common', when: { kind: 'intersection', column: 'surnames', atLeast: 1 } },
        otherwise,
      ],
    },
    {
      name: 'venue',
      columns: ['venue'],
      levels: [missing('venue'), { name: 'exact', when: { kind: 'equal', column: 'venue' } }, hardlyEver],
    },
    {
      name: 'year',
      columns: ['year'],
      levels: [
        missing('year'),
        { name: 'exact', when: { kind: 'equal', column: 'year' } },
        { name: 'next', when: { kind: 'number-difference', column: 'year', atMost: 1 } },
        hardlyEver,
      ],
    },
  ],
  clustering: { probability: 0.5, contradictions: [], oneToOne: true },
});
