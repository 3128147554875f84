import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newIngestHub } from '../../fixtures/ingest-hub.ts';
import { batchIds } from './published-rows.ts';

/**
 * Row 1 is clean; row 2 has a wrong check character; row 3 says a sex that its number denies; row 4 is blank;
 * row 5 names nobody; row 6 has a cell too many; row 7 is a total.
 */
const delivered = [
  '公民身份号码,姓名,性别,户号,自定栏',
  '11010519491231002X,张三,女,H1,甲',
  '110105194912310021,李四,女,H2,乙',
  '11010519491231002X,王五,男,H3,丙',
  ',,,,',
  ',,女,H5,丁',
  '11010519491231002X,赵六,女,H6,戊,多出',
  '合计,6,,,',
].join('\n');

let hub: Awaited<ReturnType<typeof newIngestHub>>;
let batchId: number;
beforeAll(async () => {
  hub = await newIngestHub();
  batchId = batchIds(await hub.deliverText('people.csv', `${delivered}\n`))[0]!;
});
afterAll(() => hub.remove());

describe('the report of a batch', () => {
  it('counts what became of every row', async () => {
    const { batch, nonData } = await hub.ingest.report(batchId);
    expect(batch).toMatchObject({ delivered: 7, published: 3, quarantined: 2, nonData: 2, fieldIssues: 1 });
    expect(nonData).toEqual(
      expect.arrayContaining([
        { kind: 'blank', rows: 1 },
        { kind: 'total', rows: 1 },
      ]),
    );
  });

  it('counts each rule with the rows it spoke about, values masked', async () => {
    const { rules } = await hub.ingest.report(batchId);
    const counted = Object.fromEntries(
      rules.map(({ code, severity, rows, examples }) => [code, [severity, rows, examples]]),
    );
    expect(counted).toMatchObject({
      'citizen-number-checksum': [
        'field',
        1,
        [{ rowNumber: 2, correctedRow: null, value: '110*************21' }],
      ],
      'sex-conflict': ['warning', 1, [{ rowNumber: 3, correctedRow: null, value: '男' }]],
      'person-not-identified': ['row', 1, [{ rowNumber: 5, correctedRow: null, value: null }]],
      'wrong-cell-count': ['row', 1, [{ rowNumber: 6, correctedRow: null, value: null }]],
    });
  });

  it('says how complete each delivered field is among the published rows', async () => {
    const { completeness } = await hub.ingest.report(batchId);
    const filled = Object.fromEntries(completeness.map(({ field, filled: share }) => [field, share]));
    expect(filled).toEqual({ id_no: 2 / 3, name: 1, sex: 1, hh_no: 1 });
  });

  it('is refused for a batch that there is not', async () => {
    await expect(hub.ingest.report(99)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the rows with issues', () => {
  it('come page by page with their cells masked, and the cells in doubt named', async () => {
    const page = await hub.ingest.issues({ batchId, offset: 0, limit: 10 });
    expect(page.headers).toEqual(['公民身份号码', '姓名', '性别', '户号', '自定栏']);
    expect(page.rows.map(({ rowNumber, severity }) => [rowNumber, severity])).toEqual([
      [2, 'field'],
      [3, 'warning'],
      [5, 'row'],
      [6, 'row'],
    ]);
    expect(page.rows[0]).toMatchObject({
      issues: [
        {
          field: 'id_no',
          header: '公民身份号码',
          code: 'citizen-number-checksum',
          value: '110*************21',
        },
      ],
    });
    expect(page.rows[0]!.cells.slice(0, 3)).toEqual(['110*************21', '李*', '女']);
    expect(JSON.stringify(page)).not.toContain('李四');
  });

  it('can be narrowed by severity and rule, and cut into pages', async () => {
    const quarantined = await hub.ingest.issues({ batchId, severity: 'row', offset: 1, limit: 1 });
    expect(quarantined.total).toBe(2);
    expect(quarantined.rows.map(({ rowNumber }) => rowNumber)).toEqual([6]);
    const conflicts = await hub.ingest.issues({ batchId, code: 'sex-conflict', offset: 0, limit: 10 });
    expect(conflicts.rows.map(({ rowNumber }) => rowNumber)).toEqual([3]);
  });

  it('go back to the department as delivered', async () => {
    const rejects = await hub.ingest.rejects(batchId);
    expect(rejects).toContainEqual({
      source_file: 'people.csv',
      sheet: '',
      row_number: 2,
      field: 'id_no',
      code: 'citizen-number-checksum',
      value: '110105194912310021',
    });
    expect(rejects).toContainEqual({
      source_file: 'people.csv',
      sheet: '',
      row_number: 6,
      field: '',
      code: 'wrong-cell-count',
      value: '',
    });
  });
});

it('keeps the source with its mapping and how much of it is published', async () => {
  const [source] = await hub.ingest.listSources();
  expect(source).toMatchObject({
    department: '测试局',
    dataset: 'population',
    connector: 'csv',
    current: 3,
    version: 1,
  });
  expect(source!.mapping.map(({ field }) => field)).toEqual(['id_no', 'name', 'sex', 'hh_no', null]);
});
