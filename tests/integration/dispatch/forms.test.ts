import { read, utils, write } from '@e965/xlsx';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  failureOf,
  openDispatchHub,
  type DispatchClient,
  type DispatchHub,
} from '../../fixtures/dispatch-hub.ts';
import { makeZip } from '../../fixtures/zip.ts';

let hub: DispatchHub;
let centre: DispatchClient;
beforeAll(async () => {
  hub = await openDispatchHub('2026-09-28 09:00');
  centre = hub.client('analyst', null, '中心甲');
});
afterAll(() => hub.core.remove());

const labels = { conclusion: '办理结论', account: '办理情况' };
type Answer = Partial<Record<keyof typeof labels | 'number', string>>;

/** The parts of an archive as another program reads them. */
function unzip(archive: Buffer): Record<string, Buffer> {
  const parts: Record<string, Buffer> = {};
  let at = archive.readUInt32LE(archive.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16);
  while (archive.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength!);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20));
    parts[name] = archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed;
    at += 46 + nameLength! + extra! + comment!;
  }
  return parts;
}

/** Fills the cell behind a label of a Word form, as somebody types into it. */
function fillDocx(archive: Buffer, answer: Answer): Buffer {
  const parts = unzip(archive);
  let xml = parts['word/document.xml']!.toString('utf8');
  if (answer.number) xml = xml.replaceAll(/2026-\d{6}/g, answer.number);
  for (const key of ['conclusion', 'account'] as const) {
    const label = xml.indexOf(`${labels[key]}（`);
    const cell = xml.indexOf('<w:tc>', label);
    const paragraph = xml.indexOf('</w:p>', cell);
    xml = `${xml.slice(0, paragraph)}<w:r><w:t>${answer[key] ?? ''}</w:t></w:r>${xml.slice(paragraph)}`;
  }
  return makeZip({ ...parts, 'word/document.xml': xml });
}

/** The same in Excel, saved by another library. */
function fillXlsx(archive: Buffer, answer: Answer): Buffer {
  const book = read(archive);
  const sheet = book.Sheets['反馈表']!;
  const rows = utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' });
  for (const [at, row] of rows.entries()) {
    const key = (['conclusion', 'account'] as const).find((one) => row[0]!.startsWith(labels[one]));
    if (key) utils.sheet_add_aoa(sheet, [[answer[key] ?? '']], { origin: { r: at, c: 1 } });
    if (answer.number && row[0] === '事项编号')
      utils.sheet_add_aoa(sheet, [[answer.number]], { origin: { r: at, c: 1 } });
  }
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

const fill = { docx: fillDocx, xlsx: fillXlsx };
type Format = keyof typeof fill;

async function assigned(): Promise<number> {
  const matterId = await hub.newMatter();
  await hub.act(matterId, { action: 'assign', department: '河道管理所', workingDays: 5 });
  return matterId;
}

async function filled(matterId: number, format: Format, answer: Answer): Promise<File> {
  const { name, file } = await centre.dispatch.matters.form({ matterId, format });
  const bytes = fill[format](Buffer.from(await file.arrayBuffer()), answer);
  return new File([bytes as Uint8Array<ArrayBuffer>], name);
}

const take = (file: File) => centre.dispatch.matters.takeFeedback({ file });
const done = { conclusion: '办结', account: '已清理河岸，照片见附件。联系13800138000' };

describe.each(['docx', 'xlsx'] as const)('a feedback form as %s', (format) => {
  it('comes back and acts for the department that it was made out to', async () => {
    const matterId = await assigned();
    await hub.act(matterId, { action: 'accept' }, { action: 'remind' }); // steps in between make no form invalid
    const matter = await take(await filled(matterId, format, done));
    expect(matter).toMatchObject({ matterId, state: 'handled', department: '河道管理所' });
    expect(matter.steps.at(-1)).toMatchObject({
      action: 'feedback-taken',
      department: '河道管理所',
      text: '已清理河岸，照片见附件。联系***',
    });
  });

  it('gives the matter back with its reason', async () => {
    const matterId = await assigned();
    const answer = { conclusion: ' 退回 ', account: '不属本所管理范围' };
    const matter = await take(await filled(matterId, format, answer));
    expect(matter).toMatchObject({ matterId, state: 'new', department: null });
    expect(matter.steps.at(-1)).toMatchObject({ department: '河道管理所', text: '不属本所管理范围' });
  });

  it('is refused when it is blank, answered, outdated or altered, and the matter stays as it is', async () => {
    const matterId = await assigned();
    const reasonOf = async (file: File) => (await failureOf(take(file)))?.data;
    const refused = (reason: string) => expect.objectContaining({ reason });
    expect(await reasonOf(await filled(matterId, format, {}))).toEqual(refused('feedback-blank'));
    const other = (await hub.act(await assigned())).number;
    expect(await reasonOf(await filled(matterId, format, { ...done, number: other }))).toEqual(
      refused('feedback-altered'),
    );
    const old = await filled(matterId, format, done);
    await hub.act(
      matterId,
      { action: 'return', reason: '先退回' },
      { action: 'assign', department: '河道管理所', workingDays: 5 },
    );
    expect(await reasonOf(old)).toEqual(refused('feedback-outdated'));
    expect((await hub.act(matterId)).state).toBe('assigned');
    const fresh = await filled(matterId, format, done);
    await take(fresh);
    expect(await reasonOf(fresh)).toEqual(refused('feedback-closed'));
  });
});

describe('other files', () => {
  it('are refused with what is wrong', async () => {
    const sheet = utils.aoa_to_sheet([
      ['姓名', '住址'],
      ['张三', '人民路1号'],
    ]);
    const book = { SheetNames: ['a'], Sheets: { a: sheet } };
    const plain = new File(
      [write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer<ArrayBuffer>],
      'a.xlsx',
    );
    expect(await failureOf(take(plain))).toMatchObject({
      code: 'FEEDBACK_REFUSED',
      data: { reason: 'no-feedback', file: 'a.xlsx' },
    });
    const program = new File([Buffer.from('\x7fELF\x02\x01'.padEnd(600, '\0'), 'latin1')], 'a.docx');
    expect(await failureOf(take(program))).toMatchObject({
      code: 'FILE_REFUSED',
      data: { reason: 'program' },
    });
    const word = makeZip({ 'word/document.xml': '<w:document xmlns:w="w"/>', '[Content_Types].xml': '<x/>' });
    expect(await failureOf(take(new File([word as Buffer<ArrayBuffer>], 'b.docx')))).toMatchObject({
      data: { reason: 'word' },
    });
  });

  it('of another workspace say so', async () => {
    const matterId = await assigned();
    const { file } = await centre.dispatch.matters.form({ matterId, format: 'xlsx' });
    const book = read(Buffer.from(await file.arrayBuffer()));
    const rows = utils.sheet_to_json<string[]>(book.Sheets['反馈表']!, { header: 1, defval: '' });
    const foreign = rows.map((row) => row.map((cell) => cell.replace(/^TH1-\w{8}/, 'TH1-00000000')));
    book.Sheets['反馈表'] = utils.aoa_to_sheet(foreign);
    const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer<ArrayBuffer>;
    expect(await failureOf(take(new File([bytes], 'f.xlsx')))).toMatchObject({
      data: { reason: 'other-workspace' },
    });
  });
});
