import { describe, expect, it } from 'vitest';
import { connectors } from '../../../connectors/registry.ts';
import { ParseError } from '../../../schemas/intake/connector.ts';
import { errorWords as en } from '../../../schemas/messages/en/error-words.ts';
import { errorWords as zh } from '../../../schemas/messages/zh/error-words.ts';
import { makeCompoundFile } from '../../fixtures/biff.ts';
import { memorySource } from '../../fixtures/memory-source.ts';
import { inlineRows, makeWorkbook } from '../../fixtures/workbook.ts';
import { makeZip } from '../../fixtures/zip.ts';

const bytes = (hex: string, length = 600) =>
  Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(length, 7)]);
const text = (content: string, at = 0) =>
  Buffer.concat([Buffer.alloc(at, 1), Buffer.from(content, 'latin1'), Buffer.alloc(600)]);

function windowsProgram(): Buffer {
  const program = Buffer.alloc(600);
  program.write('MZ');
  program.writeUInt32LE(0x80, 60);
  program.write('PE\0\0', 0x80);
  return program;
}

/** The surest connector's answer to a file, as the parser chooses it. */
async function refusalOf(content: Uint8Array): Promise<unknown> {
  const source = memorySource(content);
  let surest = connectors[0]!;
  let most = 0;
  for (const connector of connectors) {
    const confidence = await connector.sniff(source);
    if (confidence > most) [surest, most] = [connector, confidence];
  }
  if (most === 0) return null;
  return surest.recognise(source, new AbortController().signal).catch((error: unknown) => error);
}

// Magic numbers: the formats' own specifications, as collected in file(1).
const files: [string, Uint8Array, string][] = [
  ['RAR 4', bytes('526172211a0700'), 'archive-rar'],
  ['RAR 5', bytes('526172211a070100'), 'archive-rar'],
  ['7z', bytes('377abcaf271c0004'), 'archive-7z'],
  ['gzip', bytes('1f8b080000000000'), 'archive-gz'],
  ['tar', text('ustar\x0000', 257), 'archive-tar'],
  ['bzip2', bytes('425a6839314159265359'), 'archive-other'],
  ['xz', bytes('fd377a585a000004'), 'archive-other'],
  ['PDF', text('%PDF-1.7\n%\xe2\xe3'), 'pdf'],
  ['OFD', makeZip({ 'OFD.xml': '<x/>' }), 'pdf'],
  ['a Word document', makeZip({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>' }), 'word'],
  ['an old Word document', makeCompoundFile({ WordDocument: Buffer.alloc(5000) }), 'word'],
  ['rich text', text('{\\rtf1\\ansi'), 'word'],
  ['a presentation', makeZip({ 'ppt/presentation.xml': '<x/>' }), 'presentation'],
  ['PNG', bytes('89504e470d0a1a0a0000000d49484452'), 'image'],
  ['JPEG', bytes('ffd8ffe000104a464946'), 'image'],
  ['MP4', bytes('000000206674797069736f6d'), 'media'],
  ['a Windows program', windowsProgram(), 'program'],
  ['a Linux program', bytes('7f454c460201'), 'program'],
  ['Access', text('\x00\x01\x00\x00Standard ACE DB\x00'), 'access'],
  ['an Oracle dump', text('\x03\x03TEXPORT:V11.02.00'), 'database-dump'],
];

describe('formats that hold no table are refused with a reason', () => {
  it.each(files)('%s', async (_, content, reason) => {
    expect(await refusalOf(content)).toMatchObject({ code: 'FILE_REFUSED', data: { reason } });
  });

  it('in words of both languages', () => {
    for (const reason of new Set([...files.map(([, , given]) => given), 'nested-archive']))
      for (const words of [zh, en]) expect((words.reason as Record<string, string>)[reason]).toBeTruthy();
  });
});

describe('what only begins alike is not refused', () => {
  it.each([
    ['a CSV whose first column is called MZ', Buffer.from('MZ,住址\n1,路\n')],
    ['a CSV that begins with BM', Buffer.from('BM,住址\n1,路\n')],
    [
      'a workbook',
      makeWorkbook({
        sheets: [
          {
            name: '一',
            rows: inlineRows([
              ['甲', '乙'],
              ['1', '2'],
            ]),
          },
        ],
      }),
    ],
    ['a ZIP of a table', makeZip({ 'word.csv': '甲,乙\n1,2\n' })],
  ])('%s', async (_, content) => {
    expect(await refusalOf(content)).not.toBeInstanceOf(ParseError);
  });
});
