import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonConnector } from '../../../connectors/json/connector.ts';
import { ParseError } from '../../../schemas/intake/connector.ts';
import { memorySource } from '../../fixtures/memory-source.ts';
import { readTable } from '../../fixtures/read-table.ts';
import { sharedData } from '../../fixtures/shared-data.ts';

/** Recognises a JSON text and reads all its tables. */
async function readJson(content: string | Uint8Array, chunkBytes?: number) {
  const source = memorySource(Buffer.from(content as string), 'delivered.json', chunkBytes);
  const recognition = await jsonConnector.recognise(source, new AbortController().signal);
  const tables = [];
  for (const table of recognition.tables)
    tables.push({
      sheet: table.sheet,
      headers: table.columns.map(({ header }) => header),
      sample: table.sample,
      headerRecords: table.headerRecords,
      ...(await readTable(jsonConnector, source, table)),
    });
  return { tables, notes: recognition.notes };
}

const people = [
  ['张三', '12'],
  ['李四', '34'],
];

describe('the shapes that tables of JSON have', () => {
  it.each([
    ['an array of objects', '[{"姓名":"张三","年龄":12},{"姓名":"李四","年龄":34}]'],
    ['an array of arrays with a header', '[["姓名","年龄"],["张三",12],["李四",34]]'],
    [
      'an answer that wraps its rows',
      '{"code":0,"data":[{"姓名":"张三","年龄":12},{"姓名":"李四","年龄":34}]}',
    ],
    [
      'an answer that wraps them twice',
      '{"code":0,"data":{"rows":[{"姓名":"张三","年龄":12},{"姓名":"李四","年龄":34}],"total":2},"msg":"ok"}',
    ],
    ['JSON lines', '{"姓名":"张三","年龄":12}\n{"姓名":"李四","年龄":34}\n'],
    ['lines of arrays', '["姓名","年龄"]\r\n["张三",12]\r\n["李四",34]'],
    ['arrays one after the other', '[{"姓名":"张三","年龄":12}]\n[{"姓名":"李四","年龄":34}]'],
  ])('%s', async (_, text) => {
    for (const chunkBytes of [1, 10, 1000]) {
      const { tables } = await readJson(text, chunkBytes);
      expect(tables).toHaveLength(1);
      expect(tables[0]).toMatchObject({
        sheet: '',
        headers: ['姓名', '年龄'],
        sample: people,
        records: people,
      });
    }
  });

  it('a single object is one record', async () => {
    const { tables } = await readJson('{"姓名":"张三","标签":["a","b"]}');
    expect(tables[0]).toMatchObject({ headers: ['姓名', '标签'], records: [['张三', '["a","b"]']] });
  });

  it('several arrays in one object are tables with the names of their keys', async () => {
    const { tables, notes } = await readJson('{"期次":"2024-03","人":[{"a":"x"}],"房":{"明细":[{"b":"y"}]}}');
    expect(tables.map(({ sheet, headers, records }) => [sheet, headers, records])).toEqual([
      ['人', ['a'], [['x']]],
      ['房.明细', ['b'], [['y']]],
    ]);
    expect(notes).toEqual([{ code: 'outside-table', data: { fields: '期次' } }]);
  });

  it('titles above the header of an array of arrays are skipped', async () => {
    const { tables } = await readJson('[["杨舍镇登记表"],["姓名","住址"],["张三","路"],[],["李四","街"]]');
    expect(tables[0]).toMatchObject({ headerRecords: 2, records: [['张三', '路'], [], ['李四', '街']] });
  });

  it.each([['[]'], ['[1,2,3]'], ['"text"'], ['{}'], ['{"data":[]}'], ['null']])(
    '%s holds no record',
    async (text) => {
      const outcome = await readJson(text).catch((error: unknown) => error);
      if (!(outcome instanceof ParseError))
        expect((outcome as Awaited<ReturnType<typeof readJson>>).tables[0]!.records).toHaveLength(
          text === '{}' ? 0 : 1,
        );
      else expect(outcome.code).toBe('NO_TABLE');
    },
  );
});

describe('values', () => {
  it('numbers keep every digit', async () => {
    const { tables } = await readJson(
      '[{"a":320582199001010013,"b":1.10,"c":-0.0,"d":1E400,"e":12345678901234567890.12}]',
    );
    expect(tables[0]!.records).toEqual([
      ['320582199001010013', '1.10', '-0.0', '1E400', '12345678901234567890.12'],
    ]);
  });

  it('what is nested is JSON text, its numbers as they were', async () => {
    const { tables } = await readJson('[{"a":{"b":[1.0,"x\\n",null,true,{}]},"c":[]}]');
    expect(tables[0]!.records).toEqual([['{"b":[1.0,"x\\n",null,true,{}]}', '[]']]);
  });

  it('what is nested and never stored is left out, at any depth', async () => {
    const faith = '"宗教信仰":{"现在":["佛教",{"a":1}]}';
    const { tables } = await readJson(
      `[{"a":{${faith},"b":[{"c":1,"政治面貌":"群众"},2]}},{"a":{${faith}}}]`,
    );
    expect(tables[0]!.records).toEqual([['{"b":[{"c":1},2]}'], ['{}']]);
  });

  it('null is blank, an object of nothing is a blank record, keys may be missing', async () => {
    const { tables } = await readJson('[{"a":"1","b":"2"},{"b":null},null,{},{"c":true}]');
    expect(tables[0]!.headers).toEqual(['a', 'b', 'c']);
    expect(tables[0]!.records).toEqual([['1', '2', ''], [], [], [], ['', '', 'true']]);
  });

  it('odd keys are ordinary, doubled ones both kept', async () => {
    const { tables } = await readJson(
      '[{"__proto__":"1","constructor":"2","":"3","a":"4","a":"5","hasOwnProperty":"6"}]',
    );
    expect(tables[0]!.headers).toEqual(['__proto__', 'constructor', '列 3', 'a', 'a (2)', 'hasOwnProperty']);
    expect(tables[0]!.records).toEqual([['1', '2', '3', '4', '5', '6']]);
    expect(({} as Record<string, unknown>)['constructor']).toBe(Object);
  });

  it("an element of another kind never has the table's number of cells", async () => {
    const { tables } = await readJson('[{"a":1,"b":2},"x",[3,4],[5],{"a":6,"b":7}]');
    const widths = tables[0]!.records.map(({ length }) => length);
    expect(widths).toEqual([2, 1, 3, 1, 2]);
  });

  it('any table of texts comes back as it was', async () => {
    const key = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
      .filter((text) => text === text.trim() && text !== '');
    const cell = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !/[\p{Cc}]/u.test(text));
    const table = fc.uniqueArray(key, { minLength: 1, maxLength: 6 }).chain((keys) =>
      fc.tuple(
        fc.constant(keys),
        fc.array(fc.array(cell, { minLength: keys.length, maxLength: keys.length }), {
          minLength: 1,
          maxLength: 20,
        }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.boolean(),
        fc.integer({ min: 1, max: 50 }),
        async ([keys, rows], lines, chunkBytes) => {
          const objects = [...rows, keys.map(() => 'end')].map(
            (row) =>
              `{${row.map((text, i) => `${JSON.stringify(keys[i])}:${JSON.stringify(text)}`).join(',')}}`,
          );
          const { tables } = await readJson(
            lines ? objects.join('\n') : `[${objects.join(',')}]`,
            chunkBytes,
          );
          const isBlank = (row: readonly string[]) => row.every((text) => text.trim() === '');
          expect(tables[0]!.headers).toEqual(keys);
          expect(tables[0]!.records.slice(0, -1)).toEqual(rows.map((row) => (isBlank(row) ? [] : row)));
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('encodings', () => {
  const text = '[{"姓名":"王𬭎","住址":"㐂路"}]';
  const expected = [['王𬭎', '㐂路']];
  it.each([
    ['UTF-8 with its mark', Buffer.from('\uFEFF' + text)],
    ['UTF-16 with its mark', Buffer.from('\uFEFF' + text, 'utf16le')],
    ['UTF-16, high byte first', Buffer.from('\uFEFF' + text, 'utf16le').swap16()],
    // 王 CDF5, 𬭎 9933A932, 姓名 D0D5C3FB, 住址 D7A1D6B7, 㐂 8139EF31, 路 C2B7 (GB 18030-2022)
    ['GB18030', Buffer.from('5b7b22d0d5c3fb223a22cdf59933a932222c22d7a1d6b7223a228139ef31c2b7227d5d', 'hex')],
  ])('%s', async (_, bytes) => {
    expect(await jsonConnector.sniff(memorySource(bytes))).toBeGreaterThan(0.8);
    for (const chunkBytes of [1, 7, 1000])
      expect((await readJson(bytes, chunkBytes)).tables[0]!.records).toEqual(expected);
  });
});

describe('what is refused', () => {
  it.each([
    ['[{"a":1},{"a":2}', { code: 'FILE_UNREADABLE', data: { detail: 'json: 17' } }],
    ['[{"a":1}{"a":2}]', { code: 'FILE_UNREADABLE', data: { detail: 'json: 9' } }],
    ['{"a":01}', { code: 'FILE_UNREADABLE' }],
    ['{"a":1} {"a":2}', { code: 'FILE_UNREADABLE' }],
    ['['.repeat(300), { code: 'FILE_LIMIT', data: { limit: 'nesting' } }],
    ['[{"a":1,"b":"机密"}]', null],
    ['{"title":"机密★10年","rows":[{"a":1}]}', { code: 'FILE_REFUSED', data: { reason: 'secret' } }],
    [
      `[${Array.from({ length: 2001 }, (_, i) => `{"k${i}":1}`).join(',')}]`,
      { code: 'FILE_LIMIT', data: { limit: 'columns', where: '2001' } },
    ],
    [`[{"a":"${'x'.repeat(5_000_000)}"}]`, { code: 'FILE_LIMIT', data: { limit: 'cell', where: '1' } }],
  ])('%.40s', async (text, expected) => {
    if (expected) await expect(readJson(text)).rejects.toMatchObject(expected);
    else await expect(readJson(text)).resolves.toBeDefined();
  });
});

it('fields that turn up late in a large file go to a column of their own', async () => {
  const record = `{"a":"1","b":"${'x'.repeat(1000)}"},`;
  const text = `[${record.repeat(36_000)}{"a":"2","新":5,"宗教信仰":"佛教","b":""}]`;
  const { tables } = await readJson(text);
  expect(tables[0]!.headers).toEqual(['a', 'b', '其他字段']);
  expect(tables[0]!.records).toHaveLength(36_001);
  expect(tables[0]!.records.at(-1)).toEqual(['2', '', '{"新":"5"}']);
  expect(tables[0]!.notes).toEqual([{ code: 'later-fields', data: { fields: '新' } }]);
});

const suite = sharedData('data/files/json-JSONTestSuite');
describe('JSONTestSuite', () => {
  it.skipIf(suite === null)('accepts what is JSON, rejects what is not', async () => {
    const files = readdirSync(suite!, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /(?:^|\/)[yni]_[^/]*\.json$/.test(path),
    );
    expect(files.length).toBeGreaterThan(300);
    const wrong: string[] = [];
    for (const path of files) {
      const outcome = await readJson(readFileSync(join(suite!, path))).catch((error: unknown) => error);
      if (outcome instanceof Error && !(outcome instanceof ParseError)) throw outcome;
      const kind = path.split('/').at(-1)![0];
      const accepted =
        !(outcome instanceof ParseError) || outcome.code === 'NO_TABLE' || outcome.code === 'HEADER_MISSING';
      if ((kind === 'y' && !accepted) || (kind === 'n' && accepted)) wrong.push(path);
    }
    expect(wrong).toEqual([]);
  });
});
