import type { BlockingRule } from '../../../schemas/linkage/blocking-rule.ts';
import type { Condition } from '../../../schemas/linkage/condition.ts';
import type { Level } from '../../../schemas/linkage/comparison.ts';
import { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';

/**
 * Our own model for Splink's historical persons: which records are compared, how, and how pairs become entities.
 * It was designed on clusters with an even hash. Nothing in it is tuned on a truth: probabilities come from EM and
 * the threshold is even odds.
 */

/** Columns of `record` as SQL over the columns of the data. */
export const historicalColumns = {
  first_name: `nullif(rtrim(first_name, '.'), '')`,
  surname: 'surname',
  full_name: `rtrim(first_name, '.') || ' ' || surname`,
  dob: 'dob',
  year: 'dob[:4]',
  month_day: 'dob[6:]',
  postcode: 'postcode_fake',
  outward: `split_part(postcode_fake, ' ', 1)`,
  area: `regexp_extract(postcode_fake, '^[a-z]+')`,
  birth_place: 'birth_place',
  occupation: 'occupation',
};

const equal = (...on: string[]): BlockingRule => ({ kind: 'equal', on });

/** First or last names written in the other's place. */
const crossed = (...on: string[]): BlockingRule => ({
  kind: 'element',
  list: `list_filter([first_name, surname], x -> x IS NOT NULL)`,
  on,
});

const missing = (column: string): Level => ({
  name: 'missing',
  when: { kind: 'null', column },
  isMissing: true,
});
/** Agreement that weighs more the rarer the column's value is. */
const rare = (column: string, name: string, when: Condition): Level => ({
  name,
  when,
  frequency: { column, weight: 1, atLeast: 1e-6 },
});
const exact = (column: string, name = 'exact'): Level => rare(column, name, { kind: 'equal', column });
const and = (...of: Condition[]): Condition => ({ kind: 'and', of });
const same = (column: string): Condition => ({ kind: 'equal', column });
const unknown = (column: string): Condition => ({ kind: 'null', column });
/** One misspelling, much the same sound, or a name and its short form. */
const like = (column: string): Condition => ({
  kind: 'or',
  of: [
    { kind: 'edit-distance', column, atMost: 1 },
    { kind: 'prefix', column, atLeast: 3 },
    { kind: 'jaro-winkler', column, atLeast: 0.88 },
  ],
});
/** An initial and its name, or some likeness. */
const close = (column: string): Condition => ({
  kind: 'or',
  of: [
    { kind: 'prefix', column, atLeast: 1 },
    { kind: 'jaro-winkler', column, atLeast: 0.7 },
  ],
});
const edits = (column: string, atMost: number): Level => ({
  name: `${atMost} edits`,
  when: { kind: 'edit-distance', column, atMost },
});
const similar = (column: string, atLeast: number): Level => ({
  name: `similar ${atLeast}`,
  when: { kind: 'jaro-winkler', column, atLeast },
});
const otherwise: Level = { name: 'else', when: { kind: 'else' } };

export const historical = LinkageModel.parse({
  version: 'historical-3',
  linkType: 'dedupe',
  columns: Object.fromEntries(Object.keys(historicalColumns).map((column) => [column, 'text'])),
  blocking: [
    equal('postcode'),
    equal('surname', 'birth_place'),
    equal('surname', 'dob'),
    equal('surname', 'postcode[:3]'),
    equal('surname', 'occupation'),
    equal('surname[:3]', 'birth_place'),
    equal('surname[:3]', 'postcode[:2]'),
    equal('surname[:4]', 'year'),
    equal('first_name', 'birth_place', 'year'),
    equal('first_name', 'birth_place', 'occupation'),
    equal('birth_place', 'dob'),
    equal('birth_place', 'occupation', 'year'),
    equal('outward', 'dob'),
    crossed('birth_place'),
    crossed('dob'),
    crossed('postcode[:3]'),
  ],
  largestBlock: 2000,
  comparisons: [
    {
      // First and last names are judged together: both change at once where somebody is entered by a title.
      name: 'name',
      columns: ['first_name', 'surname', 'full_name'],
      levels: [
        missing('first_name'),
        exact('full_name'),
        rare('surname', 'surname, first name similar', and(same('surname'), like('first_name'))),
        rare('surname', 'surname, first name close', and(same('surname'), close('first_name'))),
        exact('surname', 'surname'),
        rare('first_name', 'first name, surname similar', and(same('first_name'), like('surname'))),
        { name: 'both similar', when: and(like('first_name'), like('surname')) },
        { name: 'surname similar', when: like('surname') },
        rare('surname', 'crossed', { kind: 'crossed', columns: ['first_name', 'surname'] }),
        rare('first_name', 'first name, surname missing', and(same('first_name'), unknown('surname'))),
        { name: 'first name similar, surname missing', when: and(like('first_name'), unknown('surname')) },
        { name: 'surname missing', when: unknown('surname') },
        exact('first_name', 'first name'),
        { name: 'first name similar', when: like('first_name') },
        otherwise,
      ],
    },
    {
      name: 'birth',
      columns: ['dob', 'month_day', 'year'],
      levels: [
        missing('dob'),
        exact('dob'),
        rare(
          'month_day',
          'year misread',
          and(same('month_day'), { kind: 'edit-distance', column: 'dob', atMost: 1 }),
        ),
        edits('dob', 1),
        exact('month_day', 'same day'),
        edits('dob', 2),
        { name: 'same year', when: { kind: 'equal', column: 'year' } },
        otherwise,
      ],
    },
    {
      name: 'postcode',
      columns: ['postcode', 'outward', 'area'],
      levels: [
        missing('postcode'),
        exact('postcode'),
        edits('postcode', 1),
        exact('outward', 'outward'),
        exact('area', 'area'),
        otherwise,
      ],
    },
    {
      name: 'birth place',
      columns: ['birth_place'],
      levels: [
        missing('birth_place'),
        exact('birth_place'),
        similar('birth_place', 0.9),
        { name: 'common word', when: { kind: 'jaccard', column: 'birth_place', atLeast: 0.2 } },
        otherwise,
      ],
    },
    {
      name: 'occupation',
      columns: ['occupation'],
      levels: [missing('occupation'), exact('occupation'), otherwise],
    },
  ],
  // The postcode lies near the birth place.
  correlated: [['postcode', 'birth place']],
  clustering: { probability: 0.5, contradictions: [] },
});
