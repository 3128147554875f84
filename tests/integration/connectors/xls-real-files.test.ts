import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CFB, read as readWithLibrary, type CellObject } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { connectors } from '../../../connectors/registry.ts';
import { readWorkbook } from '../../../connectors/xls/read-workbook.ts';
import { ParseError, type Connector } from '../../../schemas/intake/connector.ts';
import { memorySource } from '../../fixtures/memory-source.ts';
import { readGrids } from '../../fixtures/read-grids.ts';
import { sharedData } from '../../fixtures/shared-data.ts';

async function surest(bytes: Uint8Array): Promise<Connector | null> {
  const source = memorySource(bytes);
  let best: { connector: Connector; sure: number } | null = null;
  for (const connector of connectors) {
    const sure = await connector.sniff(source);
    if (sure > (best?.sure ?? 0)) best = { connector, sure };
  }
  return best?.connector ?? null;
}

const people = ['序号', '姓名', '公民身份号码', '现住地址', '联系电话', '登记日期'];
const threePeople = (third: string) => [
  ['1', '张三', '320582190001010013', '张家港市杨舍镇人民中路1号2幢401室', '13800000000', '2024-03-05'],
  ['2', '买买提·吐尔逊', '320582190001010021', '杨舍镇长安路8号,3楼', '0512-58000000', '2024年3月5日'],
  ['3', '李 四', '32058219000101011X', third, '13900000000', '20240305'],
];

/** What each trap file holds, worked out by hand from its bytes; all are called .xls. */
const traps = [
  {
    file: 'q05_html_gbk.xls',
    connector: 'html-table',
    headers: people,
    records: threePeople('塘桥镇"老街"15号\n后门'),
  },
  {
    file: 'q06_tsv_gbk.xls',
    connector: 'csv',
    headers: people,
    records: threePeople('塘桥镇"老街"15号 后门'),
  },
  {
    file: 'q07_spreadsheetml2003.xls',
    connector: 'spreadsheetml',
    headers: people,
    records: threePeople('塘桥镇"老街"15号\n后门'),
  },
  {
    file: 'q11_id_as_float_biff8.xls',
    connector: 'xls',
    headers: ['姓名', '身份证号', '手机', '登记日期', '出生日期'],
    records: [
      ['张三', '3.2058219000101E+17', '13800000000', '2024-03-05', '45356.5'],
      ['李四', '3.2058219000101005E+17', '13900000000', '2024/3/5', '1900-01-01'],
    ],
  },
];

describe('trap files called .xls', () => {
  for (const { file, connector, headers, records } of traps) {
    const path = sharedData(`data/quirks/${file}`);
    it.skipIf(path === null)(`are read for what they are: ${file}`, async () => {
      const bytes = readFileSync(path!);
      const chosen = await surest(bytes);
      expect(chosen?.id).toBe(connector);
      const { sheets } = await readGrids(chosen!, bytes, file);
      expect(sheets.map((sheet) => [sheet.headers, sheet.records])).toEqual([[headers, records]]);
    });
  }
});

const corpus = sharedData('data/files/xls-calamine/tests');
const files = corpus === null ? [] : readdirSync(corpus).sort();
const mostMs = 10_000;

describe('a corpus of odd workbooks', () => {
  it.skipIf(corpus === null)('ends in tables or a reason, each file in seconds', async () => {
    const before = process.resourceUsage().maxRSS;
    for (const file of files) {
      const bytes = readFileSync(join(corpus!, file));
      const started = performance.now();
      const chosen = await surest(bytes);
      if (chosen)
        await readGrids(chosen, bytes, file).catch((error: unknown) => {
          if (!(error instanceof ParseError)) throw new Error(file, { cause: error });
        });
      expect(performance.now() - started, file).toBeLessThan(mostMs);
    }
    expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(500);
  });

  it.skipIf(corpus === null).each([
    ['pass_protected.ods', 'password'],
    ['pass_protected.xlsx', 'password'],
    ['pass_protected.xlsb', 'password'],
    ['issue_385.xls', 'password'],
  ])('has %s refused for its password', async (file, reason) => {
    const bytes = readFileSync(join(corpus!, file));
    const chosen = await surest(bytes);
    await expect(readGrids(chosen!, bytes)).rejects.toMatchObject({ code: 'FILE_REFUSED', data: { reason } });
  });

  it.skipIf(corpus === null)('has the sheet that declares twenty thousand columns refused', async () => {
    const bytes = readFileSync(join(corpus!, 'issue_594_dos.ods'));
    await expect(readGrids((await surest(bytes))!, bytes)).rejects.toMatchObject({ code: 'FILE_LIMIT' });
  });

  // Dates are compared in xls.test.ts with days worked by hand: the library gives them as numbers.
  const books = files.filter(
    (file) => file.endsWith('.xls') && !['OOM_alloc3.xls', 'too_small.xls', 'issue_385.xls'].includes(file),
  );
  it.skipIf(corpus === null).each(books)('has the cells that an independent reader finds: %s', (file) => {
    const bytes = readFileSync(join(corpus!, file));
    const container = CFB.read(bytes, { type: 'buffer' });
    const entry = CFB.find(container, 'Workbook') ?? CFB.find(container, 'Book');
    const grids = readWorkbook(Buffer.from(entry!.content as Uint8Array), new AbortController().signal);
    const book = readWithLibrary(bytes, { dense: true, cellNF: true });
    for (const { sheet, rows, merges } of grids) {
      const found = book.Sheets[sheet]!;
      const data = (found['!data'] ?? []) as (CellObject[] | undefined)[];
      expect(merges).toHaveLength(found['!merges']?.length ?? 0);
      for (let row = 0; row < Math.max(rows.length, data.length); row++)
        for (let column = 0; column < Math.max(rows[row]?.length ?? 0, data[row]?.length ?? 0); column++) {
          const cell = data[row]?.[column];
          const text = rows[row]?.[column] ?? '';
          if (/^\d{4}-\d\d-\d\d|^\d\d:\d\d:\d\d$/.test(text) && cell?.t === 'n') continue;
          expect(text, `${sheet} ${row} ${column}`).toBe(libraryText(cell));
        }
    }
  });
});

function libraryText(cell: CellObject | undefined): string {
  if (cell?.v === undefined || cell.t === 'z' || cell.t === 'e') return '';
  return cell.t === 'b' ? String(cell.v).toUpperCase() : String(cell.v as string | number);
}
