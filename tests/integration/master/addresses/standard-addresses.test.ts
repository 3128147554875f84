import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localAnalyst, type Actor } from '../../../../core/access/actor.ts';
import { confirmAddresses, withdrawConfirmation } from '../../../../core/master/addresses/confirm-address.ts';
import {
  addressSummary,
  listAddresses,
  recordsOfAddress,
} from '../../../../core/master/addresses/list-addresses.ts';
import { createMaster } from '../../../../core/master/create-master.ts';
import {
  prepareHub,
  reopenHub,
  type IngestHub,
  type PreparedHub,
  type TestHub,
} from '../../../fixtures/ingest-hub.ts';

let prepared: PreparedHub;
let hub: TestHub;

beforeAll(async () => void (prepared = await prepareHub(deliverHomes)), 240_000);
afterAll(() => prepared.remove());
beforeEach(async () => void (hub = await prepared.open()));
afterEach(() => hub.remove());

/** Homes, one of them known to two departments in two spellings; one holds a firm, one is written so briefly that it can be misread. */
async function deliverHomes(empty: IngestHub): Promise<void> {
  await empty.deliverText(
    '登记.csv',
    '房屋编号,房屋坐落,建筑面积\nF1,江阴市滨江路8号东方之门2幢101室,90\nF2,江阴市滨江路8号东方之门2幢102室,90\nF3,江阴市,90\n',
    { department: '不动产登记中心' },
  );
  await empty.deliverText(
    '住房.csv',
    '房屋编号,房屋坐落,幢号,室号\nZ1,江阴市滨江路８号东方之门二幢101室,,\nZ2,东方之门101,,\nZ3,江阴市秀浜村3组12号,3,12\nZ4,江阴市虹桥路5号,3,302\n',
    { department: '住建局' },
  );
  await empty.deliverText(
    '企业.csv',
    '企业名称,统一社会信用代码,住所\n江阴某某贸易有限公司,,江阴市滨江路8号东方之门2幢102室\n',
    { department: '市场监管局' },
  );
  await createMaster(empty.store).build();
}

const build = () => createMaster(hub.store).build();
const list = (actor: Actor = localAnalyst, text = '') =>
  listAddresses(hub.store.warehouse, actor, { text, confirmed: null, offset: 0, limit: 50 });
const normals = async () => {
  const rows = await hub.store.warehouse.all<{ normal: string }>(
    'SELECT normal FROM master.address ORDER BY normal',
  );
  return rows.map(({ normal }) => normal);
};
async function idOf(normal: string): Promise<number> {
  const [row] = await hub.store.warehouse.all<{ id: number }>(
    'SELECT address_id::DOUBLE AS id FROM master.address WHERE normal = $1',
    [normal],
  );
  return row!.id;
}

const home = '江阴市滨江路8号东方之门2幢101室';
const firm = '江阴市滨江路8号东方之门2幢102室';
const others = [home, firm, '江阴市秀浜村3组12号', '江阴市虹桥路5号3幢302室'];

describe('standard addresses', () => {
  it('stand once for all spellings, of homes as far as the building, with the rows that give them', async () => {
    const { total, lines } = await list();
    expect(total).toBe(5); // 江阴市 alone is no building
    expect(
      lines.map(({ text, records, departments }) => `${text} ${records} ${departments}`).toSorted(),
    ).toEqual([
      '东方市之门*** 1 1', // 东方 is a city
      '江阴市滨江路8号东方之门2幢*** 2 2',
      '江阴市滨江路8号东方之门2幢102室 2 2',
      '江阴市秀浜村3组*** 1 1', // the number is the home
      '江阴市虹桥路5号3幢*** 1 1', // building and room stand in columns of their own
    ]);
    const refs = await recordsOfAddress(hub.store.warehouse, localAnalyst, {
      addressId: await idOf(home),
      limit: 10,
    });
    expect(refs.map(({ department, row }) => `${department} ${row}`)).toEqual([
      '不动产登记中心 1',
      '住建局 1',
    ]);
    expect((await list(localAnalyst, '102室')).total).toBe(1);
    expect((await list(localAnalyst, '101室')).total).toBe(0); // nobody finds what is kept back
    const liaison: Actor = { ...localAnalyst, role: 'liaison', department: '市场监管局' };
    expect((await list(liaison)).lines.map(({ text }) => text)).toEqual([firm]);
  });

  it('teach the parser their names once they are confirmed, until that is withdrawn', async () => {
    const id = await idOf(home);
    const { confirmationIds } = await confirmAddresses(hub.store, localAnalyst, [id]);
    const [confirmationId] = confirmationIds as [number];
    const master = createMaster(hub.store);
    expect(await master.isStale()).toBe(false);
    expect(await addressSummary(hub.store.warehouse)).toEqual({ addresses: 5, confirmed: 1, names: 2 });
    await expect(confirmAddresses(hub.store, localAnalyst, [id])).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await normals()).toContain('东方市之门101室');

    await build();
    expect(await normals()).toEqual(['东方之门101室', ...others].toSorted());
    expect((await list()).lines.find(({ confirmation }) => confirmation !== null)).toMatchObject({
      text: '江阴市滨江路8号东方之门2幢***',
      confirmation: { confirmationId, by: 'local' },
    });

    await withdrawConfirmation(hub.store, localAnalyst, confirmationId);
    await expect(withdrawConfirmation(hub.store, localAnalyst, confirmationId)).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await build();
    expect(await normals()).toContain('东方市之门101室');
  }, 240_000);

  it('stay confirmed as they were said, when the row is gone and when the warehouse is rebuilt from the journal', async () => {
    await confirmAddresses(hub.store, localAnalyst, [await idOf(home)]);
    await hub.deliverText(
      '登记.csv',
      '房屋编号,房屋坐落,建筑面积\nF1,江阴市河滨路1号,90\nF2,江阴市滨江路8号东方之门2幢102室,91\nF3,江阴市,90\n',
      {
        department: '不动产登记中心',
      },
    );
    const confirmed = () =>
      hub.store.warehouse.all('SELECT normal, records FROM master.address WHERE confirmed');
    await build();
    expect(await confirmed()).toEqual([{ normal: home, records: 1 }]);

    const { warehouse, journal } = hub.store.workspace.paths;
    const text = readdirSync(journal)
      .map((file) => readFileSync(join(journal, file), 'utf8'))
      .join('');
    expect(text).toContain('address.confirmed');
    expect(text).not.toContain('东方之门');
    hub = await reopenHub(hub, () => rm(warehouse));
    await build();
    expect(await confirmed()).toEqual([{ normal: home, records: 1 }]);
  }, 240_000);

  it('are found for a typed address, with what it is made of and why', async () => {
    const { spans, normal, matches } = await createMaster(hub.store).matchAddress(
      localAnalyst,
      '滨江路8号2幢１０１室（租住）',
    );
    const read = spans.filter(({ component }) => component !== 'filler');
    expect(read.map(({ component, value }) => `${component} ${value}`)).toEqual([
      'road 滨江路',
      'number 8',
      'building 2',
      'room 101',
      'remainder 租住',
    ]);
    expect(normal).toBe('滨江路8号2幢101室');
    expect(matches.map(({ address, verdict }) => `${address.text} ${verdict}`)).toEqual([
      '江阴市滨江路8号东方之门2幢*** match',
      '江阴市滨江路8号东方之门2幢102室 partial',
    ]);
    expect(matches[1]!.reasons).toContainEqual({ aspect: 'room', relation: 'differs' });
  });
});
