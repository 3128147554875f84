import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../core/access/actor.ts';
import { toFailure } from '../../renderer/api/errors.ts';
import { createHub, type HubClient } from '../../renderer/api/hub.ts';
import { recordsIn } from '../fixtures/published-records.ts';
import { openTestCore, type TestCore } from '../fixtures/test-core.ts';
import { buildGoldenRecords, publishEntity } from '../integration/master/golden-records.ts';
import { linkKinds, type OpenLink } from './links.ts';

let core: TestCore;
beforeAll(async () => {
  core = await openTestCore();
  await publishEntity(recordsIn(core.warehouse), { kind: 'person', id: 1, dataset: 'population' }, [
    ['公安局', { name: '张伟', id_no: '390101199002031236' }],
    ['卫健委', { name: '张玮', phone: '15412345678' }],
  ]);
  await buildGoldenRecords(core.warehouse);
});
afterAll(() => core.remove());

const asRole = (role: Role): TestCore => ({
  ...core,
  contextFor(connection) {
    const context = core.contextFor(connection);
    return { ...context, actor: { ...context.actor, name: `the ${role}`, role, department: '卫健委' } };
  },
});

function journal(): string {
  const folder = core.workspace.paths.journal;
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('');
}

const auditOf = (procedure: string) =>
  journal()
    .split('\n')
    .filter((line) => line.includes(`"${procedure}"`))
    .map((line) => JSON.parse(line).entry as { type: string; data: Record<string, unknown> });

const failureOf = (call: Promise<unknown>) => call.then(() => null, toFailure);
const person = { kind: 'person', entityId: 1 } as const;

describe.each(linkKinds)('master data over the $name', ({ open }) => {
  let opened: OpenLink | undefined;
  const clientOf = async (role: Role): Promise<HubClient> => {
    opened = await open(asRole(role));
    return createHub(opened.link, () => Promise.reject(new Error('no files here'))).client;
  };
  const nameOf = (view: { values: { field: string; value: string | null }[] }) =>
    view.values.find(({ field }) => field === 'name')?.value;
  afterEach(() => opened?.close());

  it('say what they were built from', async () => {
    const { master } = await clientOf('leader');
    expect(await master.state({})).toEqual({
      dataVersion: 90,
      stale: false,
      entities: { person: 1, dwelling: 0, 'legal-entity': 0 },
    });
  });

  it('are masked, and whole under a purpose that stays on record without the numbers in it', async () => {
    const { master } = await clientOf('analyst');
    expect(nameOf(await master.entities.get(person))).toBe('张*');
    expect(auditOf('master.entities.get').at(-1)!.data).toMatchObject({
      audit: 'personal-rows',
      subject: person,
    });

    const purpose = '办理15412345678来电事项';
    expect(nameOf(await master.entities.get({ ...person, purpose }))).toBe('张伟');
    expect(auditOf('master.entities.get').at(-1)!.data).toMatchObject({
      subject: { ...person, purpose: '办理***来电事项' },
    });
    expect(await failureOf(master.entities.get({ ...person, purpose: '查' }))).toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  it('are never whole for a liaison, who sees what the own rows say', async () => {
    const { master } = await clientOf('liaison');
    const view = await master.entities.get(person);
    expect(view.values.flatMap(({ field, value }) => (value === null ? [] : [`${field} ${value}`]))).toEqual([
      'name 张*',
      'phone 154****5678',
    ]);
    expect(await failureOf(master.entities.get({ ...person, purpose: '核实信息' }))).toEqual({
      code: 'FORBIDDEN',
      data: { permission: 'unmask' },
    });
  });

  it('keep on record that somebody searched, not for whom', async () => {
    const { master } = await clientOf('analyst');
    const { hits } = await master.entities.search({ text: '张伟', limit: 5 });
    expect(hits).toMatchObject([{ id: '1', title: '张*' }]);
    expect(auditOf('master.entities.search').at(-1)).toMatchObject({ type: 'access.granted' });
    expect(journal()).not.toContain('张伟');
  });

  it('say what is not there', async () => {
    const { master } = await clientOf('analyst');
    expect(await failureOf(master.entities.get({ kind: 'person', entityId: 77 }))).toEqual({
      code: 'NOT_FOUND',
      data: { kind: 'entity', id: '77' },
    });
    expect(await failureOf(master.conflicts.withdraw({ settlementId: 7 }))).toEqual({
      code: 'NOT_FOUND',
      data: { kind: 'settlement', id: '7' },
    });
    expect(await failureOf(master.lineage.ofRecord({ dataset: 'population', recordId: 77 }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
