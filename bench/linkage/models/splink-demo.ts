import { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { Condition } from '../../../schemas/linkage/condition.ts';
import type { Comparison, Level } from '../../../schemas/linkage/comparison.ts';
import { demoRules } from '../../../tests/fixtures/splink-demo-rules.ts';

/**
 * The model of Splink's demo for its historical persons (deduplicate_50k_synthetic): the same rules, comparisons and
 * levels as its templates ForenameSurname-, DateOfBirth- and PostcodeComparison and ExactMatch expand to. One level
 * differs: its Levenshtein distance takes two swapped neighbours for two edits, ours for one.
 */

/** Columns of `record` as SQL over the columns of the data. */
export const splinkDemoColumns = {
  first_name: 'first_name',
  surname: 'surname',
  full_name: `first_name || ' ' || surname`,
  dob: 'dob',
  birth: `try_strptime(dob, '%Y-%m-%d')::DATE`,
  postcode_fake: 'postcode_fake',
  sector: `nullif(regexp_extract(postcode_fake, '^[A-Za-z]{1,2}[0-9][A-Za-z0-9]? [0-9]'), '')`,
  district: `nullif(regexp_extract(postcode_fake, '^[A-Za-z]{1,2}[0-9][A-Za-z0-9]?'), '')`,
  area: `nullif(regexp_extract(postcode_fake, '^[A-Za-z]{1,2}'), '')`,
  birth_place: 'birth_place',
  occupation: 'occupation',
};

const missing = (when: Condition): Level => ({ name: 'missing', when, isMissing: true });
const same = (column: string): Level => ({ name: column, when: { kind: 'equal', column } });
const rare = (column: string): Level => ({
  ...same(column),
  frequency: { column, weight: 1, atLeast: 0 },
});
const similarNames = (atLeast: number): Level => ({
  name: `both similar ${atLeast}`,
  when: {
    kind: 'and',
    of: ['first_name', 'surname'].map((column) => ({ kind: 'jaro-winkler', column, atLeast })),
  },
});
const apart = (atMost: number, unit: 'month' | 'year'): Level => ({
  name: `${atMost} ${unit}`,
  when: { kind: 'date-difference', column: 'birth', atMost, unit },
});
const otherwise: Level = { name: 'else', when: { kind: 'else' } };
const exactWithFrequency = (column: string): Comparison => ({
  name: column,
  columns: [column],
  levels: [missing({ kind: 'null', column }), rare(column), otherwise],
});

export const splinkDemo = LinkageModel.parse({
  version: 'splink-demo-1',
  linkType: 'dedupe',
  columns: Object.fromEntries(
    Object.keys(splinkDemoColumns).map((column) => [column, column === 'birth' ? 'date' : 'text']),
  ),
  blocking: demoRules,
  largestBlock: 1e9,
  comparisons: [
    {
      name: 'name',
      columns: ['first_name', 'surname', 'full_name'],
      levels: [
        missing({
          kind: 'and',
          of: ['first_name', 'surname'].map((column) => ({ kind: 'null', column })),
        }),
        rare('full_name'),
        { name: 'swapped', when: { kind: 'swapped', columns: ['first_name', 'surname'] } },
        similarNames(0.92),
        similarNames(0.88),
        rare('surname'),
        rare('first_name'),
        otherwise,
      ],
    },
    {
      name: 'dob',
      columns: ['dob', 'birth'],
      levels: [
        missing({ kind: 'null', column: 'birth' }),
        same('dob'),
        { name: '1 edit', when: { kind: 'edit-distance', column: 'dob', atMost: 1 } },
        apart(1, 'month'),
        apart(1, 'year'),
        apart(10, 'year'),
        otherwise,
      ],
    },
    {
      name: 'postcode',
      columns: ['postcode_fake', 'sector', 'district', 'area'],
      levels: [
        missing({ kind: 'null', column: 'postcode_fake' }),
        same('postcode_fake'),
        same('sector'),
        same('district'),
        same('area'),
        otherwise,
      ],
    },
    exactWithFrequency('birth_place'),
    exactWithFrequency('occupation'),
  ],
  clustering: { probability: 0.95, contradictions: [] },
});
