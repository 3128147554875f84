import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readXlsx } from '../../fixtures/read-xlsx.ts';
import { sharedData } from '../../fixtures/shared-data.ts';

const isTime = (text: string) => /^\d{4}[-/]\d{1,2}[-/]\d{1,2}( \d{1,2}:\d{2}(:\d{2})?)?$/.test(text);

/** Row counts as published with the data (data/README.md). */
const hotline = [
  { file: '附件3_全部.xlsx', rows: 4326, times: ['留言时间'] },
  { file: '附件4_全部.xlsx', rows: 2816, times: ['留言时间', '答复时间'] },
];

describe('real workbooks', () => {
  for (const { file, rows, times } of hotline) {
    const path = sharedData(`data/hotline/${file}`);
    it.skipIf(path === null)(`reads ${file} with a date in every row`, async () => {
      const { recognition, tables } = await readXlsx(readFileSync(path!));
      expect(tables).toHaveLength(1);
      expect(tables[0]!.records).toHaveLength(rows);
      for (const name of times) {
        const column = recognition.tables[0]!.columns.find(({ header }) => header === name)!;
        const odd = tables[0]!.records.map((record) => record[column.index]!).filter((text) => !isTime(text));
        expect(odd).toEqual([]);
      }
    });
  }

  const floats = sharedData('data/quirks/q10_id_as_float.xlsx');
  it.skipIf(floats === null)('shows that a spreadsheet has spoilt long numbers', async () => {
    const { tables } = await readXlsx(readFileSync(floats!));
    expect(tables[0]!.records).toEqual([
      ['张三', '3.2058219000101E+17', '13800000000', '2024-03-05', '45356.5'],
      ['李四', '3.2058219000101005E+17', '13900000000', '2024/3/5', '1900-01-01'],
    ]);
    expect(tables[0]!.notes).toEqual([{ code: 'long-numbers', data: { cells: 2 } }]);
  });
});
