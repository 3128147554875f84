import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainReading, type Reading } from '../../../schemas/intake/reading.ts';
import { newIngestHub, openIngestHub, tester, type IngestHub } from '../../fixtures/ingest-hub.ts';

import { batchIds } from './published-rows.ts';

let hub: Awaited<ReturnType<typeof newIngestHub>>;
beforeEach(async () => void (hub = await newIngestHub()));
afterEach(() => hub.remove().catch(() => undefined)); // a rebuild has closed it already

/** A department whose 0 is a man and 1 a woman, and whose education 10 is a bachelor (DOMAIN §2). */
const reading: Reading = {
  codeMaps: { sex: { '0': '1', '1': '2', '－': '', Ｂ类: '9' } },
  coordinates: null,
};
const text = [
  '公民身份号码,姓名,性别,民族',
  '320582190001010013,张三,0,汉族',
  '320582190001010021,李四,1,汉族',
  '32058219000101011X,王五,-,汉族',
  '11010519491231002X,赵六, B 类 ,汉族',
].join('\n');
const table = { table: 0, dataset: 'population' };

async function sexes({ store }: Pick<IngestHub, 'store'> = hub): Promise<unknown[]> {
  const rows = await store.warehouse.all(
    'SELECT sex FROM record.population WHERE to_version IS NULL ORDER BY row_number',
  );
  return rows.map(({ sex }) => sex);
}

describe('local codes of a source', () => {
  it('go before the national ones, whatever width the text has', async () => {
    const [batch] = batchIds(await hub.deliverText('a.csv', text, { tables: [{ ...table, reading }] }));
    expect(await sexes()).toEqual(['1', '2', null, '9']);
    const { rules } = await hub.ingest.report(batch!);
    expect(rules.map(({ code }) => code).filter((code) => code !== 'citizen-number-age')).toEqual([]);
  });

  it('are remembered, and proposed with what each text means', async () => {
    await hub.deliverText('a.csv', text, { tables: [{ ...table, reading }] });
    const path = `${hub.directory}/a.csv`;
    const { tables } = await hub.ingest.inspect({ kind: 'plain', path, name: 'a.csv' }, tester);
    expect(tables[0]!.reading).toEqual(reading);
    expect(tables[0]!.codeColumns[0]).toEqual({
      index: 2,
      field: 'sex',
      codes: 'sex',
      values: expect.arrayContaining([
        { text: '0', code: '1', count: 1 },
        { text: '1', code: '2', count: 1 },
        { text: '-', code: null, count: 1 },
        { text: 'B 类', code: '9', count: 1 },
      ]) as unknown,
    });
    await hub.deliverText('b.csv', text.replace('王五,-', '王五,1'));
    expect(await sexes()).toEqual(['1', '2', '2', '9']);
  });

  it('are proposed nationally for a source that nobody has spoken for', async () => {
    await hub.deliverText('a.csv', text);
    const path = `${hub.directory}/a.csv`;
    const { tables } = await hub.ingest.inspect({ kind: 'plain', path, name: 'a.csv' }, tester);
    expect(tables[0]!.reading).toEqual(plainReading);
    expect(tables[0]!.codeColumns[0]!.values).toContainEqual({ text: '0', code: '0', count: 1 });
    expect(tables[0]!.codeColumns[0]!.values).toContainEqual({ text: 'B 类', code: null, count: 1 });
  });

  it('make the same file another delivery', async () => {
    await hub.deliverText('a.csv', text);
    const again = await hub.deliverText('a.csv', text, { tables: [{ ...table, reading }] });
    expect(again.result).toMatchObject({ repeated: false });
    expect(await sexes()).toEqual(['1', '2', null, '9']);
    const third = await hub.deliverText('a.csv', text);
    expect(third.result).toMatchObject({ repeated: true });
  });

  it('are taken back with their batch', async () => {
    await hub.deliverText('a.csv', text);
    const [batch] = batchIds(await hub.deliverText('a.csv', text, { tables: [{ ...table, reading }] }));
    await hub.undo(batch!);
    const path = `${hub.directory}/a.csv`;
    const { tables } = await hub.ingest.inspect({ kind: 'plain', path, name: 'a.csv' }, tester);
    expect(tables[0]!.reading).toEqual(plainReading);
    expect((await sexes()).slice(0, 2)).toEqual(['0', '1']);
  });

  it('hold at a rebuild', async () => {
    await hub.deliverText('a.csv', text, { tables: [{ ...table, reading }] });
    const before = await sexes();
    await hub.close();
    for (const file of await readdir(hub.workspacePath))
      if (file.startsWith('warehouse.duckdb')) await rm(join(hub.workspacePath, file));
    const rebuilt = await openIngestHub(hub.directory);
    expect(await sexes(rebuilt)).toEqual(before);
    await rebuilt.close();
  });

  it.each([
    ['a field that the dataset lacks', { codeMaps: { nobody: { '0': '1' } }, coordinates: null }],
    ['a field without codes', { codeMaps: { name: { '0': '1' } }, coordinates: null }],
    ['a code that the table lacks', { codeMaps: { sex: { '0': '7' } }, coordinates: null }],
  ] satisfies [string, Reading][])('are refused for %s', async (_, wrong) => {
    await expect(
      hub.deliverText('a.csv', text, { tables: [{ ...table, reading: wrong }] }),
    ).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  it('name yes and no too', async () => {
    const tickets = '工单编号,受理时间,反映内容,是否超期\n1,2024-03-05,路灯不亮,C\n2,2024-03-05,井盖松动,D\n';
    const own = { codeMaps: { overdue: { C: 'true', D: 'false' } }, coordinates: null };
    await hub.deliverText('t.csv', tickets, {
      tables: [{ table: 0, dataset: 'service-ticket', reading: own }],
    });
    const rows = await hub.store.warehouse.all('SELECT overdue FROM record.service_ticket ORDER BY no');
    expect(rows).toEqual([{ overdue: true }, { overdue: false }]);
  });
});
