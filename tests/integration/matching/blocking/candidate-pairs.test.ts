import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { candidatePairs } from '../../../../core/matching/blocking/candidate-pairs.ts';
import type { Scratch } from '../../../../core/warehouse/scratch.ts';
import type { BlockingRule } from '../../../../schemas/linkage/blocking-rule.ts';
import {
  blockingModel,
  openBlockingSession,
  readCandidates,
  writeRecords,
  type BlockingRow,
} from '../../../fixtures/blocking-session.ts';

const name: BlockingRule = { kind: 'equal', on: ['name'] };
const birth: BlockingRule = { kind: 'equal', on: ['birth'] };
const phone: BlockingRule = { kind: 'element', list: 'phones', on: [] };

let session: Scratch;
beforeAll(async () => {
  session = await openBlockingSession();
});
afterAll(() => session.close());

type Options = Parameters<typeof blockingModel>[1] & {
  excluded?: { rule: number; values: string[][] }[];
  changed?: number[];
};

async function pairsOf(rows: readonly BlockingRow[], rules: BlockingRule[], options: Options = {}) {
  const { excluded = [], changed, ...model } = options;
  await writeRecords(session, rows);
  if (changed)
    await session.run(
      `CREATE OR REPLACE TEMP TABLE "changed now" AS SELECT unnest([${changed.join(', ')}])::INTEGER AS n`,
    );
  const count = await candidatePairs(session, blockingModel(rules, model), {
    excluded,
    ...(changed && { changed: 'changed now' }),
  });
  const pairs = await readCandidates(session);
  expect(count).toBe(pairs.length);
  return pairs;
}

describe('equal', () => {
  it('brings together who agrees on every expression, and nobody by what is empty', async () => {
    const rows: BlockingRow[] = [
      [0, '王伟', '1990-05-01', null],
      [0, '王伟', '1990-05-01', ''],
      [0, '王伟', null, null],
      [0, null, '1990-05-01', ''],
      [0, null, null, '苏州'],
    ];
    expect(await pairsOf(rows, [name])).toEqual(['0-1:1', '0-2:1', '1-2:1']);
    expect(await pairsOf(rows, [{ kind: 'equal', on: ['name', 'birth'] }])).toEqual(['0-1:1']);
    expect(await pairsOf(rows, [{ kind: 'equal', on: ['town'] }])).toEqual([]);
  });

  it('takes any expression over the columns, by character', async () => {
    const rows: BlockingRow[] = [
      [0, '欧阳修', '1990-05-01', null],
      [0, '欧阳询', '1990-12-31', null],
      [0, '欧冶子', '1990-01-01', null],
    ];
    const rule: BlockingRule = { kind: 'equal', on: ['left(name, 2)', 'year(birth)'] };
    expect(await pairsOf(rows, [rule])).toEqual(['0-1:1']);
  });

  it('does not mix up where one value ends and the next begins', async () => {
    const rows: BlockingRow[] = [
      [0, 'ab', null, 'c'],
      [0, 'a', null, 'bc'],
    ];
    expect(await pairsOf(rows, [{ kind: 'equal', on: ['name', 'town'] }])).toEqual([]);
  });

  it('gives a pair once, with the bit of every rule that it meets', async () => {
    const rows: BlockingRow[] = [
      [0, '王伟', '1990-05-01', '苏州'],
      [0, '王伟', '1990-05-01', '无锡'],
      [0, '李伟', '1990-05-01', '苏州'],
    ];
    expect(await pairsOf(rows, [name, birth, { kind: 'equal', on: ['town'] }])).toEqual([
      '0-1:3',
      '0-2:6',
      '1-2:2',
    ]);
  });
});

describe('element', () => {
  const rows: BlockingRow[] = [
    [0, '王伟', null, null, ['138', '139']],
    [0, '李芳', null, null, ['139', '138', '138']],
    [0, '王伟', null, null, ['137', '139', '']],
    [0, '赵敏', null, null, ['', '136']],
    [0, '钱多', null, null, []],
    [0, '孙武', null, null, null],
  ];

  it('brings together whose lists share an element, once however many they share', async () => {
    expect(await pairsOf(rows, [phone])).toEqual(['0-1:1', '0-2:1', '1-2:1']);
  });

  it('asks for agreement on the expressions beside it', async () => {
    expect(await pairsOf(rows, [{ kind: 'element', list: 'phones', on: ['name'] }])).toEqual(['0-2:1']);
  });

  it('is one bit among those of other rules', async () => {
    expect(await pairsOf(rows, [name, phone])).toEqual(['0-1:2', '0-2:3', '1-2:2']);
    expect(await pairsOf(rows, [phone, name])).toEqual(['0-1:1', '0-2:3', '1-2:1']);
  });
});

describe('neighbourhood', () => {
  // In order of the names: b (2), c (0), d (4), e (1); record 3 has no name.
  const rows: BlockingRow[] = [
    [0, 'c', null, 'x'],
    [0, 'e', null, 'x'],
    [0, 'b', null, 'x'],
    [0, null, null, 'x'],
    [0, 'd', null, 'y'],
  ];
  const near = (window: number, on: string[] = []): BlockingRule => ({
    kind: 'neighbourhood',
    by: 'name',
    window,
    on,
  });

  it('brings together who stands at most so many places apart', async () => {
    expect(await pairsOf(rows, [near(1)])).toEqual(['0-2:1', '0-4:1', '1-4:1']);
    expect(await pairsOf(rows, [near(2)])).toEqual(['0-1:1', '0-2:1', '0-4:1', '1-4:1', '2-4:1']);
  });

  it('counts the places within those who agree on the expressions', async () => {
    expect(await pairsOf(rows, [near(1, ['town'])])).toEqual(['0-1:1', '0-2:1']);
  });

  it('orders numbers and dates by their value', async () => {
    const dates: BlockingRow[] = [
      [0, null, '1990-01-09', null],
      [0, null, '1990-10-01', null],
      [0, null, '1990-01-30', null],
    ];
    const months: BlockingRule = { kind: 'neighbourhood', by: 'month(birth)', window: 1, on: [] };
    expect(await pairsOf(dates, [months])).toEqual(['0-2:1', '1-2:1']);
  });

  it('is refused for changed records alone: it depends on who stands between', async () => {
    await expect(pairsOf(rows, [near(1)], { changed: [0] })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});

describe('sources', () => {
  const rows: BlockingRow[] = [
    [1, '王伟', null, null, ['1']],
    [1, '王伟', null, null, ['1']],
    [2, '王伟', null, null, ['1']],
    [2, '王伟', null, null, ['1']],
  ];
  const near: BlockingRule = { kind: 'neighbourhood', by: 'name', window: 9, on: [] };

  it.each([
    ['equal', name],
    ['element', phone],
    ['neighbourhood', near],
  ] as const)('decide which pairs of %s may be compared', async (_, rule) => {
    const across = ['0-2:1', '0-3:1', '1-2:1', '1-3:1'];
    expect(await pairsOf(rows, [rule], { linkType: 'link' })).toEqual(across);
    const all = ['0-1:1', ...across, '2-3:1'];
    expect(await pairsOf(rows, [rule], { linkType: 'link-and-dedupe' })).toEqual(all);
    expect(await pairsOf(rows, [rule])).toEqual(all);
    expect(await pairsOf(rows, [rule], { uniqueSources: [2] })).toEqual(['0-1:1', ...across]);
  });
});

describe('excluded values', () => {
  const rows: BlockingRow[] = [
    [0, '王伟', '1990-05-01', null, ['110', '138']],
    [0, '王伟', '1990-05-01', null, ['110']],
    [0, '李娜', '1990-05-01', null, ['138']],
  ];

  it('bring nobody together, and set no bit where another rule does', async () => {
    const excluded = [{ rule: 1, values: [['1990-05-01']] }];
    expect(await pairsOf(rows, [name, birth], { excluded })).toEqual(['0-1:1']);
  });

  it('hold for elements, and for all expressions of a rule together', async () => {
    expect(await pairsOf(rows, [phone], { excluded: [{ rule: 0, values: [['110']] }] })).toEqual(['0-2:1']);
    const both: BlockingRule = { kind: 'equal', on: ['name', 'birth'] };
    const excluded = [
      {
        rule: 0,
        values: [
          ['王伟', '1990-05-02'],
          ['李娜', '1990-05-01'],
        ],
      },
    ];
    expect(await pairsOf(rows, [both], { excluded })).toEqual(['0-1:1']);
  });
});

describe('changed records', () => {
  const rows: BlockingRow[] = [
    [0, 'a', '1990-05-01', null],
    [0, 'a', '1990-05-02', null],
    [0, 'a', '1990-05-01', null],
    [0, 'b', '1990-05-02', null],
    [0, 'b', null, null],
  ];

  it('make the pairs that touch one of them, with all bits', async () => {
    expect(await pairsOf(rows, [name, birth], { changed: [2] })).toEqual(['0-2:3', '1-2:1']);
    expect(await pairsOf(rows, [name, birth], { changed: [1, 2] })).toEqual([
      '0-1:1',
      '0-2:3',
      '1-2:1',
      '1-3:2',
    ]);
  });
});

it('leaves no other table behind', async () => {
  await pairsOf([[0, 'a', null, null, ['1']]], [name, phone], { excluded: [{ rule: 0, values: [['x']] }] });
  const tables = await session.all('SELECT table_name FROM duckdb_tables() ORDER BY table_name');
  expect(tables.map((row) => row['table_name'])).toEqual(['candidate', 'changed now', 'record']);
});
