import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Field } from '../../../schemas/datasets/dataset.ts';
import type { Scratch } from '../../../core/warehouse/scratch.ts';
import { fieldOf, normaliseTexts, type Normalised } from '../../fixtures/normalise-texts.ts';
import { openReferences } from '../../fixtures/reference-session.ts';
import { valueCases, type ValueCase } from '../../fixtures/value-cases.ts';

let session: Scratch;

beforeAll(async () => {
  session = await openReferences();
});

afterAll(() => session.close());

/** What must be found in a value beside its meaning: a doubt, or why it has none. Cases not listed have no issue. */
const issues: Record<string, string> = {
  T016: 'value-masked',
  T017: 'citizen-number-checksum',
  T018: 'citizen-number-birth',
  T019: 'citizen-number-birth',
  T022: 'digits-lost',
  T025: 'value-masked',
  T037: 'credit-code-form',
  T038: 'credit-code-old-number',
  T041: 'value-masked',
  T060: 'date-impossible',
  T072: 'date-no-year',
  T082: 'characters-lost',
  T083: 'characters-lost',
  T085: 'name-several',
  T086: 'value-masked',
  T097: 'phone-no-area',
  T099: 'value-masked',
  T121: 'division-abolished',
  T131: 'division-ambiguous',
  T152: 'same-as-above',
  T156: 'number-form',
  T161: 'number-approximate',
  T162: 'number-approximate',
};

/** Where our own meaning differs from the list's, and why. */
const differently: Record<string, { value: string | null; issue: string | null; why: string }> = {
  T034: { value: null, issue: 'credit-code-form', why: 'GB 32100 has no letter S' },
  T035: { value: null, issue: 'credit-code-form', why: 'GB 32100 has no letter S' },
  T040: { value: null, issue: 'credit-code-form', why: 'GB 32100 has no letter S' },
  T038: { value: null, issue: 'credit-code-old-number', why: 'a registration number is no credit code' },
  T147: { value: '0', issue: null, why: 'running text may be 0; where it may not, see below' },
  T152: { value: null, issue: 'same-as-above', why: 'one value alone has nothing above it' },
  T130: {
    value: null,
    issue: 'division-ambiguous',
    why: 'there is also 栖霞市; see the test on own divisions',
  },
};

const categories: [category: string, field: Field][] = [
  ['身份证', fieldOf('citizen-number')],
  ['信用代码', fieldOf('credit-code')],
  ['日期', fieldOf('datetime')],
  ['姓名', fieldOf('name')],
  ['电话', fieldOf('phone')],
  ['性别', fieldOf('code', { codes: 'sex' })],
  ['民族', fieldOf('code', { codes: 'ethnic-group' })],
  ['空值', fieldOf('text')],
  ['数值', fieldOf('decimal')],
  ['区划', fieldOf('division')],
];

describe.each(categories)('%s', (category, field) => {
  const cases = valueCases(category);
  let results: Normalised[];

  beforeAll(async () => {
    results = await normaliseTexts(
      session,
      field,
      cases.map(({ raw }) => raw),
    );
  });

  it.each(cases.map((one, at) => ({ ...one, at })))('$id $raw', (one) => {
    const { value, issue } = results[one.at]!;
    const other = differently[one.id];
    const doubts = ['citizen-number-age']; // the constructed numbers belong to nobody alive
    expect(value === null ? null : String(value)).toBe(other ? other.value : expectedOf(one, field));
    expect(doubts.includes(issue ?? '') ? null : issue).toBe(other ? other.issue : (issues[one.id] ?? null));
  });
});

function expectedOf({ expected }: ValueCase, { type }: Field): string | null {
  if (expected === '') return null;
  if (type !== 'datetime') return expected;
  const [day, time = '00:00'] = expected.split(' ');
  return `${day}T${time.length === 5 ? `${time}:00` : time}`;
}

describe('cases that other modules will serve', () => {
  for (const category of ['坐标', '地址'])
    for (const { id, raw } of valueCases(category))
      it.todo(`${category} ${id} ${raw}: taken apart or converted`);
});
