import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../core/access/actor.ts';
import { toFailure } from '../../renderer/api/errors.ts';
import { createHub, type HubClient } from '../../renderer/api/hub.ts';
import { openTestCore, type TestCore } from '../fixtures/test-core.ts';
import { linkKinds, type OpenLink } from './links.ts';

let core: TestCore;
beforeAll(async () => {
  core = await openTestCore();
});
afterAll(() => core.remove());

const asRole = (role: Role): TestCore => ({
  ...core,
  contextFor(connection) {
    const context = core.contextFor(connection);
    return { ...context, actor: { ...context.actor, name: `the ${role}`, role } };
  },
});

/** What the journal holds of a call, oldest first. */
function auditOf(procedure: string) {
  const { journal } = core.workspace.paths;
  return readdirSync(journal)
    .flatMap((file) => readFileSync(join(journal, file), 'utf8').split('\n'))
    .filter((line) => line.includes(`"${procedure}"`))
    .map((line) => JSON.parse(line).entry as { type: string; actor: object; data: Record<string, unknown> });
}

const failureOf = (call: Promise<unknown>) => call.then(() => null, toFailure);

describe.each(linkKinds)('whoever calls over the $name', ({ open }) => {
  let opened: OpenLink | undefined;
  const clientOf = async (role: Role): Promise<HubClient> => {
    opened = await open(asRole(role));
    return createHub(opened.link, () => Promise.reject(new Error('no files here'))).client;
  };
  let before: number;
  beforeEach(() => {
    before = auditOf('rows.query').length;
  });
  afterEach(() => opened?.close());

  it.each<[Role, string]>([
    ['leader', 'view-rows'],
    ['approver', 'view-rows'],
    ['audit-administrator', 'view-rows'],
  ])('is refused rows as %s, and the attempt is on record', async (role, permission) => {
    const client = await clientOf(role);
    const call = client.rows.query({ dataset: 'population', offset: 0, limit: 10 });
    expect(await failureOf(call)).toEqual({ code: 'FORBIDDEN', data: { permission } });
    expect(auditOf('rows.query').at(-1)).toMatchObject({
      type: 'access.refused',
      actor: { name: `the ${role}`, role },
      data: { procedure: 'rows.query', subject: { dataset: 'population' } },
    });
  });

  it('is refused matching as liaison, and no job is started', async () => {
    const client = await clientOf('liaison');
    expect(await failureOf(client.matching.run({ entity: 'person' }))).toMatchObject({ code: 'FORBIDDEN' });
    expect(core.jobs.list().filter(({ kind }) => kind === 'match')).toEqual([]);
  });

  it('hears nothing of a pull as liaison: its result names a file of whatever department', async () => {
    const pull = { kind: 'pull', subject: '户籍', writes: false } as const;
    const { id } = core.jobs.start(pull, async () => ({ outcome: 'waiting', fileId: 'f' }));
    await core.jobs.wait(id);
    const seen = async (role: Role) =>
      (await (await clientOf(role)).jobs.list({})).some((job) => job.id === id);
    expect(await seen('liaison')).toBe(false);
    await opened?.close();
    expect(await seen('analyst')).toBe(true);
  });

  it('is refused before the input is looked at', async () => {
    const client = await clientOf('leader');
    const nonsense = { dataset: 7, offset: -1 } as never;
    expect(await failureOf(client.rows.query(nonsense))).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('leaves a record of a look at rows, without the values that were searched for', async () => {
    const client = await clientOf('analyst');
    const filters = [{ field: 'name', operator: 'equals' as const, values: ['张小明'] }];
    await client.rows.query({ dataset: 'population', filters, offset: 0, limit: 10 });
    const entries = auditOf('rows.query').slice(before);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      type: 'access.granted',
      data: { audit: 'personal-rows', subject: { dataset: 'population', filteredBy: ['name'] } },
    });
    expect(JSON.stringify(entries)).not.toContain('张小明');
  });

  it('cannot say in the arguments who it is', async () => {
    const client = await clientOf('leader');
    const forged = { actor: { name: 'local', role: 'analyst' }, role: 'analyst' } as never;
    expect((await client.system.info(forged)).actor).toMatchObject({ name: 'the leader', role: 'leader' });
  });
});
