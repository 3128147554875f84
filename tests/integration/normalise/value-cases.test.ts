import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Field } from '../../../schemas/datasets/dataset.ts';
import type { CoordinateSystem } from '../../../schemas/intake/reading.ts';
import type { Scratch } from '../../../core/warehouse/scratch.ts';
import {
  fieldOf,
  normalisePlaces,
  normaliseSharedPlaces,
  normaliseTexts,
  type Normalised,
} from '../../fixtures/normalise-texts.ts';
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
  T152: {
    value: null,
    issue: 'same-as-above',
    why: 'one value alone has nothing above it; see filled-down.test.ts',
  },
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

/** The system that each case's note declares, and what is found in its longitude. */
const placeCases: Record<string, { system: CoordinateSystem | null; issue: string | null }> = {
  T174: { system: null, issue: null },
  T176: { system: 'bd09', issue: null },
  T178: { system: 'cgcs2000-cm-120', issue: null },
  T179: { system: null, issue: null }, // the zone's number before the easting proves zone and axis
  T180: { system: 'cgcs2000-cm-123', issue: null },
  T181: { system: null, issue: 'coordinate-swapped' },
  T182: { system: null, issue: null },
};

describe('坐标, both in one cell', () => {
  const cases = valueCases('坐标').filter(({ id }) => id in placeCases);

  it.each(cases)('$id $raw', async ({ id, raw, expected }) => {
    const { system, issue } = placeCases[id]!;
    const [found] = await normaliseSharedPlaces(session, [raw], system);
    const [lng, lat] = expected.split(',').map(Number);
    expect(found!.lng).toBeCloseTo(lng!, 5);
    expect(found!.lat).toBeCloseTo(lat!, 5);
    expect(found!.issues).toEqual([issue, null]);
  });

  it('T183 120.332096,31.523154: a suspicion is no proof, so it stays as delivered, with a warning', async () => {
    const suspected = valueCases('坐标').find(({ id }) => id === 'T183')!;
    const [lng, lat] = suspected.raw.split(',');
    const found = await normalisePlaces(session, [[lng!, lat!]], null, { looksSexagesimal: true });
    expect(found).toEqual([
      { lng: 120.332096, lat: 31.523154, issues: ['coordinate-sexagesimal-suspected', null] },
    ]);
  });
});

/** What cleaning makes of the addresses; taking them apart (road, building, unit, room) is the matching module's work. */
const cleanAddresses: Record<string, string> = {
  T166: '江苏省苏州市张家港市杨舍镇人民中路1号2幢3单元401室',
  T167: '张家港人民中路1号2-3-401',
  T168: '张家港市杨舍镇人民中路1号2栋三单元401', // full-width digits
  T169: '苏州市张家港市张家港市杨舍镇人民中路1号', // whether a name is written twice shows only when it is taken apart
  T170: '塘市街道XX小区3#楼乙单元101（朝阳幼儿园旁）',
  T171: '新塍村第5组12号',
};

describe('地址, cleaned only: taking them apart is the work of matching', () => {
  it.each(valueCases('地址'))('$id $raw', async ({ id, raw }) => {
    const [found] = await normaliseTexts(session, fieldOf('address'), [raw]);
    expect(found).toEqual({ value: cleanAddresses[id], issue: null });
  });
});
