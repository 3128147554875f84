import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../core/access/actor.ts';
import { toFailure } from '../../renderer/api/errors.ts';
import { openTestCore, type TestCore } from '../fixtures/test-core.ts';
import { exposed } from './exposed.ts';

const aggregates = ['view-aggregates'];

/** What each role may do, written down from the design, not read from the product. */
const allowed: Record<Role, string[]> = {
  'system-administrator': [],
  'security-administrator': [],
  'audit-administrator': [],
  analyst: [
    ...[...aggregates, 'view-rows', 'deliver', 'undo', 'manage-sources', 'match', 'unmask'],
    ...['define-indicators', 'label-tickets', 'view-matters', 'handle', 'dispatch', 'approve'],
  ],
  liaison: [...aggregates, 'view-rows', 'deliver', 'view-matters', 'handle'],
  approver: [...aggregates, 'view-matters', 'approve'],
  leader: aggregates,
};

const cases = (Object.keys(allowed) as Role[]).flatMap((role) =>
  exposed.map((line) => {
    const [procedure, permission] = line.split(' ') as [string, string];
    return { role, procedure, permission, isAllowed: allowed[role].includes(permission) };
  }),
);

let core: TestCore;
beforeAll(async () => {
  core = await openTestCore();
  for (const department of ['甲局', '乙局']) await deliver('analyst', null, department);
});
afterAll(() => core.remove());

function clientOf(role: Role, department: string | null = null) {
  const context = core.contextFor({ host: 'loopback' });
  const actor: Actor = { ...context.actor, name: `the ${role}`, role, department };
  return createRouterClient(core.router, { context: { ...context, actor } });
}

const failureOf = (call: Promise<unknown>) => call.then(() => null, toFailure);

/** Delivers a grid file of a department and waits; the row without a code has an issue. */
async function deliver(role: Role, of: string | null, department: string): Promise<void> {
  const path = join(core.workspace.paths.tmp, `${department}网格.csv`);
  writeFileSync(path, `网格编码,网格名称,所属社区\n${department}001,一号网格,东湖社区\n,二号网格,西湖社区\n`);
  const client = clientOf(role, of);
  const fileId = await core.files.register(path);
  await client.intake.inspect({ fileId });
  const { jobId } = await client.intake.deliver({
    fileId,
    department,
    tables: [{ table: 0, dataset: 'grid' }],
  });
  expect(await core.jobs.wait(jobId)).toMatchObject({ state: 'done' });
}

describe('every procedure', () => {
  it.each(cases)(
    '$procedure: $role is let in: $isAllowed',
    async ({ role, procedure, permission, isAllowed }) => {
      const call = procedure
        .split('.')
        .reduce<unknown>((part, key) => (part as never)[key], clientOf(role)) as (
        input: unknown,
      ) => Promise<unknown>;
      const outcome = await call({}).then(
        (result) => ({ result, failure: null }),
        (error: unknown) => ({ result: null, failure: toFailure(error) }),
      );
      if (procedure === 'system.events') await (outcome.result as AsyncGenerator | null)?.return(undefined);
      if (isAllowed) expect(outcome.failure?.code).not.toBe('FORBIDDEN');
      else expect(outcome.failure).toEqual({ code: 'FORBIDDEN', data: { permission } });
    },
  );
});

describe('a liaison', () => {
  const own = async (client = clientOf('liaison', '甲局')) => (await client.batches.list({}))[0]!;

  it('sees the batches and sources of the own department only; an analyst sees all', async () => {
    const seen = async (client: ReturnType<typeof clientOf>) => [
      (await client.batches.list({})).map(({ department }) => department).sort(),
      (await client.sources.list({})).map(({ department }) => department).sort(),
    ];
    expect(await seen(clientOf('analyst'))).toEqual([
      ['乙局', '甲局'],
      ['乙局', '甲局'],
    ]);
    expect(await seen(clientOf('liaison', '甲局'))).toEqual([['甲局'], ['甲局']]);
    expect(await seen(clientOf('liaison', null))).toEqual([[], []]);
  });

  it('reads the reports and issues of own batches and finds no others', async () => {
    const client = clientOf('liaison', '甲局');
    const { batchId } = await own();
    const page = { offset: 0, limit: 10 };
    expect((await client.batches.report({ batchId })).batch.department).toBe('甲局');
    expect((await client.batches.issues({ batchId, ...page })).total).toBeGreaterThan(0);
    const { batchId: foreign } = await own(clientOf('liaison', '乙局'));
    const missing = { code: 'NOT_FOUND', data: { kind: 'batch', id: String(foreign) } };
    expect(await failureOf(client.batches.report({ batchId: foreign }))).toEqual(missing);
    expect(await failureOf(client.batches.issues({ batchId: foreign, ...page }))).toEqual(missing);
  });

  it('delivers for the own department and is refused another', async () => {
    await deliver('liaison', '甲局', '甲局');
    const started = core.jobs.list().length;
    const refused = deliver('liaison', '甲局', '乙局');
    expect(await failureOf(refused)).toEqual({ code: 'FORBIDDEN', data: { permission: 'deliver' } });
    expect(core.jobs.list()).toHaveLength(started);
  });

  it('is not told which other department a layout comes from', async () => {
    const path = join(core.workspace.paths.tmp, '乙局网格.csv');
    const fileId = await core.files.register(path);
    expect((await clientOf('liaison', '甲局').intake.inspect({ fileId })).department).toBe('甲局');
  });
});
