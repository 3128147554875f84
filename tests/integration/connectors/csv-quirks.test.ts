import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../fixtures/read-csv.ts';
import { sharedData } from '../../fixtures/shared-data.ts';

const people = ['序号', '姓名', '公民身份号码', '现住地址', '联系电话', '登记日期'];
const threePeople = (third: string) => [
  ['1', '张三', '320582190001010013', '张家港市杨舍镇人民中路1号2幢401室', '13800000000', '2024-03-05'],
  ['2', '买买提·吐尔逊', '320582190001010021', '杨舍镇长安路8号,3楼', '0512-58000000', '2024年3月5日'],
  ['3', '李 四', '32058219000101011X', third, '13900000000', '20240305'],
];

/** What each trap file holds, worked out by hand from its bytes. */
const cases = [
  {
    file: 'q01_gbk_noBOM.csv',
    encoding: 'gb18030',
    headers: people,
    records: threePeople('塘桥镇"老街"15号\n后门'),
  },
  {
    file: 'q02_gb18030_rare.csv',
    encoding: 'gb18030',
    headers: people,
    records: [
      ['1', '王𬭎', '320582190001010013', '𬇙水路1号', '13800000000', '2024-03-05'],
      ['2', '㑇明', '320582190001010021', '㘵南村5组', '13800000001', '2024-03-06'],
    ],
  },
  {
    file: 'q03_utf8_bom.csv',
    encoding: 'utf-8',
    headers: people,
    records: threePeople('塘桥镇"老街"15号\n后门'),
  },
  {
    file: 'q04_utf16le_unicode_text.txt',
    encoding: 'utf-16le',
    headers: people,
    records: threePeople('塘桥镇"老街"15号 后门'),
  },
  {
    file: 'q12_csv_prefixes.csv',
    encoding: 'gb18030',
    headers: ['姓名', '身份证号', '电话'],
    records: [
      ['张三', '="320582190001010013"', '\t13800000000'],
      ['李四', "'320582190001010021", '13900000000 '],
      ['王五', '32058219000101011X\t', ' 13700000000'],
    ],
  },
];

describe('trap files', () => {
  for (const { file, encoding, headers, records } of cases) {
    const path = sharedData(`data/quirks/${file}`);
    it.skipIf(path === null)(`reads ${file} exactly`, async () => {
      const read = await readCsv(readFileSync(path!));
      expect(read.table.dialect).toMatchObject({ encoding });
      expect(read.headers).toEqual(headers);
      expect(read.records).toEqual(records);
    });
  }
});
