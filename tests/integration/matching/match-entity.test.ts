import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { Unlinkable } from '../../../schemas/api/linkage/clusters.ts';
import { presets } from '../../../schemas/linkage/presets/index.ts';
import { datasetsOf } from '../../../core/matching/datasets-of.ts';
import { matchEntity } from '../../../core/matching/match-entity.ts';
import { readSummary } from '../../../core/matching/matching-queries.ts';
import { openScratch, type Scratch } from '../../../core/warehouse/scratch.ts';
import { migrations } from '../../../core/warehouse/migrations/index.ts';
import { quote } from '../../../core/warehouse/quote.ts';

let session: Scratch;

/** Record tables with text columns are enough here: the engine sees only what the standardisation asks for. */
async function makeTables(): Promise<void> {
  for (const { statements } of migrations) for (const statement of statements) await session.run(statement);
  for (const entity of ['person', 'legal-entity'] as const)
    for (const { id, fields } of datasetsOf(entity)) {
      const columns = fields.map(({ key, type }) => `${quote(key)} ${type === 'date' ? 'DATE' : 'VARCHAR'}`);
      await session.run(`CREATE TABLE record.${quote(id.replaceAll('-', '_'))} (
        record_id BIGINT, source_id INTEGER, source_key UHUGEINT, batch_id INTEGER, row_number INTEGER,
        from_version BIGINT, to_version BIGINT, ${columns.join(', ')})`);
    }
}

let recordId = 0;

async function add(
  table: string,
  source: number,
  values: Record<string, string>,
  delivered?: [string, string],
): Promise<number> {
  recordId += 1;
  const names = Object.keys(values);
  await session.run(
    `INSERT INTO record.${quote(table)} (record_id, source_id, source_key, batch_id, row_number, from_version, ${names.map(quote).join(', ')})
     VALUES ($1, $2, $3, $4, $5, 1, ${names.map((_, index) => `$${index + 6}`).join(', ')})`,
    [recordId, source, recordId, source, recordId, ...Object.values(values)],
  );
  if (delivered)
    await session.run(`INSERT INTO quarantine.issue VALUES ($1, $2, $3, 'bad-checksum', 'field', $4)`, [
      source,
      recordId,
      ...delivered,
    ]);
  return recordId;
}

async function match(
  entity: EntityKind,
  dataVersion: number,
  firstEntityId: number,
  mode: 'train' | 'update' = 'train',
): Promise<Map<number, number>> {
  await matchEntity(session, {
    entity,
    model: mode === 'train' ? presets[entity] : null,
    dataVersion,
    at: '2026-03-05T09:00:00.000',
    entityIds: { first: firstEntityId, count: 99 },
    signal: new AbortController().signal,
    progress: () => undefined,
  });
  const rows = await session.all<{ source_key: bigint; entity_id: bigint }>(
    'SELECT source_key, entity_id FROM link.membership WHERE entity = $1 AND to_version IS NULL',
    [entity],
  );
  return new Map(rows.map((row) => [Number(row.source_key), Number(row.entity_id)]));
}

function addSource(id: number, department: string): Promise<number> {
  return session.run(
    `INSERT INTO ops.source BY NAME SELECT $1 AS source_id, $2 AS department, '' AS dataset, '' AS connector,
       'snapshot' AS mode, '' AS layout, '' AS mapping, 1 AS version`,
    [id, department],
  );
}

let judgements = 0;

/** Somebody's verdict of two records of the population register; in the tests a record's key is its id. */
async function judge(
  verdict: string,
  left: [source: number, key: number],
  right: [source: number, key: number],
): Promise<void> {
  judgements += 1;
  await session.run(
    `INSERT INTO link.judgement VALUES ($1, 'person', $2, $3, $4, $5, $6, '', 'tester', 'analyst', '', 1, NULL)`,
    [judgements, ...left, ...right, verdict],
  );
}

const changes = () =>
  session.all(
    `SELECT kind, data_version::INTEGER AS version, entity_id::INTEGER AS entity, other_id::INTEGER AS other, records::INTEGER AS records
     FROM link.change ORDER BY ALL`,
  );

beforeEach(async () => {
  recordId = 0;
  judgements = 0;
  session = await openScratch({ memoryLimitMB: 512, outputDirectory: tmpdir() });
  await makeTables();
});
afterEach(() => session.close());

const zhang = { id_no: '390101199001010014', name: '张伟', birth: '1990-01-01', sex: '1' };

describe('matching persons', () => {
  it('joins one number across departments and a homophone with the same birth date and phone', async () => {
    const police = await add('population', 1, { ...zhang, phone: '14200000001' });
    const insurance = await add('social_insurance', 2, { id_no: zhang.id_no, name: '张伟' });
    const health = await add('population', 3, {
      name: '张玮',
      birth: '1990-01-01',
      sex: '1',
      phone: '14200000001',
    });
    const stranger = await add('population', 3, { name: '李芳', birth: '1985-05-05', sex: '2' });
    const entities = await match('person', 1, 100);
    expect(entities.get(insurance)).toBe(entities.get(police));
    expect(entities.get(health)).toBe(entities.get(police));
    expect(entities.get(stranger)).not.toBe(entities.get(police));
  });

  it('recognises a mistyped number by its digits, which the registers still show', async () => {
    const right = await add('population', 1, zhang);
    const mistyped = await add('population', 2, { name: '张伟', sex: '1' }, ['id_no', '390101199001010041']);
    const entities = await match('person', 1, 100);
    expect(entities.get(mistyped)).toBe(entities.get(right));
  });

  it('keeps two persons of one name and birth date apart when their numbers are both valid', async () => {
    const one = await add('population', 1, { ...zhang, phone: '14200000001' });
    const other = await add('population', 2, { ...zhang, id_no: '390101199001010030', phone: '14200000001' });
    const entities = await match('person', 1, 100);
    expect(entities.get(one)).not.toBe(entities.get(other));
  });

  it('keeps ids over runs, lets a new record join, and closes what changed', async () => {
    const first = await add('population', 1, zhang);
    await add('population', 1, { id_no: '390101198505050020', name: '李芳', birth: '1985-05-05' });
    const before = await match('person', 1, 100);
    const joined = await add('social_insurance', 2, { id_no: zhang.id_no, name: '张伟' });
    const after = await match('person', 2, 200);
    expect(after.get(first)).toBe(before.get(first));
    expect(after.get(joined)).toBe(before.get(first));
    const closed = await session.all('SELECT * FROM link.membership WHERE to_version IS NOT NULL');
    expect(closed).toEqual([]);
  });
});

describe('matching nobody and a single record', () => {
  it('trains and updates all the same', async () => {
    expect(await match('person', 1, 100)).toEqual(new Map());
    const one = await add('population', 1, zhang);
    expect(await match('person', 2, 200, 'update')).toEqual(new Map([[one, 200]]));
    expect(await match('person', 3, 300)).toEqual(new Map([[one, 200]]));
    await session.run('UPDATE record.population SET to_version = 4');
    expect(await match('person', 4, 400, 'update')).toEqual(new Map());
  });
});

describe('a record that was away', () => {
  const renamed = () => session.all('SELECT name FROM link.standardised_person ORDER BY record_id');

  it('is the entity that it was when it comes back', async () => {
    const one = await add('population', 1, zhang);
    const liFang = await add('population', 2, { id_no: '390101198505050020', name: '李芳' });
    const first = await match('person', 1, 100);
    await session.run(`UPDATE record.population SET to_version = 2 WHERE record_id = ${one}`);
    expect(await match('person', 2, 200, 'update')).toEqual(new Map([[liFang, first.get(liFang)!]]));
    await session.run(
      `UPDATE record.population SET to_version = NULL, from_version = 3 WHERE record_id = ${one}`,
    );
    expect(await match('person', 3, 300, 'update')).toEqual(first);
    expect(await changes()).toEqual([]);
  });

  it('is read anew when it comes back under its number with other values, as after an undoing', async () => {
    const one = await add('population', 1, zhang);
    await match('person', 1, 100);
    await session.run(
      `UPDATE record.population SET name = '张玮', from_version = 2 WHERE record_id = ${one}`,
    );
    await match('person', 2, 200, 'update');
    expect(await renamed()).toEqual([{ name: '张玮' }]);
  });
});

describe('what people judged', () => {
  it('joins and keeps apart whatever the evidence, and is undone by withdrawing', async () => {
    const zhangWei = await add('population', 1, zhang);
    const again = await add('population', 2, zhang);
    const liFang = await add('population', 3, {
      id_no: '390101198505050020',
      name: '李芳',
      birth: '1985-05-05',
    });
    const first = await match('person', 1, 100);
    const [one, other] = [first.get(zhangWei)!, first.get(liFang)!];
    expect(first.get(again)).toBe(one);
    expect(other).not.toBe(one);

    await judge('different', [1, zhangWei], [2, again]);
    await judge('same', [2, again], [3, liFang]);
    const judged = await match('person', 2, 200, 'update');
    // The group of the last two has had both entities' ids: it keeps that of its own which no other group claims first.
    expect(judged.get(zhangWei)).toBe(one);
    expect(judged.get(again)).toBe(judged.get(liFang));
    expect(judged.get(again)).toBe(other);
    expect(await changes()).toEqual([{ kind: 'split', version: 2, entity: one, other, records: 1 }]);
    expect(await match('person', 3, 300)).toEqual(judged);

    await session.run(
      "UPDATE link.judgement SET withdrawn_version = 4 WHERE verdict IN ('same', 'different')",
    );
    expect(await match('person', 5, 500, 'update')).toEqual(first);
  });

  it('writes down which entity another became part of, and takes it apart again', async () => {
    const zhangWei = await add('population', 1, zhang);
    const liFang = await add('population', 2, { id_no: '390101198505050020', name: '李芳' });
    const first = await match('person', 1, 100);
    await judge('same', [1, zhangWei], [2, liFang]);
    const joined = await match('person', 2, 200, 'update');
    expect([...joined.values()]).toEqual([first.get(zhangWei), first.get(zhangWei)]);
    await judge('unsure', [1, zhangWei], [2, liFang]);
    const apart = await match('person', 3, 300, 'update');
    expect(apart.get(zhangWei)).toBe(first.get(zhangWei));
    expect(apart.get(liFang)).toBe(300);
    expect(await changes()).toEqual([
      { kind: 'merged', version: 2, entity: 100, other: 101, records: 1 },
      { kind: 'split', version: 3, entity: 100, other: 300, records: 1 },
    ]);
  });

  it('is learnt from: pairs that agree as those judged to differ weigh less', async () => {
    const people = Array.from({ length: 20 }, (_, i) => ({
      name: `${'王李张刘陈'[i % 5]}${'伟芳娜敏'[i % 4]}${'一二三四五六七八九十'[i % 10]}`,
      birth: `19${50 + i}-0${1 + (i % 9)}-1${i % 10}`,
    }));
    const pairs: [number, number][] = [];
    for (const person of people)
      pairs.push([await add('population', 1, person), await add('population', 2, person)]);
    const weights = async (version: number) => {
      await match('person', version, 100 * version);
      const rows = await session.all<{ left_id: bigint; right_id: bigint; weight: number }>(
        'SELECT * FROM link.pair ORDER BY left_id, right_id',
      );
      return new Map(rows.map((row) => [`${row.left_id} ${row.right_id}`, row.weight]));
    };
    const before = await weights(1);
    for (const [left, right] of pairs.slice(0, 15)) await judge('different', [1, left], [2, right]);
    const after = await weights(2);
    for (const pair of pairs)
      expect(after.get(pair.join(' '))!).toBeLessThan(before.get(pair.join(' '))! - 1);
    expect(await session.all('SELECT judgements FROM link.version ORDER BY version_id')).toEqual([
      { judgements: 0n },
      { judgements: 15n },
    ]);
  });
});

describe('records that cannot be linked', () => {
  it('are those that do not even match themselves, with what they lack', async () => {
    await addSource(1, '公安局');
    await addSource(2, '医保局');
    for (let i = 0; i < 30; i++)
      await add('population', 1, { ...zhang, id_no: `39010119900101${String(i).padStart(4, '0')}` });
    await add('population', 2, { name: '张伟', sex: '1' });
    await match('person', 1, 100);
    const [run] = await session.all<{ unlinkable: string }>('SELECT unlinkable FROM link.run');
    const { records, unlinkable, bins, reasons } = Unlinkable.parse(JSON.parse(run!.unlinkable));
    expect({ records, unlinkable }).toEqual({ records: 31, unlinkable: 1 });
    expect(bins.reduce((sum, bin) => sum + bin.records, 0)).toBe(31);
    expect(reasons).toMatchObject([{ department: '医保局', records: 1 }]);
    const { missing } = reasons[0]!;
    expect(missing).toEqual(expect.arrayContaining(['digits', 'ends', 'birth', 'phone', 'door']));
    expect(missing).not.toContain('name');
    expect(missing).not.toContain('sex');
  });
});

describe('matching legal entities', () => {
  it('joins by credit code, by old organisation code, and by a name that differs in its legal form', async () => {
    const code = '91390101MA1TEST02X';
    const market = await add('legal_entity', 1, {
      uscc: code,
      name: '澄川明达商贸有限公司',
      legal_rep: '张伟',
      reg_addr: '和平路1号',
    });
    const tax = await add('legal_entity', 2, { uscc: code, name: '澄川明达商贸有限责任公司' });
    const old = await add('legal_entity', 3, { org_code: code.slice(8, 17), name: '澄川市明达商贸有限公司' });
    const byName = await add('legal_entity', 4, {
      name: '澄川明达商贸（有限责任公司）',
      legal_rep: '张伟',
      reg_addr: '和平路1号',
    });
    const other = await add('legal_entity', 4, {
      name: '澄川顺发物流有限公司',
      legal_rep: '李芳',
      reg_addr: '人民路9号',
    });
    const entities = await match('legal-entity', 1, 100);
    expect([tax, old, byName].map((id) => entities.get(id))).toEqual(Array(3).fill(entities.get(market)));
    expect(entities.get(other)).not.toBe(entities.get(market));
  });

  it('counts no natural persons of whom something was decided', async () => {
    await addSource(1, '市场监管局');
    await addSource(2, '信用办');
    await add('legal_entity', 1, { uscc: '91390101MA1TEST02X', name: '澄川明达商贸有限公司' });
    await add('credit_record', 2, { name: '张伟' });
    expect(await readSummary(session, 'legal-entity')).toMatchObject({ records: 1, waiting: 1, mode: null });
    await match('legal-entity', 1, 100);
    expect(await readSummary(session, 'legal-entity')).toMatchObject({
      records: 1,
      entities: 1,
      waiting: 0,
      mode: 'train',
      stale: false,
    });
    await add('credit_record', 2, { name: '李芳' });
    await match('legal-entity', 2, 200, 'update');
    expect(await readSummary(session, 'legal-entity')).toMatchObject({
      records: 1,
      entities: 1,
      waiting: 0,
      mode: 'update',
      stale: false,
    });
  });
});
