import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sqliteConnector } from '../../../connectors/sqlite/connector.ts';
import { ParseError, type ByteSource } from '../../../schemas/intake/connector.ts';
import { readDatabase } from '../../fixtures/read-database.ts';
import { makeSqlite, tableOf } from '../../fixtures/sqlite.ts';

const read = async (...statements: Parameters<typeof makeSqlite>[0]) =>
  readDatabase(sqliteConnector, await makeSqlite(statements));

describe('tables', () => {
  it('are all read by their names, those of the system are not', async () => {
    const { tables, recognition } = await read(
      'CREATE TABLE 人员 (id INTEGER PRIMARY KEY AUTOINCREMENT, 姓名 TEXT)',
      "INSERT INTO 人员 (姓名) VALUES ('张三'), ('李四')",
      'CREATE TABLE "a ""b"" c" (x, "y z" TEXT, PRIMARY KEY (x)) WITHOUT ROWID',
      `INSERT INTO "a ""b"" c" VALUES (2, 'b'), (1, 'a')`,
      'CREATE TABLE 空 (x)',
      'ANALYZE',
    );
    expect(recognition.notes).toEqual([]);
    expect(tables).toMatchObject({
      人员: {
        headers: ['id', '姓名'],
        records: [
          ['1', '张三'],
          ['2', '李四'],
        ],
      },
      'a "b" c': {
        headers: ['x', 'y z'],
        records: [
          ['1', 'a'],
          ['2', 'b'],
        ],
      },
      空: { headers: ['x'], records: [] },
    });
    expect(Object.keys(tables)).toHaveLength(3);
  });

  it('give every kind of value as text, integers with all their digits', async () => {
    const { tables } = await read(
      'CREATE TABLE t (v, w)',
      'INSERT INTO t VALUES (9223372036854775807, -9007199254740993), (320582190001010013, 1.5), (0.1, 42.0)',
      "INSERT INTO t VALUES (NULL, 'x'), ('0012', '  '), (1e300, '')",
    );
    expect(tables['t']!.records).toEqual([
      ['9223372036854775807', '-9007199254740993'],
      ['320582190001010013', '1.5'],
      ['0.1', '42'],
      ['', 'x'],
      ['0012', '  '],
      ['1e+300', ''],
    ]);
  });

  it('with binary values leave them out and count them', async () => {
    const { tables, recognition } = await read(
      ...tableOf('t', [
        ['a', 'b'],
        ['x', Buffer.from([1, 2])],
        [Buffer.from([3]), null],
      ]),
    );
    expect(tables['t']!.records).toEqual([['x', '']]);
    expect(tables['t']!.notes).toEqual([
      { code: 'binary-cells', data: { column: 'b', cells: 1 } },
      { code: 'binary-cells', data: { column: 'a', cells: 1 } },
    ]);
    expect(recognition.tables[0]!.sample).toEqual([
      ['x', ''],
      ['', ''],
    ]);
  });

  it('with texts that have a NUL inside count them as binary: none is cut short in silence', async () => {
    const { tables } = await read(
      'CREATE TABLE t (a, b)',
      "INSERT INTO t VALUES ('x', 'cut' || char(0) || 'off')",
    );
    expect(tables['t']).toMatchObject({
      records: [['x', '']],
      notes: [{ code: 'binary-cells', data: { column: 'b', cells: 1 } }],
    });
  });

  it('are read whatever encoding the database has', async () => {
    const { tables } = await read("PRAGMA encoding = 'UTF-16be'", ...tableOf('t', [['名称'], ['王𬭎']]));
    expect(tables['t']).toMatchObject({ headers: ['名称'], records: [['王𬭎']] });
  });

  it('of a database in write-ahead mode are read, with a word about its log', async () => {
    const bytes = await makeSqlite(tableOf('t', [['a'], ['x']]));
    bytes.set([2, 2], 18);
    const { tables, recognition } = await readDatabase(sqliteConnector, bytes);
    expect(tables['t']!.records).toEqual([['x']]);
    expect(recognition.notes).toEqual([{ code: 'write-ahead-log' }]);
  });

  it('of many records come in bounded batches', async () => {
    const { tables } = await read(
      'CREATE TABLE t (n, road)',
      "WITH RECURSIVE c(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM c WHERE n < 200000) INSERT INTO t SELECT n, '人民路一号' FROM c",
    );
    expect(tables['t']!.records).toHaveLength(200_000);
    expect(tables['t']!.batches).toBeGreaterThan(1);
    expect(tables['t']!.records.at(-1)).toEqual(['200000', '人民路一号']);
  });
});

describe('what a file wants to run', () => {
  const endless = 'WITH RECURSIVE c(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM c) SELECT n FROM c';

  it('is not run: views, virtual tables, triggers and computed columns', async () => {
    const { tables, recognition } = await read(
      "CREATE TABLE t (a, kept AS (a || '!') STORED)",
      "INSERT INTO t (a) VALUES ('x')",
      'ALTER TABLE t ADD COLUMN big AS (hex(zeroblob(400000000)))',
      `CREATE VIEW forever AS ${endless}`,
      'CREATE TRIGGER late AFTER INSERT ON t BEGIN DELETE FROM t; END',
      'CREATE VIRTUAL TABLE words USING fts3(text)',
    );
    expect(tables['t']).toMatchObject({ headers: ['a', 'kept'], records: [['x', 'x!']] });
    expect(recognition.notes).toEqual([{ code: 'unread-views', data: { names: 'forever、words' } }]);
    expect(recognition.tables[0]!.notes).toEqual([{ code: 'computed-columns', data: { columns: 'big' } }]);
  }, 10_000);

  it('alone is no table', async () => {
    await expect(read(`CREATE VIEW v AS ${endless}`)).rejects.toMatchObject({ code: 'NO_TABLE' });
  });

  it('stops where the pages of a table run in circles', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => [`record ${i}`.padEnd(60, 'x')]);
    const bytes = await makeSqlite(tableOf('t', [['a'], ...rows]));
    // The root of the table is page 2, an interior page; make its children the interior page itself.
    const page = 4096;
    expect(bytes[page]).toBe(5);
    const cells = bytes.readUInt16BE(page + 3);
    for (let i = 0; i < cells; i++) bytes.writeUInt32BE(2, page + bytes.readUInt16BE(page + 12 + i * 2));
    await expect(readDatabase(sqliteConnector, bytes)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});

describe('what is refused', () => {
  it('is a file that is none', async () => {
    await expect(readDatabase(sqliteConnector, Buffer.from('SQLite format 4\0'))).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
    });
  });

  it('is a file that is too big for the memory', async () => {
    const huge: ByteSource = {
      name: 'huge.db',
      size: 10 * 2 ** 30,
      read: async () => Buffer.from('SQLite format 3\0'),
      stream: () => {
        throw new Error('nobody reads it');
      },
    };
    await expect(sqliteConnector.recognise(huge, new AbortController().signal)).rejects.toMatchObject({
      code: 'FILE_LIMIT',
      data: { limit: 'size', where: '10240 MB' },
    });
  });

  it('is a database of more tables than the limit', async () => {
    const many = Array.from({ length: 201 }, (_, i) => `CREATE TABLE t${i} (a)`);
    await expect(read(...many)).rejects.toMatchObject({
      code: 'FILE_LIMIT',
      data: { limit: 'tables', where: '201' },
    });
  });

  it('is a table with a secrecy mark in its name', async () => {
    await expect(read('CREATE TABLE "【机密】" (a)')).rejects.toMatchObject({ code: 'FILE_REFUSED' });
  });
});

describe('any table', () => {
  const value = fc.oneof(
    fc.constant(null),
    fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Number.isInteger(number)),
  );
  const textOf = (found: unknown) =>
    found === null ? '' : String(found).replaceAll('\x1e', ' ').replaceAll('\x1f', ' ');

  it('comes back to the cell', async () => {
    const rows = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    await fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const names = written[0]!.map((_, i) => `字段${i}`);
        const end = names.map(() => 'end');
        const { tables } = await read(...tableOf('t', [names, ...written, end]));
        const expected = written.map((record) => record.map(textOf));
        const isBlank = (record: string[]) => record.every((cell) => cell.trim() === '');
        expect(tables['t']!.records).toEqual([
          ...expected.map((record) => (isBlank(record) ? [] : record)),
          end,
        ]);
      }),
      { numRuns: 60 },
    );
  });

  it('that is damaged ends in rows or a reason', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => [i, `text ${i}`.repeat(5), i / 7]);
    const whole = await makeSqlite([...tableOf('t', [['a', 'b', 'c'], ...rows]), 'CREATE INDEX i ON t (b)']);
    const at = fc.oneof(fc.nat(200), fc.nat(whole.length - 1));
    const mutations = fc.array(fc.tuple(at, fc.nat(255)), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(mutations, fc.option(fc.nat(whole.length)), async (changes, length) => {
        const bytes = Buffer.from(whole);
        for (const [position, byte] of changes) bytes[position] = byte;
        const error: unknown = await readDatabase(
          sqliteConnector,
          bytes.subarray(0, length ?? whole.length),
        ).then(
          () => null,
          (reason: unknown) => reason,
        );
        if (error !== null) expect(error).toBeInstanceOf(ParseError);
      }),
      { numRuns: 500 },
    );
  });
});
