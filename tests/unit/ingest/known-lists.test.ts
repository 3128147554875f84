import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessDataset } from '../../../core/ingest/propose/guess-dataset.ts';
import type { Dataset, Field } from '../../../schemas/datasets/dataset.ts';
import { fieldsOfHeader } from '../../../schemas/datasets/header.ts';
import { datasetById, datasets } from '../../../schemas/datasets/index.ts';

const lists = datasets.filter(({ isList }) => isList);
const others = datasets.filter(({ isList }) => !isList);

const table = (headers: readonly string[], sample: string[][] = []) => ({
  sheet: '',
  columns: headers.map((header, index) => ({ index, header })),
  headerRecords: 1,
  sample,
  dialect: {},
  notes: [],
});
const guess = (headers: readonly string[], sample?: string[][]) =>
  guessDataset(datasets, table(headers, sample)).dataset;

const provinces = [
  ['11', '北京市'],
  ['13', '河北省'],
  ['15', '内蒙古自治区'],
  ['46', '海南省'],
];
const towns = [
  ['110101001', '东华门街道'],
  ['130102001', '建北街道'],
  ['130123100', '正定镇'],
];
// GB/T 4754: classes of manufacturing whose four digits could all be those of a city.
const industries = [
  ['1311', '稻谷加工'],
  ['1421', '糖果、巧克力制造'],
  ['1512', '白酒制造'],
  ['3211', '铜冶炼'],
];

describe('a list is told by its values where its headers are those of any list', () => {
  it.each([
    ['division', ['code', 'name'], provinces],
    ['division', ['代码', '名称'], towns],
    ['division', ['id', 'name'], towns],
    ['code-list', ['代码', '名称'], industries],
    [
      'code-list',
      ['code', 'name'],
      [
        ['K', '开业'],
        ['D', '吊销未注销'],
        ['X', '注销中'],
      ],
    ],
    [
      'code-list',
      ['代码', '名称'],
      [
        ['1', '男'],
        ['2', '女'],
        ['9', '未说明的性别'],
      ],
    ],
    ['division', ['区划代码', '区划名称', '上级区划代码'], []],
    ['code-list', ['编码', '中文'], []],
  ])('%s: %j %j', (id, headers, sample) => {
    expect(guess(headers, sample)).toBe(id);
  });

  it.each([
    [
      'persons under numbers',
      ['id', 'name'],
      [
        ['1', '张伟'],
        ['2', '王芳'],
        ['3', '李娜'],
      ],
    ],
    [
      'areas that are no divisions',
      ['区划代码', '区划名称'],
      [
        ['A1', '东片'],
        ['A2', '西片'],
        ['B1', '南片'],
      ],
    ],
    [
      'codes that are sentences',
      ['代码', '名称'],
      [
        ['见附件', '甲'],
        ['同文件', '乙'],
        ['按规定', '丙'],
      ],
    ],
    [
      'codes without names',
      ['代码', '备注'],
      [
        ['1', '甲'],
        ['2', '乙'],
        ['3', '丙'],
      ],
    ],
    [
      'names without codes',
      ['名称', '备注'],
      [
        ['甲', '一'],
        ['乙', '二'],
        ['丙', '三'],
      ],
    ],
    ['a table that holds much else', ['编码', '名称', '购置日期', '原值', '存放处'], []],
  ])('not %s', (_, headers, sample) => {
    expect(guess(headers, sample)).toBeNull();
  });

  it('leaves figures of divisions to the dataset of figures', () => {
    expect(guess(['区划代码', '口径', '年度', '人口数'])).toBe('official-denominator');
    expect(guess(['行政区划代码', '地区名称', '统计口径', '年份', '总人口', '来源'])).toBe(
      'official-denominator',
    );
  });
});

/** Some of a dataset's fields, each under one of its headers. */
function someHeaders(dataset: Dataset, needed: readonly string[] = []): fc.Arbitrary<string[]> {
  const headerOf = ({ label, variants }: Field) => fc.constantFrom(label.zh, ...variants);
  const isNeeded = ({ key }: Field) => needed.includes(key);
  return fc
    .subarray(
      dataset.fields.filter((field) => !isNeeded(field)),
      { minLength: needed.length > 0 ? 0 : 1 },
    )
    .chain((fields) => fc.tuple(...[...dataset.fields.filter(isNeeded), ...fields].map(headerOf)));
}

const isOfList = (header: string) => lists.some((list) => fieldsOfHeader(list, header).length > 0);

describe('header subsets', () => {
  it.each(others.map((dataset) => [dataset.id, dataset] as const))(
    'of %s are guessed as if there were no lists',
    (_, dataset) => {
      fc.assert(
        fc.property(someHeaders(dataset), (headers) => {
          fc.pre(!headers.every(isOfList)); // 地区代码 and 地区名称 alone are a list
          const given = table(headers);
          expect(guessDataset(datasets, given)).toEqual(guessDataset(others, given));
        }),
        { numRuns: 60 },
      );
    },
  );

  it('of divisions with code and name stay divisions', () => {
    fc.assert(
      fc.property(someHeaders(datasetById('division')!, ['code', 'name']), (headers) => {
        const sample = towns.map(([code, name]) => headers.map((_, at) => [code!, name!][at] ?? ''));
        expect(guess(headers, sample)).toBe('division');
      }),
      { numRuns: 200 },
    );
  });

  it('of code lists with code and name stay code lists', () => {
    fc.assert(
      fc.property(someHeaders(datasetById('code-list')!, ['code', 'name']), (headers) => {
        const sample = industries.map(([code, name]) => headers.map((_, at) => [code!, name!][at] ?? ''));
        expect(guess(headers, sample)).toBe('code-list');
      }),
      { numRuns: 200 },
    );
  });
});
