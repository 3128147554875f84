import { readFileSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localAnalyst } from '../../../core/access/actor.ts';
import { conflictSummary, listConflicts } from '../../../core/master/conflicts/list-conflicts.ts';
import { settleConflict, withdrawSettlement } from '../../../core/master/conflicts/settle-conflict.ts';
import { readStale } from '../../../core/master/read-state.ts';
import {
  prepareHub,
  reopenHub,
  type IngestHub,
  type PreparedHub,
  type TestHub,
} from '../../fixtures/ingest-hub.ts';
import { citizenNumber } from '../../../sample/numbers/citizen-number.ts';
import { buildGoldenRecords } from './golden-records.ts';

const names = [
  '赵秀英',
  '钱国强',
  '孙丽华',
  '李建军',
  '周玉兰',
  '吴海燕',
  '郑文博',
  '王思远',
  '冯晓东',
  '陈佳怡',
  '褚明辉',
  '卫红梅',
];

let prepared: PreparedHub;
let hub: TestHub;

beforeAll(async () => void (prepared = await prepareHub(deliverPersons)), 120_000);
afterAll(() => prepared.remove());
beforeEach(async () => void (hub = await prepared.open()));
afterEach(() => hub.remove());

/** Twelve persons whom two departments know, one of them under two names. */
async function deliverPersons(empty: IngestHub): Promise<void> {
  const rows = names.map((name, at) => ({ name, id: idOf(at), birth: `1990-01-${String(at + 10)}` }));
  const file = (of: typeof rows) =>
    `姓名,身份证号,出生日期\n${of.map(({ name, id, birth }) => `${name},${id},${birth}\n`).join('')}`;
  await empty.deliverText('公安.csv', file(rows), { department: '公安局' });
  await empty.deliverText(
    '卫健.csv',
    file(rows.map((row, at) => (at === 3 ? { ...row, name: '李建君' } : row))),
    { department: '卫健委' },
  );
  expect(await empty.match('person', { train: true })).toMatchObject({ state: 'done' });
  await buildGoldenRecords(empty.store.warehouse);
}

function idOf(at: number): string {
  return citizenNumber(390101, 19_900_110 + at, 100 + at);
}

const list = (settled = false) =>
  listConflicts(hub.store.warehouse, localAnalyst, {
    kind: 'person',
    field: null,
    settled,
    offset: 0,
    limit: 50,
  });

async function golden() {
  const rows = await hub.store.warehouse.all<{ name: string; rule: string }>(
    `SELECT name, name__rule AS rule FROM master.person WHERE name LIKE '李建_'`,
  );
  return rows.map(({ name, rule }) => `${name} ${rule}`);
}

/** Settles on what the health office says. */
async function settle() {
  const {
    lines: [line],
  } = await list();
  const other = line!.candidates.find(({ isChosen }) => !isChosen)!;
  return settleConflict(hub.store, localAnalyst, {
    kind: 'person',
    entityId: line!.entityId,
    field: 'name',
    recordId: other.records[0]!.recordId,
    note: '电话15412345678核实',
  });
}

describe('a conflict', () => {
  it('is listed with all that is said, masked', async () => {
    expect(await golden()).toEqual(['李建军 authority']);
    expect(await conflictSummary(hub.store.warehouse)).toEqual([
      { kind: 'person', field: 'name', open: 1, settled: 0 },
    ]);
    const { total, lines } = await list();
    expect(total).toBe(1);
    expect(lines).toMatchObject([
      {
        kind: 'person',
        title: '李*',
        field: 'name',
        settlement: null,
        candidates: [
          { isChosen: true, departments: 1 },
          { isChosen: false, departments: 1 },
        ],
      },
    ]);
    expect(
      lines[0]!.candidates.map(({ records }) => records.map(({ department, row }) => `${department} ${row}`)),
    ).toEqual([['公安局 4'], ['卫健委 4']]);
  });

  it('that was settled shows at once, and can be taken back', async () => {
    const { settlementId } = await settle();
    expect(await golden()).toEqual(['李建君 settled']);
    expect(await readStale(hub.store.warehouse)).toBe(false);
    expect((await list()).total).toBe(0);
    const { lines } = await list(true);
    expect(lines).toMatchObject([{ settlement: { settlementId, by: 'local', note: '电话***核实' } }]);

    await withdrawSettlement(hub.store, localAnalyst, settlementId);
    expect(await golden()).toEqual(['李建军 authority']);
    await expect(withdrawSettlement(hub.store, localAnalyst, settlementId)).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('that is settled anew has the new settlement alone', async () => {
    const {
      lines: [line],
    } = await list();
    await settle();
    const police = line!.candidates.find(({ isChosen }) => isChosen)!.records[0]!;
    await settleConflict(hub.store, localAnalyst, {
      kind: 'person',
      entityId: line!.entityId,
      field: 'name',
      recordId: police.recordId,
      note: '',
    });
    expect(await golden()).toEqual(['李建军 settled']);
    expect((await list(true)).lines).toHaveLength(1);
  });

  it('stays settled when master data are built anew, and when the warehouse is rebuilt from the journal', async () => {
    await settle();
    await buildGoldenRecords(hub.store.warehouse);
    expect(await golden()).toEqual(['李建君 settled']);

    hub = await reopenHub(hub, () => rm(hub.store.workspace.paths.warehouse));
    await buildGoldenRecords(hub.store.warehouse);
    expect(await golden()).toEqual(['李建君 settled']);
  }, 120_000);

  it('stays settled when a later delivery says something else again', async () => {
    await settle();
    const rows = names.map((name, at) => `${at === 3 ? '李建钧' : name},${idOf(at)}\n`).join('');
    await hub.deliverText('民政.csv', `姓名,身份证号\n${rows}`, { department: '民政局' });
    expect(await hub.match('person')).toMatchObject({ state: 'done' });
    await buildGoldenRecords(hub.store.warehouse);
    expect(await golden()).toEqual(['李建君 settled']);
  }, 120_000);

  it('is settled only by a row of the entity that gives a value', async () => {
    const {
      lines: [line],
    } = await list();
    const ask = (recordId: number, field = 'name') =>
      settleConflict(hub.store, localAnalyst, {
        kind: 'person',
        entityId: line!.entityId,
        field,
        recordId,
        note: '',
      });
    const own = line!.candidates[0]!.records[0]!.recordId;
    await expect(ask(own, 'phone')).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(ask(own, 'nonsense')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const [other] = await hub.store.warehouse.all<{ id: number }>(
      'SELECT min(record_id)::DOUBLE AS id FROM master.member WHERE entity_id <> $1',
      [line!.entityId],
    );
    await expect(ask(other!.id)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('leaves no name in the journal', async () => {
    await settle();
    const { journal } = hub.store.workspace.paths;
    const text = readdirSync(journal)
      .map((file) => readFileSync(join(journal, file), 'utf8'))
      .join('');
    expect(text).toContain('master.settled');
    expect(text).not.toContain('李建');
    expect(text).not.toContain('15412345678');
  });
});
