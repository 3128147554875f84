import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../core/access/actor.ts';
import { toFailure } from '../../renderer/api/errors.ts';
import { createHub, type HubClient } from '../../renderer/api/hub.ts';
import { deliverFile } from '../../server/cli/deliver-file.ts';
import { createOutput } from '../../server/cli/output.ts';
import { openTestCore, type TestCore } from '../fixtures/test-core.ts';
import { linkKinds, type OpenLink } from './links.ts';

let core: TestCore;
let folder: string;

const companies = [
  '企业名称,企业状态,住所',
  '江阴第一贸易有限公司,存续,江阴市滨江路8号东方之门2幢101室',
  '江阴第二贸易有限公司,存续,江阴市滨江路8号东方之门2幢102室',
].join('\n');

beforeAll(async () => {
  core = await openTestCore();
  folder = mkdtempSync(join(tmpdir(), 'tonghui-addresses-'));
  writeFileSync(join(folder, '企业.csv'), companies);
  await deliverFile(core, join(folder, '企业.csv'), { department: '市场监管局' }, createOutput(true));
  await core.master.build();
}, 240_000);
afterAll(async () => {
  await core.remove();
  rmSync(folder, { recursive: true });
});

const asRole = (role: Role): TestCore => ({
  ...core,
  contextFor(connection) {
    const context = core.contextFor(connection);
    return { ...context, actor: { ...context.actor, role } };
  },
});
const failureOf = (call: Promise<unknown>) => call.then(() => null, toFailure);

describe.each(linkKinds)('standard addresses over the $name', ({ open }) => {
  let opened: OpenLink | undefined;
  const clientOf = async (role: Role): Promise<HubClient['master']['addresses']> => {
    opened = await open(asRole(role));
    return createHub(opened.link, () => Promise.reject(new Error('no files here'))).client.master.addresses;
  };
  afterEach(() => opened?.close());

  it('are counted for leaders, and shown to those who may see rows', async () => {
    const leader = await clientOf('leader');
    expect(await leader.summary({})).toEqual({ addresses: 2, confirmed: 0, names: 0 });
    expect(await failureOf(leader.list({ limit: 10 }))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await failureOf(leader.match({ text: '滨江路8号' }))).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are listed, matched, confirmed and taken back by an analyst', async () => {
    const analyst = await clientOf('analyst');
    const { total, lines } = await analyst.list({ text: '101', limit: 10 });
    expect([total, lines.length]).toEqual([1, 1]);
    const { addressId } = lines[0]!;
    expect(lines[0]).toMatchObject({
      text: '江阴市滨江路8号东方之门2幢101室',
      records: 1,
      confirmation: null,
    });
    expect(await analyst.records({ addressId })).toMatchObject([
      { department: '市场监管局', file: '企业.csv', row: 1 },
    ]);

    const [confirmationId] = (await analyst.confirm({ addressIds: [addressId] })).confirmationIds;
    expect(await failureOf(analyst.confirm({ addressIds: [addressId] }))).toMatchObject({ code: 'CONFLICT' });
    // Read as the city of 东方 before its estate was known.
    const { normal, matches } = await analyst.match({ text: '东方之门101' });
    expect(normal).toBe('东方之门101室');
    expect(matches.map(({ address, verdict }) => `${address.text} ${verdict}`)).toContain(
      '江阴市滨江路8号东方之门2幢102室 partial',
    );
    await analyst.withdraw({ confirmationId: confirmationId! });
    expect(await analyst.summary({})).toEqual({ addresses: 2, confirmed: 0, names: 0 });
  });
});
