import { describe, expect, it } from 'vitest';
import { blockingColumns } from '../../../../core/matching/workbench/blocking-expression.ts';
import { expressionsOf } from '../../../../core/matching/workbench/check-model.ts';
import { presets } from '../../../../schemas/linkage/presets/index.ts';

const columns = { name: 'text', birth: 'date', digits: 'text', age: 'number', 'odd "name"': 'text' } as const;

describe('what people may block by', () => {
  it.each([
    ['name', ['name']],
    ['"name"', ['name']],
    ['"odd ""name"""', ['odd "name"']],
    ['left(name, 1)', ['name']],
    ['RIGHT("name",2)', ['name']],
    ['substr(digits, 1, 14)', ['digits']],
    ['substr(digits, 12)', ['digits']],
    ['year(birth)', ['birth']],
    ['month("birth")', ['birth']],
    [' left ( name , 1 ) || year(birth)', ['name', 'birth']],
  ])('%s', (text, expected) => {
    expect(blockingColumns(text, columns)).toEqual(expected);
  });

  it.each(Object.entries(presets))(
    'covers what the preset of %s blocks by',
    (_, { blocking, columns: own }) => {
      for (const expression of blocking.flatMap(expressionsOf))
        expect(blockingColumns(expression, own), expression).not.toBeNull();
    },
  );

  it.each([
    '',
    'unknown',
    'name,',
    'name name',
    'left(name)',
    'left(name, 1',
    'left(name, -1)',
    'left(name, 1.5)',
    'left(birth, 4)',
    'substr(birth, 1, 4)',
    'left(age, 2)',
    'year(name)',
    'month(age)',
  ])('is not %j', (text) => {
    expect(blockingColumns(text, columns)).toBeNull();
  });
});
