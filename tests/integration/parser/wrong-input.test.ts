import { randomBytes } from 'node:crypto';
import { fork } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractFile, recogniseFile } from '../../../core/ingest/parser/parse-file.ts';
import type { ParserProcess, ParserReply } from '../../../schemas/intake/parser-protocol.ts';
import { hmacKey, openParseDesk, spawnParser, type ParseDesk } from '../../fixtures/parse.ts';
import { inlineRows, makeWorkbook } from '../../fixtures/workbook.ts';
import { makeZip } from '../../fixtures/zip.ts';

let desk: ParseDesk;
beforeAll(async () => {
  desk = await openParseDesk();
});
afterAll(() => desk.remove());

const recognise = async (name: string, content: string | Uint8Array) =>
  recogniseFile(spawnParser, await desk.put(name, content));
const workbook = makeWorkbook({
  sheets: [
    {
      name: '表',
      rows: inlineRows([
        ['姓名', '住址'],
        ['张三', '路'],
      ]),
    },
  ],
});

describe('wrong input', () => {
  it.each([
    ['an empty file', 'empty.csv', '', { code: 'FILE_EMPTY', data: { file: 'empty.csv' } }],
    [
      'a file of blank lines',
      'blank.csv',
      '\uFEFF\r\n \r\n',
      { code: 'FILE_EMPTY', data: { file: 'blank.csv' } },
    ],
    ['a binary file', 'binary.csv', randomBytes(100_000), { code: 'FILE_NOT_RECOGNISED' }],
    ['a page without a table', 'page.xls', '<html><body>维护中</body></html>', { code: 'NO_TABLE' }],
    [
      'an archive without any table',
      'other.xlsx',
      makeZip({ 'a.bin': Uint8Array.of(0, 1, 2, 0xff, 0xfe, 0, 0, 7) }),
      { code: 'FILE_NOT_RECOGNISED' },
    ],
    [
      'a broken archive',
      'broken.xlsx',
      workbook.subarray(0, 700),
      { code: 'FILE_UNREADABLE', data: { detail: 'archive' } },
    ],
    [
      'a password',
      'locked.xlsx',
      encryptedWorkbook(),
      { code: 'FILE_REFUSED', data: { reason: 'password' } },
    ],
  ])('is named: %s', async (_, name, content, expected) => {
    await expect(recognise(name, content)).rejects.toMatchObject(expected);
  });

  it('stops at a line of 200 MB', async () => {
    const started = performance.now();
    await expect(recognise('line.csv', Buffer.alloc(200 * 1024 * 1024, 'a,'))).rejects.toMatchObject({
      code: 'FILE_LIMIT',
      data: { limit: 'record', file: 'line.csv' },
    });
    expect(performance.now() - started).toBeLessThan(15_000);
  });

  it('stops at a line of 200 MB that comes after good ones', async () => {
    const head = Buffer.from('甲,乙\n' + '一,二\n'.repeat(400_000));
    const file = await desk.put('late.csv', Buffer.concat([head, Buffer.alloc(200 * 1024 * 1024, 'a')]));
    await expect(desk.parse(file)).rejects.toMatchObject({
      code: 'FILE_LIMIT',
      data: { limit: 'record', where: '400001' },
    });
    expect((await readdir(desk.directory)).filter((name) => /parquet/.test(name))).toEqual([]);
  });

  it('reads a workbook with macros as data and says that it ignored them', async () => {
    const withMacros = makeWorkbook({
      sheets: [
        {
          name: '表',
          rows: inlineRows([
            ['姓名', '住址'],
            ['张三', '路'],
          ]),
        },
      ],
      extra: { 'xl/vbaProject.bin': randomBytes(500) },
    });
    const { recognition } = await recognise('macros.xlsm', withMacros);
    expect(recognition.notes).toEqual([{ code: 'macros-ignored' }]);
    expect(recognition.tables[0]!.sample).toEqual([['张三', '路']]);
  });

  it('refuses a missing file with a reason', async () => {
    const file = { kind: 'plain' as const, path: join(desk.directory, 'gone.csv'), name: 'gone.csv' };
    await expect(recogniseFile(spawnParser, file)).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      data: { detail: 'ENOENT' },
    });
  });
});

describe('the parser process', () => {
  it('is reported when it dies, and the caller lives on', async () => {
    const file = await desk.put('a.csv', '甲,乙\n1,2\n');
    const dying = () => {
      const parser = spawnParser();
      return { ...parser, send: () => parser.kill() };
    };
    await expect(recogniseFile(dying, file)).rejects.toMatchObject({
      code: 'FILE_CRASHED_PARSER',
      data: { file: 'a.csv' },
    });
    await expect(recogniseFile(spawnParser, file)).resolves.toMatchObject({ size: 12 });
  });

  it('is not believed when it says something unknown', async () => {
    const entry = join(desk.directory, 'liar.mjs');
    await writeFile(
      entry,
      `process.on('message', () => process.send({ type: 'failed', code: 'MADE_UP', data: {} }));`,
    );
    const liar = (): ParserProcess => {
      const child = fork(entry);
      return {
        send: (request) => child.send(request),
        onReply: (listener) => child.on('message', (reply) => listener(reply as ParserReply)),
        onExit: (listener) => child.on('exit', (code) => listener(code)),
        kill: () => child.kill('SIGKILL'),
      };
    };
    const file = await desk.put('b.csv', '甲,乙\n1,2\n');
    await expect(recogniseFile(liar, file)).rejects.toMatchObject({ code: 'FILE_CRASHED_PARSER' });
  });

  it('is killed by a cancel and leaves no output', async () => {
    const file = await desk.put('cancel.csv', `甲,乙\n${'一些文字,另一些文字\n'.repeat(2_000_000)}`);
    const { recognition } = await recogniseFile(spawnParser, file);
    const stop = new AbortController();
    const output = join(desk.directory, 'cancelled.parquet');
    const extracting = extractFile(
      spawnParser,
      {
        file,
        connector: 'csv',
        tables: [{ table: recognition.tables[0]!, columns: [{ index: 0, action: 'keep' }], output }],
        hmacKey,
        memoryLimitMB: 700,
      },
      { signal: stop.signal, onProgress: () => stop.abort() },
    );
    await expect(extracting).rejects.toMatchObject({ code: 'CANCELLED' });
    expect((await readdir(desk.directory)).filter((name) => name.startsWith('cancelled'))).toEqual([]);
  });

  it('gives up at its memory limit', async () => {
    const file = await desk.put('memory.csv', `甲,乙\n${'一些文字,另一些文字\n'.repeat(2_000_000)}`);
    const { recognition } = await recogniseFile(spawnParser, file);
    const extracting = extractFile(spawnParser, {
      file,
      connector: 'csv',
      tables: [
        {
          table: recognition.tables[0]!,
          columns: [{ index: 0, action: 'keep' }],
          output: join(desk.directory, 'memory.parquet'),
        },
      ],
      hmacKey,
      memoryLimitMB: 20,
    });
    await expect(extracting).rejects.toMatchObject({ code: 'FILE_LIMIT', data: { limit: 'memory' } });
  });
});

/** The outline of a compound file (MS-CFB) whose directory names the stream of an encrypted package. */
function encryptedWorkbook(): Buffer {
  const file = Buffer.alloc(1536, 0xff);
  file.fill(0, 0, 76);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.writeUInt16LE(9, 30); // sectors of 512 bytes
  file.writeUInt16LE(6, 32);
  file.writeUInt32LE(1, 44); // one sector of the allocation table: sector 0
  file.writeUInt32LE(1, 48); // the directory is in sector 1
  file.writeUInt32LE(4096, 56);
  file.writeUInt32LE(endOfChain, 60);
  file.writeUInt32LE(endOfChain, 68);
  file.writeUInt32LE(0, 76);
  file.writeUInt32LE(0xfffffffd, 512);
  file.writeUInt32LE(endOfChain, 516);
  file.fill(0, 1024);
  writeEntry(file, 1024, 'Root Entry', 5);
  file.writeUInt32LE(1, 1024 + 76); // its child
  writeEntry(file, 1024 + 128, 'EncryptedPackage', 2);
  return file;
}

const endOfChain = 0xfffffffe;

function writeEntry(file: Buffer, at: number, name: string, type: number): void {
  file.write(name, at, 'utf16le');
  file.writeUInt16LE((name.length + 1) * 2, at + 64);
  file.writeUInt8(type, at + 66);
  for (const neighbour of [68, 72, 76]) file.writeUInt32LE(0xffffffff, at + neighbour);
  file.writeUInt32LE(endOfChain, at + 116);
}
