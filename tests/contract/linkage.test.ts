import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../core/access/actor.ts';
import { toFailure } from '../../renderer/api/errors.ts';
import { createHub, type HubClient } from '../../renderer/api/hub.ts';
import { presets } from '../../schemas/linkage/presets/index.ts';
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

function auditOf(procedure: string) {
  const { journal } = core.workspace.paths;
  return readdirSync(journal)
    .flatMap((file) => readFileSync(join(journal, file), 'utf8').split('\n'))
    .filter((line) => line.includes(`"${procedure}"`))
    .map((line) => JSON.parse(line).entry as { type: string; data: Record<string, unknown> });
}

const failureOf = (call: Promise<unknown>) => call.then(() => null, toFailure);
const entity = 'person';

describe.each(linkKinds)('the matching workbench over the $name', ({ open }) => {
  let opened: OpenLink | undefined;
  const clientOf = async (role: Role): Promise<HubClient> => {
    opened = await open(asRole(role));
    return createHub(opened.link, () => Promise.reject(new Error('no files here'))).client;
  };
  afterEach(() => opened?.close());

  it('has a model and nothing else before the first run', async () => {
    const { linkage } = await clientOf('analyst');
    const view = await linkage.model.get({ entity });
    expect(view).toMatchObject({ model: presets.person, isPreset: true, trained: null });
    expect(await linkage.pairs.scores({ entity })).toBeNull();
    expect(await linkage.pairs.patterns({ entity, limit: 10 })).toEqual([]);
    expect(await linkage.pairs.list({ entity, limit: 10 })).toEqual({ total: 0, pairs: [] });
    expect(await linkage.pairs.questions({ entity, limit: 10 })).toEqual([]);
    expect(await linkage.pairs.judgements({ entity, limit: 10 })).toEqual({ total: 0, judgements: [] });
    expect(await linkage.clusters.list({ entity, limit: 10 })).toEqual({ total: 0, clusters: [] });
    expect(await linkage.clusters.unlinkable({ entity })).toBeNull();
    expect(await linkage.audit.get({ entity })).toBeNull();
    expect(await linkage.audit.evaluate({ entity })).toMatchObject({ labelled: 0, curve: [], errors: [] });
  });

  it('says what is not there', async () => {
    const { linkage } = await clientOf('analyst');
    const run = { code: 'NOT_FOUND', data: { kind: 'matching-run', id: entity } };
    expect(await failureOf(linkage.pairs.get({ entity, left: 1, right: 2 }))).toEqual(run);
    expect(await failureOf(linkage.audit.start({ entity, size: 100 }))).toEqual(run);
    expect(await failureOf(linkage.audit.next({ auditId: 7, limit: 1 }))).toEqual({
      code: 'NOT_FOUND',
      data: { kind: 'linkage-audit', id: '7' },
    });
    expect(await failureOf(linkage.pairs.withdraw({ judgementId: 7 }))).toEqual({
      code: 'CONFLICT',
      data: { kind: 'judgement', id: '7' },
    });
  });

  it('is closed to a liaison, and a look at records of persons is on record', async () => {
    const liaison = await clientOf('liaison');
    const refused = { code: 'FORBIDDEN', data: { permission: 'match' } };
    expect(await failureOf(liaison.linkage.pairs.list({ entity, limit: 10 }))).toEqual(refused);
    await opened?.close();
    const analyst = await clientOf('analyst');
    await analyst.linkage.pairs.list({ entity, limit: 10 });
    await failureOf(analyst.linkage.pairs.get({ entity, left: 12, right: 34 }));
    expect(auditOf('linkage.pairs.list').at(-1)).toMatchObject({
      type: 'access.granted',
      data: { audit: 'personal-rows', subject: { entity } },
    });
    expect(auditOf('linkage.pairs.get').at(-1)!.data).toMatchObject({
      subject: { entity, left: 12, right: 34 },
    });
  });
});
