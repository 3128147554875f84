import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { presets } from '../../../schemas/linkage/presets/index.ts';
import { datasetsOf } from '../../../core/matching/datasets-of.ts';
import { matchEntity } from '../../../core/matching/match-entity.ts';
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
): Promise<Map<number, number>> {
  await matchEntity(session, {
    entity,
    model: presets[entity],
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

beforeEach(async () => {
  recordId = 0;
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
});
