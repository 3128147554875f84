import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { waitingRowsSql } from '../../../core/ingest/batch/correction-rows.ts';
import type { BatchReport } from '../../../schemas/api/batches.ts';
import { prepareHub, reopenHub, tester, type PreparedHub, type TestHub } from '../../fixtures/ingest-hub.ts';
import { openSlipFile } from '../../fixtures/slip-file.ts';
import { removeWarehouse, warehouseContents } from '../../fixtures/warehouse-contents.ts';
import { batchIds, currentRows } from './published-rows.ts';

/**
 * Row 1 is clean; row 2 has a wrong check character; row 3 has the number of row 1 and says a sex that it denies; row 4 is blank;
 * rows 5 and 6 name nobody; row 7 has a wrong number and shares its identity with nobody.
 */
const delivered = [
  '公民身份号码,姓名,性别,户号,政治面貌,自定栏',
  '11010519491231002X,张三,女,H1,群众,甲',
  '110105194912310021,李四,女,H2,群众,乙',
  '11010519491231002X,王五,男,H3,群众,丙',
  ',,,,,',
  ',,女,H5,群众,丁',
  ',,男,H6,群众,戊',
  '12345,赵六,女,H7,群众,己',
].join('\n');
/** Valid numbers by GB 11643: the check character was worked out by hand, as in the standard's annex. */
const right = { li: '110105194912310046', zhao: '110105194912310062' };

let prepared: PreparedHub;
let hub: TestHub;
let first: number;
beforeAll(async () => {
  prepared = await prepareHub(async (empty) => {
    const job = await empty.deliverText('people.csv', `${delivered}\n`, { department: '公安局' });
    first = batchIds(job)[0]!;
  });
});
afterAll(() => prepared.remove());
beforeEach(async () => void (hub = await prepared.open()));
afterEach(() => hub.remove());

async function deliver(name: string, content: string | Uint8Array, choice = {}): Promise<number> {
  return batchIds(await hub.deliverText(name, content, { department: '公安局', ...choice }))[0]!;
}

const slipOf = async (batch = first) => openSlipFile(await hub.ingest.slip(batch));
const reportOf = (batch = first): Promise<BatchReport> => hub.ingest.report(batch);

/** What is published: household number, name, number and sex of every row. */
async function published(): Promise<string[]> {
  const rows = await currentRows(hub, 'population', ['hh_no', 'name', 'id_no', 'sex', 'issues']);
  return rows
    .map(({ hh_no, name, id_no, sex, issues }) =>
      [hh_no, name, id_no, sex, issues].map((v) => v ?? '-').join(' '),
    )
    .sort();
}

const untouched = [
  'H1 张三 11010519491231002X 2 -',
  'H2 李四 - 2 id_no:citizen-number-checksum',
  'H3 王五 11010519491231002X 1 sex:sex-conflict',
  'H7 赵六 - 2 id_no:citizen-number-form',
];

describe('a corrected slip that is handed in', () => {
  it('publishes exactly what was corrected, and closes what is open step by step', async () => {
    expect(await published()).toEqual(untouched);
    const slip = await slipOf();
    slip.set(2, '公民身份号码', right.li);
    slip.set(5, '姓名', '钱七');
    slip.set(6, '自定栏', '仍无姓名');
    const second = await deliver('people-退回单.xlsx', slip.save());
    expect(await published()).toEqual([
      untouched[0],
      `H2 李四 ${right.li} 2 -`,
      untouched[2],
      'H5 钱七 - 2 -',
      untouched[3],
    ]);
    const { batch, nonData, rules, corrections } = await reportOf(second);
    expect(batch).toMatchObject({ corrects: first, delivered: 5, published: 2, quarantined: 1, nonData: 2 });
    expect(nonData).toEqual([{ kind: 'untouched', rows: 2 }]);
    // Row 6 of the file is the third of the slip: rows 2, 5, 6, 7 and, only doubtful, 3.
    expect(rules.find(({ code }) => code === 'person-not-identified')).toMatchObject({
      rows: 1,
      examples: [{ rowNumber: 3, correctedRow: 6 }],
    });
    const page = await hub.ingest.issues({ batchId: second, severity: 'row', offset: 0, limit: 10 });
    expect(page.rows).toMatchObject([{ rowNumber: 3, correctedRow: 6 }]);
    expect(corrections).toEqual({ returned: 4, corrected: 2, open: 2, state: 'open', batches: [second] });
    expect((await reportOf()).corrections).toEqual(corrections);

    const again = await slipOf();
    expect([...again.byNumber().keys()]).toEqual([6, 7, 3]);
    expect(again.byNumber().get(6)!['自定栏']).toBe('仍无姓名');
    again.set(6, '姓名', '孙八');
    again.set(7, '公民身份号码', right.zhao);
    await deliver('people-退回单.xlsx', again.save());
    expect((await reportOf()).corrections).toMatchObject({
      returned: 4,
      corrected: 4,
      open: 0,
      state: 'closed',
    });
    expect(await hub.ingest.rejects()).toMatchObject([
      { row_number: 3, code: 'identity-repeated', value: '1' },
      { row_number: 3, code: 'sex-conflict', value: '男' },
    ]);
    const [waiting] = await hub.store.warehouse.all<{ rows: bigint }>(`SELECT (${waitingRowsSql}) AS rows`);
    expect(Number(waiting!.rows)).toBe(0);
    expect((await published()).slice(-2)).toEqual(['H6 孙八 - 1 -', `H7 赵六 ${right.zhao} 2 -`]);
  });

  it('is recognised and asks nothing', async () => {
    const path = join(hub.directory, '任意名称.xlsx');
    await writeFile(path, (await slipOf()).save());
    const proposal = await hub.ingest.inspect({ kind: 'plain', path, name: '任意名称.xlsx' }, tester);
    expect(proposal).toMatchObject({
      department: '公安局',
      correctionOf: { batchId: first, fileName: 'people.csv' },
      tables: [{ sheet: '退回行', dataset: 'population', layout: 'known', datasetConfidence: 1 }],
    });
    expect(JSON.stringify(proposal.tables[0]!.sample)).not.toContain('110105194912310021');
  });

  it('replaces that very record, also when its identity changes', async () => {
    const slip = await slipOf();
    slip.set(2, '公民身份号码', right.li);
    const second = await deliver('s.xlsx', slip.save());
    const history = await hub.store.warehouse.all(
      `SELECT batch_id, row_number, id_no, to_version IS NULL AS current FROM record.population
       WHERE hh_no = 'H2' ORDER BY from_version`,
    );
    expect(history).toEqual([
      { batch_id: first, row_number: 2, id_no: null, current: false },
      { batch_id: second, row_number: 1, id_no: right.li, current: true },
    ]);
  });

  it('leaves rows alone that were deleted from it, and quarantines rows that nobody returned', async () => {
    const slip = await slipOf();
    slip.remove(2);
    slip.append({ 行号: '', 姓名: '新人', 公民身份号码: right.li });
    slip.append({ 行号: '1', 姓名: '改名', 公民身份号码: right.li });
    slip.append({ 行号: '5', 姓名: '其一' });
    const second = await deliver('s.xlsx', slip.save());
    expect(await published()).toEqual(untouched);
    const page = await hub.ingest.issues({ batchId: second, severity: 'row', offset: 0, limit: 10 });
    const codes = page.rows.map(({ issues }) =>
      issues.map(({ code }) => code).find((code) => /^slip/.test(code)),
    );
    expect(codes.sort()).toEqual([
      'slip-row-repeated',
      'slip-row-repeated',
      'slip-row-unknown',
      'slip-row-unnumbered',
    ]);
    const { batch } = await reportOf(second);
    expect(batch.delivered).toBe(batch.published + batch.quarantined + batch.nonData);
  });

  it('may stand in another order and carry a column of notes, which is not stored', async () => {
    const slip = await slipOf();
    slip.set(5, '姓名', '钱七');
    const { utils, write } = await import('@e965/xlsx');
    const lines = utils.sheet_to_json<string[]>(slip.rows, { header: 1, raw: false, defval: '' });
    const turned = lines.map((cells, at) => [at === 0 ? '备忘' : '不要外传', ...cells.toReversed()]);
    slip.book.Sheets['退回行'] = utils.aoa_to_sheet(turned);
    const bytes = write(slip.book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array;
    const second = await deliver('s.xlsx', bytes);
    expect(await published()).toContain('H5 钱七 - 2 -');
    const landed = await hub.store.warehouse.all(`SELECT * FROM landing.b${second}`);
    expect(
      JSON.stringify(landed, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain('不要外传');
  });

  it.each(['biff8', 'ods'] as const)('may come back saved as %s', async (format) => {
    const slip = await slipOf();
    slip.set(5, '姓名', '钱七');
    await deliver(`退回单.${format}`, slip.save(format));
    expect(await published()).toContain('H5 钱七 - 2 -');
    expect((await reportOf()).corrections).toMatchObject({ returned: 4, corrected: 1, open: 3 });
  });

  it('does nothing when the same bytes are handed in twice', async () => {
    const slip = await slipOf();
    slip.set(5, '姓名', '钱七');
    const bytes = slip.save();
    const second = await deliver('s.xlsx', bytes);
    const job = await hub.deliverText('s.xlsx', bytes, { department: '公安局' });
    expect(job.result).toMatchObject({ batchIds: [second], repeated: true });
  });

  it('does not take back what another copy of the slip has corrected', async () => {
    const [one, other] = [await slipOf(), await slipOf()];
    one.set(5, '姓名', '钱七');
    other.set(6, '姓名', '孙八');
    await deliver('one.xlsx', one.save());
    await deliver('other.xlsx', other.save());
    expect((await published()).filter((row) => /^H[56]/.test(row))).toEqual([
      'H5 钱七 - 2 -',
      'H6 孙八 - 1 -',
    ]);
  });

  it('is a delivery that can be undone: the rows are again what they were', async () => {
    const slip = await slipOf();
    slip.set(2, '公民身份号码', right.li);
    slip.set(5, '姓名', '钱七');
    const second = await deliver('s.xlsx', slip.save());
    const again = await slipOf();
    again.set(6, '姓名', '孙八');
    const third = await deliver('t.xlsx', again.save());
    await hub.undo(second);
    expect(await published()).toEqual([...untouched.slice(0, 3), 'H6 孙八 - 1 -', untouched[3]]);
    expect((await reportOf()).corrections).toMatchObject({ corrected: 1, open: 3, batches: [third] });
    await hub.undo(third);
    expect(await published()).toEqual(untouched);
  });

  it('goes with the batch that it corrects', async () => {
    const slip = await slipOf();
    slip.set(5, '姓名', '钱七');
    const second = await deliver('s.xlsx', slip.save());
    await hub.undo(first);
    expect(await published()).toEqual([]);
    expect((await reportOf(second)).batch.state).toBe('undone');
  });

  it('stays when a later delivery is undone, and a rebuild gives the same rows', async () => {
    const slip = await slipOf();
    slip.set(2, '公民身份号码', right.li);
    slip.set(5, '姓名', '钱七');
    await deliver('s.xlsx', slip.save());
    const corrected = await published();
    const delta = await deliver(
      'd.csv',
      '公民身份号码,姓名,性别,户号,政治面貌,自定栏\n,新增,男,H9,群众,庚\n',
      {
        mode: 'delta',
      },
    );
    expect(await published()).toHaveLength(corrected.length + 1);
    await hub.undo(delta);
    expect(await published()).toEqual(corrected);
    const before = await warehouseContents(hub.store.warehouse);
    hub = await reopenHub(hub, () => removeWarehouse(hub.workspacePath));
    expect(await warehouseContents(hub.store.warehouse)).toEqual(before);
  });
});

describe('a slip is refused', () => {
  const refusal = (reason: string) => ({ code: 'SLIP_REFUSED', data: { reason } });

  it('when its batch was undone', async () => {
    const slip = await slipOf();
    await hub.undo(first);
    await expect(deliver('s.xlsx', slip.save())).rejects.toMatchObject(refusal('not-published'));
  });

  it('when its source has delivered a newer snapshot', async () => {
    const slip = await slipOf();
    await deliver('b.csv', `${delivered}\n,,女,H8,群众,辛\n`);
    await expect(deliver('s.xlsx', slip.save())).rejects.toMatchObject(refusal('overtaken'));
  });

  it('when it comes from another workspace', async () => {
    const slip = await slipOf();
    slip.book.Sheets['tonghui-slip']!['B2'] = { t: 's', v: 'elsewhere' };
    await expect(deliver('s.xlsx', slip.save())).rejects.toMatchObject(refusal('other-workspace'));
  });

  it('when a column was renamed, naming it', async () => {
    const slip = await slipOf();
    slip.rows['C1'] = { t: 's', v: '名称（改）' };
    await expect(deliver('s.xlsx', slip.save())).rejects.toMatchObject({
      code: 'SLIP_REFUSED',
      data: { reason: 'headers-changed', detail: '姓名' },
    });
  });

  it('for another department than the one it was returned to', async () => {
    const slip = await slipOf();
    await expect(deliver('s.xlsx', slip.save(), { department: '民政局' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });
});
