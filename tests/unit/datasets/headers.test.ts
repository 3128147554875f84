import { describe, expect, it } from 'vitest';
import { fieldsOfHeader, headerStem, normaliseHeader } from '../../../schemas/datasets/header.ts';
import { datasetById } from '../../../schemas/datasets/index.ts';
import { refusalOf } from '../../../schemas/datasets/refused.ts';
import { headerDictionary } from '../../fixtures/header-dictionary.ts';

const groups: [group: string, dataset: string][] = [
  ['population', 'population'],
  ['housing', 'dwelling'],
  ['legal_entity', 'legal-entity'],
  ['grid_address', 'grid'],
  ['hotline_ticket', 'service-ticket'],
  ['incident_dispute_hazard', 'incident'],
];

const cases = groups.flatMap(([group, dataset]) =>
  headerDictionary[group]!.flatMap(({ key, std, variants, refused }) =>
    [std, ...variants].map((header) => ({ dataset, key, header, refused: refused ?? false })),
  ),
);

/** The dictionary writes the five levels of a ticket's category as one field. */
const isSameField = (key: string, expected: string) =>
  key === expected || (expected === 'cat1..5' && /^cat[1-5]$/.test(key));

it('is compared with the whole dictionary: 120 fields, 531 headers beside the standard names', () => {
  const fields = groups.flatMap(([group]) => headerDictionary[group]!);
  expect(fields).toHaveLength(120);
  expect(fields.flatMap(({ variants }) => variants)).toHaveLength(531);
});

it.each(cases.filter(({ refused }) => !refused))(
  'finds $header in $dataset as $key',
  ({ dataset, header, key }) => {
    const found = fieldsOfHeader(datasetById(dataset)!, header).map(({ field }) => field.key);
    expect(
      found.some((candidate) => isSameField(candidate, key)),
      found.join(),
    ).toBe(true);
  },
);

it.each(cases.filter(({ refused }) => refused))('refuses $header in $dataset', ({ dataset, header, key }) => {
  expect(refusalOf(header, dataset)?.key).toBe(key);
});

describe('one form for headers', () => {
  it.each([
    [' 身份证 号码 ', '身份证号码'],
    ['ＳＦＺＨ', 'sfzh'],
    ['性别（1男；2女）', '性别(1男;2女)'],
    ['* 姓名：', '姓名'],
    ['\ufeff姓\u200b名', '姓名'],
  ])('%j becomes %j', (header, form) => expect(normaliseHeader(header)).toBe(form));

  it('takes a bracketed note off the end', () => {
    expect(headerStem('注册资本（万元）')).toBe('注册资本');
    expect(headerStem('（万元）')).toBe('');
  });
});
