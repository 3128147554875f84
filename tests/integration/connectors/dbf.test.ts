import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../../sample/output/gb18030.ts';
import { makeDbf, makeTextDbf } from '../../fixtures/dbf.ts';
import { readDbfFile } from '../../fixtures/read-dbf.ts';
import { sharedData } from '../../fixtures/shared-data.ts';

const people = [
  ['姓名', '住址'],
  ['张三', '人民路1号'],
  ['王𬭎', '杨舍镇'],
];
const gbk = { encode: encodeGb18030 };

/** What a field of this type and these bytes is delivered as. */
async function cellOf(type: string, bytes: string | Uint8Array, rest: object = {}): Promise<string> {
  const field = { name: 'VALUE', type, length: bytes.length };
  const table = makeDbf({
    fields: [{ name: 'ID', type: 'C', length: 1 }, field],
    records: [['1', bytes]],
    ...rest,
  });
  return (await readDbfFile(table)).records[0]![1]!;
}

describe('encodings', () => {
  it.each([
    ['GBK with its language driver', makeTextDbf(people, { ...gbk, languageDriver: 0x4d }), 'gb18030', []],
    ['GBK without one', makeTextDbf(people, gbk), 'gb18030', []],
    [
      'GBK under the driver of whatever the writer used',
      makeTextDbf(people, { ...gbk, languageDriver: 0x57 }),
      'gb18030',
      [],
    ],
    [
      'GBK under the driver of Western Europe',
      makeTextDbf(people, { ...gbk, languageDriver: 0x03 }),
      'gb18030',
      ['WINDOWS-1252'],
    ],
    ['UTF-8 without a driver', makeTextDbf(people), 'utf-8', []],
    ['UTF-8 under the driver of GBK', makeTextDbf(people, { languageDriver: 0x4d }), 'utf-8', ['GB18030']],
    ['UTF-8 padded with NUL', makeTextDbf(people, { padding: 0 }), 'utf-8', []],
  ] as const)('reads %s', async (_, bytes, encoding, contradicted) => {
    const { table, headers, records } = await readDbfFile(bytes);
    expect(table.dialect).toEqual({ encoding });
    expect([headers, ...records]).toEqual(people);
    const declared = table.notes
      .filter(({ code }) => code === 'encoding-contradicts')
      .map(({ data }) => data!['declared']);
    expect(declared).toEqual(contradicted);
  });

  it('reads Big5 by its language driver', async () => {
    const big5 = Buffer.from([0xb1, 0x69, 0xa4, 0x54]); // 張三
    const bytes = makeDbf({
      fields: [{ name: 'NAME', type: 'C', length: 4 }],
      records: [[big5]],
      languageDriver: 0x4f,
    });
    expect((await readDbfFile(bytes)).records).toEqual([['張三']]);
  });

  it('finds GBK that begins only after a megabyte of ASCII', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => [`a${i}`, 'plain']);
    const { table, records } = await readDbfFile(makeTextDbf([['A', 'B'], ...rows, ['李四', '长安路']], gbk));
    expect(table.dialect).toEqual({ encoding: 'gb18030' });
    expect(records.at(-1)).toEqual(['李四', '长安路']);
  });

  it('leaves out the character that a name is cut in', async () => {
    const name = Buffer.from('联系电话').subarray(0, 10);
    const { headers } = await readDbfFile(
      makeDbf({ fields: [{ name, type: 'C', length: 9 }], records: [['人民路']] }),
    );
    expect(headers).toEqual(['联系电']);
  });

  it('keeps the separators where a text ends inside a character', async () => {
    const cut = encodeGb18030('杨舍镇').subarray(0, 5);
    const fields = [
      { name: 'A', type: 'C', length: 5 },
      { name: 'B', type: 'C', length: 6 },
    ];
    const { records } = await readDbfFile(
      makeDbf({ fields, records: [[cut, encodeGb18030('人民路')]], languageDriver: 0x4d }),
    );
    expect(records).toEqual([['杨舍\uFFFD', '人民路']]);
  });
});

describe('cells', () => {
  // Worked by hand from the dBase and Visual FoxPro table structures; 2460375 is the Julian day of 2024-03-05.
  it.each([
    ['a number without its padding', 'N', '   1.50', {}, '1.50'],
    ['digits as they are', 'N', '320582190001010013', {}, '320582190001010013'],
    ['a number too wide for its field', 'N', '*****', {}, '*****'],
    ['no number', 'N', '     ', {}, ''],
    ['a scientific number', 'F', ' 1.2E+10', {}, '1.2E+10'],
    ['a date', 'D', '20240305', {}, '2024-03-05'],
    ['no date', 'D', '        ', {}, ''],
    ['a date of zeros', 'D', '00000000', {}, ''],
    ['a date that is none', 'D', 'NotAYear', {}, 'NotAYear'],
    ['true', 'L', 'T', {}, 'T'],
    ['no', 'L', 'n', {}, 'n'],
    ['an unknown truth', 'L', '?', {}, ''],
    ['a text with blanks before it', 'C', '  x ', {}, '  x'],
    ['a text behind which memory was left', 'C', Buffer.from('ab\0junk'), {}, 'ab'],
    ['a FoxPro integer', 'I', Buffer.from([0xfe, 0xff, 0xff, 0xff]), { version: 0x30 }, '-2'],
    ['a FoxPro double', 'B', Buffer.from([0, 0, 0, 0, 0, 0, 0xf8, 0x3f]), { version: 0x30 }, '1.5'],
    ['FoxPro money', 'Y', Buffer.from([0x39, 0x30, 0, 0, 0, 0, 0, 0]), { version: 0x30 }, '1.2345'],
    [
      'less than nothing',
      'Y',
      Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
      { version: 0x30 },
      '-0.0001',
    ],
    [
      'a FoxPro time',
      'T',
      Buffer.from([0xd7, 0x8a, 0x25, 0, 0xa8, 0xd1, 0x0b, 0x02]),
      { version: 0x30 },
      '2024-03-05 09:32:09',
    ],
  ])('reads %s', async (_, type, bytes, rest, expected) => {
    expect(await cellOf(type, bytes, rest)).toBe(expected);
  });

  it('counts numbers that did not fit', async () => {
    const fields = [{ name: 'N', type: 'N', length: 3 }];
    const { notes } = await readDbfFile(makeDbf({ fields, records: [['***'], ['  1'], ['***']] }));
    expect(notes).toEqual([{ code: 'overflowed-numbers', data: { cells: 2 } }]);
  });

  it('reads texts longer than 255 bytes', async () => {
    expect(await cellOf('C', 'x'.repeat(700))).toBe('x'.repeat(700));
  });

  it('heeds FoxPro nulls and lengths', async () => {
    const fields = [
      { name: 'A', type: 'V', length: 6 },
      { name: 'B', type: 'I', length: 4, flags: 2 },
      { name: '_NullFlags', type: '0', length: 1, flags: 5 },
    ];
    const records = [
      [Buffer.from('ab \0\0\x03'), Buffer.from([7, 0, 0, 0]), Buffer.from([0b01])],
      ['abcdef', Buffer.from([0, 0, 0, 0]), Buffer.from([0b10])],
    ];
    const read = await readDbfFile(makeDbf({ fields, records, version: 0x32 }));
    expect(read.headers).toEqual(['A', 'B']);
    expect(read.records).toEqual([
      ['ab', '7'],
      ['abcdef', ''],
    ]);
  });

  it('names memo fields whose file is absent', async () => {
    const fields = [
      { name: '姓名', type: 'C', length: 6 },
      { name: '备注', type: 'M', length: 10 },
    ];
    const records = [
      ['张三', '         1'],
      ['李四', ''],
    ];
    const read = await readDbfFile(makeDbf({ fields, records, version: 0x83 }));
    expect(read.records).toEqual([
      ['张三', ''],
      ['李四', ''],
    ]);
    expect(read.table.notes).toEqual([{ code: 'memo-columns', data: { columns: '备注' } }]);
    expect(read.notes).toEqual([{ code: 'memo-cells', data: { cells: 1 } }]);
  });
});

/** A dBase 7 table of one text and the given binary field: 48 bytes a field behind a header of 68. */
function makeLevel7(type: string, bytes: Buffer): Buffer {
  const header = Buffer.alloc(68);
  header.set([0x04, 124, 3, 5, 1, 0, 0, 0]);
  header.writeUInt16LE(68 + 2 * 48 + 1, 8);
  header.writeUInt16LE(1 + 4 + bytes.length, 10);
  const field = (name: string, letter: string, length: number) => {
    const descriptor = Buffer.alloc(48);
    descriptor.write(name);
    descriptor.write(letter, 32);
    descriptor[33] = length;
    return descriptor;
  };
  const fields = [field('A field with a long name', 'C', 4), field('VALUE', type, bytes.length)];
  return Buffer.concat([header, ...fields, Buffer.from('\r text'), bytes, Buffer.from([0x1a])]);
}

describe('dBase 7', () => {
  it.each([
    ['an integer', 'I', Buffer.from([0x80, 0, 0, 42]), '42'],
    ['a negative one', '+', Buffer.from([0x7f, 0xff, 0xff, 0xff]), '-1'],
    ['a double', 'O', Buffer.from([0xbf, 0xf8, 0, 0, 0, 0, 0, 0]), '1.5'],
    ['a negative one', 'O', Buffer.from([0x40, 0x07, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), '-1.5'],
    ['nothing', 'I', Buffer.from([0, 0, 0, 0]), ''],
  ])('reads %s', async (_, type, bytes, expected) => {
    const { headers, records } = await readDbfFile(makeLevel7(type, bytes));
    expect(headers).toEqual(['A field with a long name', 'VALUE']);
    expect(records).toEqual([['text', expected]]);
  });
});

describe('records', () => {
  const rows = [['NAME'], ['one'], ['two'], ['tri'], ['for']];

  it('that are deleted are no data but counted, the others keep their numbers', async () => {
    const read = await readDbfFile(makeTextDbf(rows, { deleted: [1, 3] }));
    expect(read.records).toEqual([['one'], [], ['tri']]);
    expect(read.notes).toContainEqual({ code: 'deleted-records', data: { records: 2 } });
  });

  it('that the header does not count are read and named', async () => {
    const read = await readDbfFile(makeTextDbf(rows, { declaredRecords: 1 }));
    expect(read.records).toEqual([['one'], ['two'], ['tri'], ['for']]);
    expect(read.notes).toEqual([{ code: 'record-count-differs', data: { declared: 1, found: 4 } }]);
  });

  it('that a cut-off file lacks are named', async () => {
    const whole = makeTextDbf(rows);
    const read = await readDbfFile(whole.subarray(0, -3));
    expect(read.records).toEqual([['one'], ['two'], ['tri']]);
    expect(read.notes).toEqual([
      { code: 'cut-off-record', data: { record: 4 } },
      { code: 'record-count-differs', data: { declared: 4, found: 3 } },
    ]);
  });

  it('of a table without any are none', async () => {
    const read = await readDbfFile(makeTextDbf([['姓名', '住址']]));
    expect(read.headers).toEqual(['姓名', '住址']);
    expect(read).toMatchObject({ records: [], notes: [] });
  });

  it('come in bounded batches', async () => {
    const many = Array.from({ length: 200_000 }, (_, i) => [String(i), '人民路'.repeat(4)]);
    const { records, batches } = await readDbfFile(makeTextDbf([['ID', 'ROAD'], ...many], gbk));
    expect(batches).toBeGreaterThan(1);
    expect(records).toEqual(many);
  });
});

/** Texts of the kind that a field can hold: neither NUL nor padding at their end. */
const text = fc
  .oneof(
    fc.constantFrom('', '张三', '*', '0012', 'a,b', '"', '王𬭎', '㑇'),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  )
  .map((value) => value.replaceAll(/[\p{Cc}\p{Cs}\uFFFD]/gu, '').replace(/ +$/, ''));

describe('any table', () => {
  it.each([
    ['UTF-8', Buffer.from, 0x20, 0],
    ['GB18030', encodeGb18030, 0x20, 0x4d],
    ['GB18030 padded with NUL', encodeGb18030, 0, 0x4d],
  ] as const)('comes back exactly from %s', async (_, encode, padding, languageDriver) => {
    const rows = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 10 }),
      );
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 300 }), async (cells, chunkBytes) => {
        const names = cells[0]!.map((_, i) => `字段${i}`);
        const anchor = names.map(() => '公民身份号码登记表');
        const { headers, records } = await readDbfFile(
          makeTextDbf([names, ...cells, anchor], {
            encode: (value) => encode(value),
            padding,
            languageDriver,
          }),
          chunkBytes,
        );
        expect(headers).toEqual(names);
        const isBlank = (record: string[]) => record.every((cell) => /^ *$/.test(cell));
        expect(records).toEqual([...cells.map((record) => (isBlank(record) ? [] : record)), anchor]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('corpora', () => {
  const trap = sharedData('data/quirks/q18_grid_utf8_nul_padded.dbf');
  it.skipIf(trap === null)('reads UTF-8 padded with NUL that declares nothing', async () => {
    const { headers, records } = await readDbfFile(readFileSync(trap!));
    expect(headers).toEqual(['GRIDCODE', 'GRIDNAME', 'STREET', 'AREA']);
    expect(records).toEqual([
      ['320582100001001', '城西社区第一网格', '杨舍镇', '0.482'],
      ['320582101201001', '青龙村第一网格', '塘桥镇', '1.035'],
      ['320582004001001', '德积社区第二网格', '金港街道办', '0.771'],
    ]);
  });

  const dbfread = sharedData('data/files/dbf-dbfread');
  it.skipIf(dbfread === null).each([
    ['examples/files/people.dbf', ['Alice', '1987-03-01'], ['Bob', '1980-11-12']],
    ['examples/files/invalid_value.dbf', ['Alice', 'NotAYear'], ['Bob', '1980-11-12']],
  ])('reads %s', async (file, ...expected) => {
    const { headers, records, notes } = await readDbfFile(readFileSync(`${dbfread}/${file}`));
    expect(headers).toEqual(['NAME', 'BIRTHDATE']);
    expect(records).toEqual(expected);
    expect(notes).toEqual([{ code: 'deleted-records', data: { records: 1 } }]);
  });

  it.skipIf(dbfread === null).each(['memotest.dbf', 'no_memofile.dbf'])(
    'names the memo of %s',
    async (file) => {
      const { records, table } = await readDbfFile(readFileSync(`${dbfread}/tests/cases/${file}`));
      expect(records.map(([name]) => name)).toEqual(['Alice', 'Bob']);
      expect(table.notes).toContainEqual({ code: 'memo-columns', data: { columns: 'MEMO' } });
    },
  );

  const pyshp = sharedData('data/files/shp-pyshp/tests/shapefiles');
  it.skipIf(pyshp === null)('reads Latin-1 where it is neither UTF-8 nor Chinese', async () => {
    const { records, table } = await readDbfFile(readFileSync(`${pyshp}/latin1.dbf`));
    expect(records).toEqual([['2', 'Ñandú']]);
    expect(table.notes).toContainEqual({ code: 'encoding', data: { encoding: 'WINDOWS-1252' } });
  });
});
