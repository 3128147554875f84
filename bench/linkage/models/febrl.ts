import type { BlockingRule } from '../../../schemas/linkage/blocking-rule.ts';
import type { Comparison, Level } from '../../../schemas/linkage/comparison.ts';
import type { Condition } from '../../../schemas/linkage/condition.ts';

/** Persons of the FEBRL generator; what its two models share. No figure here is tuned on the truth. */

/** Columns of `record` as SQL over the columns of the data. */
export const febrlColumns = {
  given_name: 'given_name',
  surname: 'surname',
  full_name: `given_name || ' ' || surname`,
  date_of_birth: 'date_of_birth',
  soc_sec_id: 'soc_sec_id',
  street_number: 'street_number',
  address_1: 'address_1',
  address_2: 'address_2',
  suburb: 'suburb',
  postcode: 'postcode',
  state: 'state',
};

const equal = (...on: string[]): BlockingRule => ({ kind: 'equal', on });

/** Every field that is not shared by a state brings its records together. */
export const febrlRules: BlockingRule[] = [
  equal('soc_sec_id'),
  equal('date_of_birth'),
  equal('given_name', 'surname'),
  equal('surname', 'postcode'),
  equal('given_name', 'postcode'),
  equal('address_1'),
  equal('street_number', 'postcode'),
  equal('suburb', 'surname'),
  equal('suburb', 'given_name'),
  equal('address_2'),
  equal('left(surname, 3)', 'left(given_name, 3)'),
  {
    kind: 'element',
    list: `list_filter([given_name, surname], x -> x IS NOT NULL)`,
    on: ['state', 'left(date_of_birth, 4)'],
  },
  { kind: 'element', list: `list_filter([given_name, surname], x -> x IS NOT NULL)`, on: ['postcode'] },
];

const missing = (column: string): Level => ({
  name: 'missing',
  when: { kind: 'null', column },
  isMissing: true,
});
const exact = (column: string, name = 'exact'): Level => ({
  name,
  when: { kind: 'equal', column },
  frequency: { column, weight: 1, atLeast: 1e-4 },
});
const edits = (column: string, atMost: number): Level => ({
  name: `${atMost} edits`,
  when: { kind: 'edit-distance', column, atMost },
});
const otherwise: Level = { name: 'else', when: { kind: 'else' } };
const like = (column: string): Condition => ({ kind: 'jaro-winkler', column, atLeast: 0.88 });
const text = (column: string, ...inexact: Level[]): Comparison => ({
  name: column,
  columns: [column],
  levels: [missing(column), exact(column), ...inexact, otherwise],
});
const similar = (column: string, atLeast: number): Level => ({
  name: `similar ${atLeast}`,
  when: { kind: 'jaro-winkler', column, atLeast },
});

export const febrlComparisons: Comparison[] = [
  {
    name: 'name',
    columns: ['given_name', 'surname', 'full_name'],
    levels: [
      {
        name: 'missing',
        when: { kind: 'and', of: ['given_name', 'surname'].map((column) => ({ kind: 'null', column })) },
        isMissing: true,
      },
      exact('full_name'),
      { name: 'swapped', when: { kind: 'swapped', columns: ['given_name', 'surname'] } },
      { name: 'both similar', when: { kind: 'and', of: [like('given_name'), like('surname')] } },
      exact('surname', 'surname'),
      exact('given_name', 'given name'),
      { name: 'one similar', when: { kind: 'or', of: [like('given_name'), like('surname')] } },
      { name: 'crossed', when: { kind: 'crossed', columns: ['given_name', 'surname'] } },
      otherwise,
    ],
  },
  text('date_of_birth', edits('date_of_birth', 1), edits('date_of_birth', 2)),
  text('soc_sec_id', edits('soc_sec_id', 1), edits('soc_sec_id', 2)),
  text('street_number', edits('street_number', 1)),
  {
    name: 'street',
    columns: ['address_1', 'address_2'],
    levels: [
      missing('address_1'),
      exact('address_1'),
      { name: 'similar', when: like('address_1') },
      { name: 'crossed', when: { kind: 'crossed', columns: ['address_1', 'address_2'] } },
      otherwise,
    ],
  },
  text('address_2', similar('address_2', 0.88)),
  text('suburb', similar('suburb', 0.88)),
  text('postcode', edits('postcode', 1), edits('postcode', 2)),
  text('state'),
];
