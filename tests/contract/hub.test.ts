import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { HubError } from '../../core/base/hub-error.ts';
import { toFailure } from '../../renderer/api/errors.ts';
import { createHub, type Hub } from '../../renderer/api/hub.ts';
import type { SystemEvent } from '../../schemas/api/system.ts';
import { openTestCore, type TestCore } from '../fixtures/test-core.ts';
import { linkKinds, type OpenLink } from './links.ts';

let core: TestCore;
beforeAll(async () => {
  core = await openTestCore();
});
afterAll(() => core.remove());

const noFiles = () => Promise.reject(new Error('this hub hands over no files'));
const failureOf = (call: Promise<unknown>) => call.then(() => null, toFailure);

describe.each(linkKinds)('the hub over the $name', ({ open }) => {
  let opened: OpenLink;
  let hub: Hub;

  beforeEach(async () => {
    opened = await open(core);
    hub = createHub(opened.link, noFiles);
  });
  afterEach(() => opened.close());

  it('says who is signed in, where, and to which workspace', async () => {
    const info = await hub.client.system.info({});
    expect(info).toMatchObject({
      version: '0.0.0-test',
      workspace: { name: '演示区', mode: 'trial' },
      actor: { role: 'analyst' },
      dataVersion: 0,
    });
    expect(info.actor.permissions).toContain('deliver');
  });

  it('keeps preferences, each by itself', async () => {
    await hub.client.preferences.save({ theme: 'dark' });
    expect(await hub.client.preferences.save({ language: 'en' })).toEqual({
      language: 'en',
      theme: 'dark',
      navigationCollapsed: false,
    });
    expect((await hub.client.preferences.get({})).theme).toBe('dark');
    await hub.client.preferences.save({ language: 'zh', theme: 'system' });
  });

  it('names the place of a wrong input, and not what stood there', async () => {
    const wrong = { theme: 'private text' } as never;
    expect(await failureOf(hub.client.preferences.save(wrong))).toEqual({
      code: 'BAD_INPUT',
      data: { detail: 'theme' },
    });
  });

  it('answers with the error and the data that the core gave', async () => {
    expect(await failureOf(hub.client.jobs.cancel({ id: 'no-such-job' }))).toEqual({
      code: 'NOT_FOUND',
      data: { kind: 'job', id: 'no-such-job' },
    });
  });

  it('tells every window what jobs do, and stops telling one that has gone', async () => {
    const events: SystemEvent[] = [];
    const stop = hub.onEvent((event) => void events.push(event));
    await vi.waitFor(() => expect(events[0]).toEqual({ type: 'data.changed', dataVersion: 0 }), 10_000);
    const job = core.jobs.start({ kind: 'refresh', subject: 'test', writes: false }, async () => ({ n: 1 }));
    await vi.waitFor(
      () =>
        expect(events).toContainEqual({
          type: 'job.changed',
          job: expect.objectContaining({ id: job.id, state: 'done', result: { n: 1 } }),
        }),
      10_000,
    );
    stop();
    const heard = events.length;
    await core.jobs.wait(
      core.jobs.start({ kind: 'refresh', subject: 'test', writes: false }, async () => ({})).id,
    );
    await hub.client.system.info({});
    expect(events).toHaveLength(heard);
  });

  it('listens again after the connection was lost', async () => {
    const events: SystemEvent[] = [];
    const stop = hub.onEvent((event) => void events.push(event));
    await vi.waitFor(() => expect(events).toHaveLength(1), 10_000);
    opened.cut();
    await vi.waitFor(() => expect(events).toHaveLength(2), 10_000);
    expect(events[1]?.type).toBe('data.changed');
    stop();
  });

  it('cancels a job of the core', async () => {
    const job = core.jobs.start(
      { kind: 'refresh', subject: 'test', writes: false },
      ({ signal }) =>
        new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(new HubError('CANCELLED', {}))),
        ),
    );
    await hub.client.jobs.cancel({ id: job.id });
    expect((await core.jobs.wait(job.id)).state).toBe('cancelled');
    expect((await hub.client.jobs.list({})).find(({ id }) => id === job.id)?.state).toBe('cancelled');
  });
});
