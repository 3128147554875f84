import { describe, expect, it } from 'vitest';
import { readBlockKey, writeBlockKey } from '../../../../renderer/components/linkage/block-key.ts';
import { presets } from '../../../../schemas/linkage/presets/index.ts';

describe('the keys of blocking rules', () => {
  it.each([
    ['digits', { kind: 'whole', column: 'digits' }],
    ['substr(digits, 1, 14)', { kind: 'substr', column: 'digits', from: 1, length: 14 }],
    ['substr(digits, 12)', { kind: 'substr', column: 'digits', from: 12, length: null }],
    ['left(name, 2)', { kind: 'left', column: 'name', length: 2 }],
    ['right(phone, 4)', { kind: 'right', column: 'phone', length: 4 }],
    ['year(birth)', { kind: 'year', column: 'birth' }],
    ['month(birth)', { kind: 'month', column: 'birth' }],
    ['soundex(name)', { kind: 'other', expression: 'soundex(name)' }],
  ])('%s is read and written back as it was', (expression, key) => {
    expect(readBlockKey(expression)).toEqual(key);
    expect(writeBlockKey(readBlockKey(expression))).toBe(expression);
  });

  it('reads quoted columns as suggestions write them', () => {
    expect(readBlockKey('left("reading", 3)')).toEqual({ kind: 'left', column: 'reading', length: 3 });
    expect(readBlockKey('"birth"')).toEqual({ kind: 'whole', column: 'birth' });
  });

  it('knows every key of the presets of the workbench', () => {
    const keys = (['person', 'legal-entity', 'dwelling'] as const).flatMap((kind) =>
      presets[kind].blocking.flatMap(({ on }) => on),
    );
    expect(keys.filter((key) => readBlockKey(key).kind === 'other')).toEqual([]);
  });
});
