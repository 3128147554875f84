import { describe, expect, it } from 'vitest';
import { compileComparison, type Value } from '../../../../core/matching/comparison/compile-comparison.ts';
import type { Comparison } from '../../../../schemas/linkage/comparison.ts';
import type { ColumnType, Condition } from '../../../../schemas/linkage/condition.ts';

const types: Record<string, ColumnType> = {
  name: 'text',
  other: 'text',
  born: 'date',
  amount: 'number',
  longitude: 'number',
  latitude: 'number',
  phones: 'list',
};

function comparison(columns: readonly string[], ...conditions: Condition[]): Comparison {
  const levels = [...conditions, { kind: 'else' } as const].map((when, at) => ({
    name: `level ${at}`,
    when,
  }));
  return { name: 'test', columns: [...columns], levels };
}

/** Whether the condition holds between two tuples; it has to be the same both ways round. */
function holds(
  condition: Condition,
  columns: readonly string[],
  left: readonly Value[],
  right: readonly Value[],
) {
  const compiled = compileComparison(comparison(columns, condition), types);
  const dictionary = { columns: columns.map((_, at) => [left[at]!, right[at]!]) };
  const [there, back] = compiled.levels(dictionary, Int32Array.of(0, 1), Int32Array.of(1, 0), []);
  expect(there).toBe(back);
  return there === 0;
}

const day = (text: string) => Date.parse(text) / 86_400_000;
const onName = (condition: Condition, left: Value, right: Value) =>
  holds(condition, ['name'], [left], [right]);
const onDate = (condition: Condition, left: string, right: string) =>
  holds(condition, ['born'], [day(left)], [day(right)]);
const onList = (condition: Condition, left: string[], right: string[]) =>
  holds(condition, ['phones'], [left], [right]);
const onAmount = (condition: Condition, left: number, right: number) =>
  holds(condition, ['amount'], [left], [right]);

describe('compileComparison', () => {
  it('gives the first level that holds, and the last where none does', () => {
    const compiled = compileComparison(
      comparison(
        ['name'],
        { kind: 'null', column: 'name' },
        { kind: 'equal', column: 'name' },
        { kind: 'edit-distance', column: 'name', atMost: 1 },
        { kind: 'edit-distance', column: 'name', atMost: 2 },
      ),
      types,
    );
    const dictionary = { columns: [['王小明', '王小朋', '王大朋', '李', null, '王小明']] };
    const left = Int32Array.of(0, 0, 0, 0, 0, 4, 3);
    const right = Int32Array.of(5, 1, 2, 3, 4, 4, 3);
    expect([...compiled.levels(dictionary, left, right, [])]).toEqual([1, 2, 3, 4, 0, 0, 1]);
    expect(compiled.elseLevel).toBe(4);
  });

  it('tells from which columns are empty or equal alone, whatever else is in the dictionary', () => {
    const compiled = compileComparison(
      comparison(
        ['name', 'other', 'phones'],
        { kind: 'null', column: 'name' },
        { kind: 'equal', column: 'name' },
        { kind: 'equal', column: 'phones' },
        { kind: 'equal', column: 'other' },
      ),
      types,
    );
    expect(compiled.isFast).toBe(true);
    const dictionary = {
      columns: [
        ['王伟', '王芳', '王伟', null, '李'],
        ['a', 'a', null, 'a', ''],
        [['1', '2'], ['2', '1'], null, ['1'], []],
      ],
    };
    const left = Int32Array.of(0, 0, 0, 1, 2, 4, 1);
    const right = Int32Array.of(2, 1, 3, 4, 4, 4, 2);
    // 王芳's phones are 王伟's in another order; nobody shares what is not there.
    expect([...compiled.levels(dictionary, left, right, [])]).toEqual([1, 2, 0, 4, 4, 1, 4]);
  });

  it('treats a value that is unknown on either side as no evidence for anything but `null`', () => {
    const edit: Condition = { kind: 'edit-distance', column: 'name', atMost: 9 };
    for (const [left, right] of [
      [null, '王'],
      ['王', null],
      [null, null],
    ]) {
      expect(onName({ kind: 'null', column: 'name' }, left!, right!)).toBe(true);
      expect(onName({ kind: 'equal', column: 'name' }, left!, right!)).toBe(false);
      expect(onName(edit, left!, right!)).toBe(false);
      expect(onName({ kind: 'not', of: edit }, left!, right!)).toBe(true);
    }
  });

  it('compares names by character', () => {
    const oneEdit: Condition = { kind: 'edit-distance', column: 'name', atMost: 1 };
    expect(onName(oneEdit, '王伟', '王芳')).toBe(true);
    expect(onName(oneEdit, '𠀀明', '𠀁明')).toBe(true);
    expect(onName(oneEdit, '王伟', '李芳')).toBe(false);
    expect(onName({ kind: 'jaro-winkler', column: 'name', atLeast: 0.7 }, '王伟', '李伟')).toBe(false);
    expect(onName({ kind: 'jaro-winkler', column: 'name', atLeast: 0.84 }, 'DWAYNE', 'DUANE')).toBe(true);
    expect(onName({ kind: 'jaro', column: 'name', atLeast: 0.84 }, 'DWAYNE', 'DUANE')).toBe(false);
  });

  it('compares sets of words, bigrams and elements', () => {
    const half: Condition = { kind: 'jaccard', column: 'name', atLeast: 0.5 };
    expect(onName(half, 'data base systems', 'data base')).toBe(true); // 2 of 3
    expect(onName(half, 'data base systems', 'data warehouse')).toBe(false); // 1 of 4
    expect(onName(half, '解放东路', '解放东街')).toBe(true); // 解放 放东 of 4
    expect(onName(half, '解放东路', '解放西路')).toBe(false); // 解放 of 5
    expect(onName({ kind: 'cosine', column: 'name', atLeast: 0.8 }, 'a b c', 'b a')).toBe(true); // 2 / √6 = 0.816
    expect(onName({ kind: 'cosine', column: 'name', atLeast: 0.82 }, 'a b c', 'b a')).toBe(false);
    expect(
      onList({ kind: 'jaccard', column: 'phones', atLeast: 0.5 }, ['1', '2'], ['2', '1', '3', '3']),
    ).toBe(true);
    expect(onList({ kind: 'intersection', column: 'phones', atLeast: 2 }, ['1', '2'], ['2', '1', '3'])).toBe(
      true,
    );
    expect(onList({ kind: 'intersection', column: 'phones', atLeast: 2 }, ['1', '1'], ['1', '1'])).toBe(
      false,
    );
    expect(onList({ kind: 'equal', column: 'phones' }, ['1', '2'], ['2', '1'])).toBe(true);
    expect(onList({ kind: 'null', column: 'phones' }, [], ['1'])).toBe(true);
    const anyPair: Condition = { kind: 'any-pair', column: 'phones', atMost: 1 };
    expect(onList(anyPair, ['5551234', '13800000000'], ['13800000001'])).toBe(true);
    expect(onList(anyPair, ['5551234', '13800000000'], ['13800000012'])).toBe(false);
  });

  it('compares beginnings, order and single dropped characters', () => {
    const prefix: Condition = { kind: 'prefix', column: 'name', atLeast: 3 };
    expect(onName(prefix, 'Jonathan', 'Jon')).toBe(true);
    expect(onName(prefix, 'Jonathan', 'Jo')).toBe(false);
    expect(onName(prefix, 'Jonathan', 'Jan')).toBe(false);
    expect(onName({ kind: 'reordered', column: 'name' }, '明小王', '王小明')).toBe(true);
    expect(onName({ kind: 'reordered', column: 'name' }, '王明明', '王小明')).toBe(false);
    const dropped: Condition = { kind: 'dropped-character', column: 'name' };
    expect(onName(dropped, '欧阳娜娜', '欧阳娜')).toBe(true);
    expect(onName(dropped, '阿依古丽', '依古丽')).toBe(true);
    expect(onName(dropped, '阿𠀀古丽', '阿古丽')).toBe(true);
    expect(onName(dropped, '王明', '王小明亮')).toBe(false);
    expect(onName(dropped, '王明', '小明')).toBe(false);
  });

  it('compares two columns crosswise and together', () => {
    const pair = ['name', 'other'] as const;
    const swapped: Condition = { kind: 'swapped', columns: [...pair] };
    expect(holds(swapped, pair, ['Ann', 'Lee'], ['Lee', 'Ann'])).toBe(true);
    expect(holds(swapped, pair, ['Ann', 'Lee'], ['Lee', 'Anne'])).toBe(false);
    expect(holds(swapped, pair, [null, 'Lee'], ['Lee', null])).toBe(false);
    const crossed: Condition = { kind: 'crossed', columns: [...pair] };
    expect(holds(crossed, pair, ['Lee', null], ['Ann', 'Lee'])).toBe(true);
    expect(holds(crossed, pair, ['Ann', 'Lee'], ['Lee', null])).toBe(true);
    expect(holds(crossed, pair, ['Ann', 'Lee'], ['Ann', 'Lee'])).toBe(false);
    expect(holds(crossed, pair, [null, 'Lee'], ['Ann', null])).toBe(false);
    const together: Condition = { kind: 'concatenated', columns: [...pair] };
    expect(holds(together, pair, ['欧阳', '修'], ['欧', '阳修'])).toBe(true);
    expect(holds(together, pair, ['欧阳', '修'], ['欧', '阳'])).toBe(false);
  });

  it('compares dates', () => {
    const within = (atMost: number, unit: 'day' | 'month' | 'year'): Condition => ({
      kind: 'date-difference',
      column: 'born',
      atMost,
      unit,
    });
    expect(onDate(within(31, 'day'), '1980-01-01', '1980-02-01')).toBe(true);
    expect(onDate(within(1, 'month'), '1980-01-01', '1980-02-01')).toBe(false); // 31 days, a month has 30.4375
    expect(onDate(within(1, 'month'), '1969-12-20', '1970-01-19')).toBe(true);
    expect(onDate(within(10, 'year'), '1980-01-01', '1990-01-01')).toBe(false); // 3,653 days of 3,652.5
    expect(onDate(within(4, 'year'), '1981-01-01', '1985-01-01')).toBe(true);
    const swapped: Condition = { kind: 'day-month-swapped', column: 'born' };
    expect(onDate(swapped, '1963-04-11', '1963-11-04')).toBe(true);
    expect(onDate(swapped, '1963-04-11', '1964-11-04')).toBe(false);
    expect(onDate({ kind: 'same-year', column: 'born' }, '1963-01-01', '1963-12-31')).toBe(true);
    expect(onDate({ kind: 'same-year', column: 'born' }, '1963-12-31', '1964-01-01')).toBe(false);
  });

  it('compares numbers and places', () => {
    expect(onAmount({ kind: 'number-difference', column: 'amount', atMost: 2 }, 5, 7)).toBe(true);
    expect(onAmount({ kind: 'number-difference', column: 'amount', atMost: 2 }, 5, 7.5)).toBe(false);
    expect(onAmount({ kind: 'relative-difference', column: 'amount', atMost: 0.1 }, 90, 100)).toBe(true);
    expect(onAmount({ kind: 'relative-difference', column: 'amount', atMost: 0.1 }, -89, -100)).toBe(false);
    expect(onAmount({ kind: 'relative-difference', column: 'amount', atMost: 0 }, 0, 0)).toBe(true);
    const within = (atMostKm: number): Condition => ({
      kind: 'distance',
      columns: ['longitude', 'latitude'],
      atMostKm,
    });
    const places = ['longitude', 'latitude'];
    // One degree of a great circle of 6371.0088 km is 111.195 km.
    expect(holds(within(111.2), places, [120, 0], [120, 1])).toBe(true);
    expect(holds(within(111.1), places, [120, 0], [120, 1])).toBe(false);
    expect(holds(within(0.001), places, [-180, 30], [180, 30])).toBe(true);
    expect(holds(within(99999), places, [120, null], [120, 1])).toBe(false);
  });

  it('combines conditions, and takes the outcomes of SQL in order of appearance', () => {
    const compiled = compileComparison(
      comparison(
        ['name'],
        {
          kind: 'and',
          of: [
            { kind: 'sql', sql: 'first' },
            { kind: 'not', of: { kind: 'equal', column: 'name' } },
          ],
        },
        {
          kind: 'or',
          of: [
            { kind: 'equal', column: 'name' },
            { kind: 'sql', sql: 'second' },
          ],
        },
      ),
      types,
    );
    expect(compiled.sqlConditions).toEqual(['first', 'second']);
    const dictionary = { columns: [['a', 'b']] };
    const sql = [Uint8Array.of(1, 1, 0, 0), Uint8Array.of(0, 0, 1, 0)];
    const levels = compiled.levels(dictionary, Int32Array.of(0, 0, 0, 0), Int32Array.of(1, 0, 1, 1), sql);
    expect([...levels]).toEqual([0, 1, 1, 2]);
  });

  it('refuses a condition on a column that the comparison lacks or that holds something else', () => {
    const refused = [
      comparison(['name'], { kind: 'equal', column: 'other' }),
      comparison(['born'], { kind: 'edit-distance', column: 'born', atMost: 1 }),
      comparison(['name'], { kind: 'not', of: { kind: 'same-year', column: 'name' } }),
    ];
    for (const wrong of refused) expect(() => compileComparison(wrong, types)).toThrow(/BAD_INPUT/);
  });
});
