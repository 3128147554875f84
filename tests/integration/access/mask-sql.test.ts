import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maskSql } from '../../../core/access/mask-sql.ts';
import { openScratch, type Scratch } from '../../../core/warehouse/scratch.ts';
import type { Masking } from '../../../schemas/datasets/dataset.ts';

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch({ memoryLimitMB: 100, outputDirectory: tmpdir() });
});
afterAll(() => scratch.close());

/** Expected values follow DOMAIN §2, "Masking habits". */
const cases: [Masking, string | null, string | null][] = [
  ['none', '320582199001011234', '320582199001011234'],
  ['name', '张三', '张*'],
  ['name', '欧阳娜娜', '欧*'],
  ['name', '𬭎', '𬭎*'],
  ['name', null, null],
  ['number', '320582199001011234', '320*************34'],
  ['number', '32058219900101123X', '320*************3X'],
  ['number', '123456', '***'],
  ['number', '', '***'],
  ['number', null, null],
  ['phone', '13812345678', '138****5678'],
  ['phone', '051258123456', '051****3456'],
  ['phone', '58123456', '58****56'],
  ['phone', '110', '***'],
  ['phone', null, null],
  ['address', '江苏省张家港市杨舍镇旗杆村3组12号', '江苏省张家港市杨舍镇旗杆村***'],
  ['address', '杨舍镇城西社区5幢302室', '杨舍镇城西社区***'],
  ['address', '杨舍镇第12网格人民路8号', '杨舍镇第12网格***'],
  ['address', '杨舍镇人民中路88号', '杨舍镇***'],
  ['address', '锦江区大慈寺路8号', '锦江区***'],
  ['address', '人民路8号', '***'],
  ['address', null, null],
  ['hidden', '1990-01-01', '***'],
  ['hidden', null, null],
];

describe('masking', () => {
  it.each(cases)('%s shows %j as %j', async (masking, value, shown) => {
    expect(
      await scratch.all(`SELECT ${maskSql(masking, 'v')} AS shown FROM (SELECT ?::VARCHAR AS v)`, [value]),
    ).toEqual([{ shown }]);
  });

  it('hides a value of another type', async () => {
    expect(
      await scratch.all(`SELECT ${maskSql('hidden', 'v')} AS shown FROM (SELECT DATE '1990-01-01' AS v)`),
    ).toEqual([{ shown: '***' }]);
  });
});
