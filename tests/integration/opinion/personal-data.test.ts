import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAnalyst } from '../../../core/access/actor.ts';
import { sharedData } from '../../fixtures/shared-data.ts';
import { openTestCore, type TestCore } from '../../fixtures/test-core.ts';

/** Written as people write them; none of them is anybody's. */
const planted = [
  ...[
    '320582199003070015',
    '32058219900307001X',
    '3 2 0 5 8 2 1 9 9 0 0 3 0 7 0 0 1 5',
    '320582-19900307-0015',
    '３２０５８２１９９００３０７００１５',
  ],
  ...[
    '13912345678',
    '139 1234 5678',
    '+86-139-1234-5678',
    '１３９１２３４５６７８',
    '0512-58123456',
    '(0512)58123456',
  ],
  ...['苏E·12345', '苏E 12345', '苏ＥＤ１２３４５', '沪AF12345'],
];
/** Stand in the sentences below. */
const names = ['王建国', '欧阳娜娜', '覃秀英'];
const sentences = [
  ...[
    '我叫王建国，身份证{}，请回电',
    '联系人：欧阳娜娜，电话{}',
    '业主覃秀英反映，车牌{}的车堵门',
    '号码{}，打不通',
    '就是{}这个人',
  ],
];

let core: TestCore;
beforeAll(async () => {
  core = await openTestCore({ host: 'command-line' });
});
afterAll(() => core.remove());

async function deliver(path: string): Promise<void> {
  const { fileId } = await core.ingest.inspect({ kind: 'plain', path, name: basename(path) }, localAnalyst);
  const tables = [{ table: 0, dataset: 'service-ticket' }];
  const { jobId } = await core.ingest.deliver({ fileId, department: '12345', tables }, localAnalyst);
  expect(await core.jobs.wait(jobId)).toMatchObject({ state: 'done', error: null });
}

const onlySigns = (text: string) => text.normalize('NFKC').replace(/[^\p{Script=Han}0-9A-Z]/gu, '');

/** Every text of every table that holds something of requests. */
async function storedTexts(): Promise<string[]> {
  const columns = await core.warehouse.all<{ at: string; name: string }>(
    `SELECT '"' || schema_name || '"."' || table_name || '"' AS at, '"' || column_name || '"' AS name FROM duckdb_columns()
     WHERE database_name = current_database() AND data_type = 'VARCHAR'
       AND (schema_name IN ('landing', 'quarantine') OR table_name = 'service_ticket' OR table_name LIKE 'opinion%')`,
  );
  const texts: string[] = [];
  for (const { at, name } of columns)
    for (const { text } of await core.warehouse.all<{ text: string }>(
      `SELECT DISTINCT ${name} AS text FROM ${at} WHERE ${name} IS NOT NULL`,
    ))
      texts.push(text);
  return texts;
}

describe('what people write of persons', () => {
  it('does not reach the store, however it is written, nor what is read out of it', async () => {
    const rows = planted.map((value, at) => {
      const text = sentences.map((sentence) => sentence.replace('{}', value)).join('。');
      return `W${at},2026-09-01 08:00,油烟扰民 ${value},"${text}","已联系当事人王建国（${value}）"`;
    });
    const path = join(core.workspace.paths.tmp, '留言.csv');
    await writeFile(path, `留言编号,留言时间,留言主题,留言详情,答复意见\n${rows.join('\n')}\n`);
    await deliver(path);
    await core.opinion.build();
    const stored = (await storedTexts()).map(onlySigns);
    expect(stored.length).toBeGreaterThan(50);
    for (const value of [...planted, ...names]) {
      const signs = onlySigns(value).replace(/^86/u, '');
      expect(
        stored.filter((text) => text.includes(signs)),
        value,
      ).toEqual([]);
    }
    expect(await core.warehouse.all('SELECT DISTINCT channel FROM mart.opinion_ticket')).toEqual([
      { channel: '03' },
    ]);
  });

  const real = sharedData('data/hotline/附件4_全部.xlsx');
  it.skipIf(real === null)(
    'leaves no number in real messages and replies, which come in without a question',
    async () => {
      await deliver(real!);
      const [found] = await core.warehouse.all<{
        rows: number;
        numbers: number;
        phones: number;
        plates: number;
      }>(
        `SELECT count(*)::DOUBLE AS rows,
         count(*) FILTER (WHERE regexp_matches(said, '\\d{15,}|\\d{17}[Xx]'))::DOUBLE AS numbers,
         count(*) FILTER (WHERE regexp_matches(said, '(^|\\D)(1[3-9]\\d{9}|0\\d{2,3}[- —－]?\\d{7,8})(\\D|$)'))::DOUBLE AS phones,
         count(*) FILTER (WHERE regexp_matches(said, '[京沪苏浙粤湘鄂赣皖][A-Z][·• ]?[A-Z0-9]{4,5}\\d'))::DOUBLE AS plates
       FROM (SELECT concat_ws(' ', title, content, reply) AS said FROM record.service_ticket WHERE reply IS NOT NULL AND "no" NOT LIKE 'W%')`,
      );
      expect(found).toEqual({ rows: 2_816, numbers: 0, phones: 0, plates: 0 });
    },
  );
});
