import { describe, expect, it } from 'vitest';
import { readCsv } from '../../fixtures/read-csv.ts';

const text = '姓名,住址\r\n张三,人民路1号\r\n李四,长安路\r\n';
const expected = [
  ['张三', '人民路1号'],
  ['李四', '长安路'],
];
/** 姓名,住址 / 张三,人民路1号 / 李四,长安路 in GB18030 (GB 18030-2022, two-byte part). */
const gb18030 = Buffer.from(
  'd0d5c3fb2cd7a1d6b70d0ad5c5c8fd2cc8cbc3f1c2b731bac50d0ac0eecbc42cb3a4b0b2c2b70d0a',
  'hex',
);
const utf16be = (value: string) => Buffer.from(value, 'utf16le').swap16();

describe('encodings', () => {
  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\uFEFF${text}`)],
    ['gb18030', gb18030],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16le', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['utf-16be', utf16be(text)],
    ['utf-16be', utf16be(`\uFEFF${text}`)],
  ])('recognises %s', async (encoding, bytes) => {
    const read = await readCsv(bytes);
    expect(read.table.dialect).toMatchObject({ encoding });
    const note = { code: 'encoding', data: { encoding: encoding.toUpperCase() } };
    expect(read.table.notes).toEqual(encoding === 'utf-8' ? [] : [note]);
    expect(read.headers).toEqual(['姓名', '住址']);
    expect(read.records).toEqual(expected);
  });

  it('decides for GB18030 when Chinese begins only after megabytes of ASCII', async () => {
    const head = 'name,address\n' + 'a,b\n'.repeat(600_000);
    const { table, records } = await readCsv(Buffer.concat([Buffer.from(head), gb18030]));
    expect(table.dialect).toMatchObject({ encoding: 'gb18030' });
    expect(records.at(-1)).toEqual(['李四', '长安路']);
  });

  it('keeps reading UTF-8 whose end is in another encoding, and says where it breaks', async () => {
    const head = Buffer.from('姓名,住址\n' + '张三,人民路\n'.repeat(50));
    const { table, records } = await readCsv(Buffer.concat([head, gb18030]));
    expect(table.dialect).toMatchObject({ encoding: 'utf-8' });
    expect(table.notes).toContainEqual({ code: 'undecodable-bytes', data: { offset: head.length } });
    expect(records).toHaveLength(53);
    expect(records.at(-1)!.join()).toContain('\uFFFD');
  });

  it('reports a character cut off by the end of the file', async () => {
    const whole = Buffer.from('姓名,住址\n张三,人民路');
    const { table, records } = await readCsv(whole.subarray(0, -1));
    expect(table.notes).toContainEqual({ code: 'cut-off-character', data: { offset: whole.length - 3 } });
    expect(records).toEqual([['张三', '人民\uFFFD']]);
  });

  it('replaces a bad GB18030 byte without losing the delimiter after it', async () => {
    const broken = Buffer.concat([gb18030, Buffer.from([0xc0, 0x2c, 0xb3, 0xa4, 0x0d, 0x0a])]);
    const { records } = await readCsv(broken);
    expect(records.at(-1)).toEqual(['\uFFFD', '长']);
  });
});
