import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../../sample/output/gb18030.ts';
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

  it.each([
    ['UTF-8 with a GB18030 tail', 'utf-8', Buffer.from('姓名,住址\n' + '张三,人民路\n'.repeat(50)), gb18030],
    [
      'GB18030 with a UTF-8 tail',
      'gb18030',
      Buffer.concat([gb18030, ...Array<Buffer>(50).fill(gb18030.subarray(11))]),
      Buffer.from('王五,长安路\r\n'),
    ],
  ])('reads %s, each part as it was written', async (_, encoding, head, tail) => {
    const { table, records } = await readCsv(Buffer.concat([head, tail]), 1000);
    const lines = (bytes: Buffer) => bytes.filter((byte) => byte === 0x0a).length;
    expect(table.dialect).toMatchObject({ encoding });
    expect(records).toHaveLength(lines(head) + lines(tail) - 1);
    expect(records.join('|')).not.toMatch(/[^,|\d姓名住址张三李四王五人民长安路号]/u);
    expect(table.notes.at(-1)).toEqual({
      code: 'mixed-encodings',
      data: {
        encoding: encoding === 'utf-8' ? 'GB18030' : 'UTF-8',
        count: lines(tail),
        line: lines(head) + 1,
        offset: head.length,
      },
    });
  });

  it('reads a word in the other encoding inside a line', async () => {
    const word = Buffer.concat([gb18030, Buffer.from([0xcd, 0xf5, 0xce, 0xe5]), Buffer.from(',长安路\n')]); // 王五
    const { table, records } = await readCsv(word);
    expect(records.at(-1)).toEqual(['王五', '长安路']);
    const data = { encoding: 'UTF-8', count: 1, line: 4, offset: gb18030.length + 5 };
    expect(table.notes).toContainEqual({ code: 'mixed-encodings', data });
  });

  it('finds a UTF-8 stretch in the middle of a long GB18030 file', async () => {
    const line = gb18030.subarray(11);
    const long = Buffer.concat(Array<Buffer>(20_000).fill(line));
    const stretch = Buffer.from('王五,长安路\r\n'.repeat(60));
    const { table, records } = await readCsv(Buffer.concat([gb18030, long, stretch, long]));
    expect(records.filter(([name]) => name === '王五')).toHaveLength(60);
    expect(table.notes).toContainEqual({
      code: 'mixed-encodings',
      data: { encoding: 'UTF-8', count: 60, line: 3 + 40_000 + 1, offset: gb18030.length + long.length },
    });
  });

  it.each([
    // Well-formed in UTF-8 too: һЩ, 'ѧУ' (GB 18030-2022; Unicode 15 table 3-7).
    [
      '一些 and 学校 in GB18030',
      'gb18030',
      Buffer.from('d2bbd0a92cd1a7d0a30d0a312c320d0a', 'hex'),
      ['一些', '学校'],
    ],
    ['European accents in UTF-8', 'utf-8', Buffer.from('prénom,né\n1,2\n'), ['prénom', 'né']],
  ])('decides for the likelier reading of a short file: %s', async (_, encoding, bytes, headers) => {
    const read = await readCsv(bytes);
    expect(read.table.dialect).toMatchObject({ encoding });
    expect(read.headers).toEqual(headers);
  });

  it.each([
    ['utf-8', Buffer.from('姓名,住址\n张三,人民路'), 1, 3],
    ['gb18030', gb18030.subarray(0, -4), 1, 2],
    ['utf-16le', Buffer.from('\uFEFF姓名,住址\n张三,人民路', 'utf16le'), 1, 2],
  ])('reports a character of %s cut off by the end of the file', async (_, whole, missing, length) => {
    const { table, records } = await readCsv(whole.subarray(0, -missing));
    const offset = whole.length - length;
    expect(table.notes).toContainEqual({ code: 'cut-off-character', data: { offset } });
    expect(records.at(-1)!.at(-1)).toMatch(/[民长]\uFFFD$/u);
  });

  it('names the first place that cannot be decoded and how many there are', async () => {
    const bytes = Buffer.concat([
      Buffer.from('姓名,住址\n张三,人民路\n李四,长'),
      Buffer.from([0xff]),
      Buffer.from('安\n王五,'),
      Buffer.from([0xfe, 0xff]),
      Buffer.from('\n'),
    ]);
    const { table, records } = await readCsv(bytes);
    const offset = Buffer.byteLength('姓名,住址\n张三,人民路\n李四,长');
    expect(table.notes).toEqual([{ code: 'undecodable-text', data: { count: 3, line: 3, offset } }]);
    expect(records.slice(1)).toEqual([
      ['李四', '长\uFFFD安'],
      ['王五', '\uFFFD\uFFFD'],
    ]);
  });

  it('replaces a bad GB18030 byte without losing the delimiter after it', async () => {
    const broken = Buffer.concat([gb18030, Buffer.from([0xc0, 0x2c, 0xb3, 0xa4, 0x0d, 0x0a])]);
    const { records } = await readCsv(broken);
    expect(records.at(-1)).toEqual(['\uFFFD', '长']);
  });
});

/** Words as registers have them; the last ones have characters of four bytes in GB18030. */
const words = ['张三', '李四', '人民路1号', '长安路', '塘桥镇', '无', '男', '王𬭎', '㑇明', 'A-1'];

describe('any mixture of lines in UTF-8 and GB18030', () => {
  it('comes back exactly', async () => {
    const word = fc.constantFrom(...words);
    const line = fc.tuple(fc.boolean(), word, word, word);
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 60 }), async (lines) => {
        const encoded = lines.map(([isUtf8, ...cells]) => {
          const text = `人民路,${cells.join(',')}\n`;
          return isUtf8 ? Buffer.from(text) : encodeGb18030(text);
        });
        const header = '地址,姓名,住址,备注\n';
        const first = lines[0]![0] ? Buffer.from(header) : encodeGb18030(header);
        const { records } = await readCsv(Buffer.concat([first, ...encoded]));
        expect(records).toEqual(lines.map(([, ...cells]) => ['人民路', ...cells]));
      }),
      { numRuns: 200 },
    );
  });
});
