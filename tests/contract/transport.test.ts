import { createORPCClient } from '@orpc/client';
import type { RouterClient } from '@orpc/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { toFailure } from '../../renderer/api/errors.ts';
import { openTestCore, type TestCore } from '../fixtures/test-core.ts';
import { linkKinds, type OpenLink } from './links.ts';
import { createProbe, type Sightings } from './probe.ts';

type Probe = RouterClient<ReturnType<typeof createProbe>>;

let core: TestCore;
beforeAll(async () => {
  core = await openTestCore();
});
afterAll(() => core.remove());

describe.each(linkKinds)('what crosses the $name', ({ open }) => {
  let seen: Sightings;
  let opened: OpenLink;
  let probe: Probe;

  beforeEach(async () => {
    seen = { startedCalls: 0, abortedCalls: 0, openStreams: 0 };
    opened = await open({ ...core, router: createProbe(seen) as never });
    probe = createORPCClient(opened.link);
  });
  afterEach(() => opened.close());

  it('keeps integers beyond 2^53, dates, and text of every script', async () => {
    const value = {
      count: 9_223_372_036_854_775_807n,
      at: new Date('2026-03-05T01:08:07.123Z'),
      text: '𠮷野家 \u0000 "quoted" \u2028 __proto__',
    };
    expect(await probe.echo(value)).toEqual(value);
  });

  it('carries a binary result of 20 MB byte for byte', async () => {
    const size = 20 * 1024 * 1024;
    const { table } = await probe.bytes({ size });
    const bytes = new Uint8Array(await table.arrayBuffer());
    expect(bytes.length).toBe(size);
    expect([bytes[0], bytes[250], bytes[251], bytes[size - 1]]).toEqual([0, 250, 0, (size - 1) % 251]);
  });

  it('answers many calls at once, each with its own answer', async () => {
    const calls = Array.from({ length: 200 }, (_, index) =>
      probe.echo({ count: BigInt(index), at: new Date(index), text: String(index) }),
    );
    const answers = await Promise.all(calls);
    expect(answers.map(({ text }) => Number(text))).toEqual(calls.map((_, index) => index));
  });

  it('tells the handler when the caller cancels', async () => {
    const stop = new AbortController();
    const failure = probe.forever(undefined, { signal: stop.signal }).catch(toFailure);
    await vi.waitFor(() => expect(seen.startedCalls).toBe(1), 10_000);
    stop.abort();
    expect(await failure).toEqual({ code: 'CANCELLED', data: {} });
    await vi.waitFor(() => expect(seen.abortedCalls).toBe(1), 10_000);
  });

  it('streams events, and ends the stream on the far side when the listener leaves', async () => {
    const ticks: number[] = [];
    for await (const { tick } of await probe.ticks()) if (ticks.push(tick) === 3) break;
    expect(ticks).toEqual([1, 2, 3]);
    await vi.waitFor(() => expect(seen.openStreams).toBe(0), 10_000);
  });

  it('rejects pending calls and frees the far side when the peer dies, then connects again', async () => {
    const stream = await probe.ticks();
    await stream.next();
    const pending = probe.forever();
    const failed = pending.catch((error: unknown) => toFailure(error));
    await vi.waitFor(() => expect(seen.startedCalls).toBe(1), 10_000);
    opened.cut();
    expect(await failed).toEqual({ code: 'DISCONNECTED', data: {} });
    await vi.waitFor(
      () => expect(seen).toEqual({ startedCalls: 1, abortedCalls: 1, openStreams: 0 }),
      10_000,
    );
    await vi.waitFor(() => expect(opened.link.state).toBe('open'), 10_000);
    expect((await probe.echo({ count: 1n, at: new Date(0), text: 'back' })).text).toBe('back');
  });

  it('rejects a call that is made while the peer dies', async () => {
    await probe.echo({ count: 1n, at: new Date(0), text: 'open' });
    const pending = probe.forever().catch((error: unknown) => toFailure(error));
    opened.cut();
    expect(await pending).toEqual({ code: 'DISCONNECTED', data: {} });
  });

  it('drops a peer that sends what cannot be read, and serves it again when it returns', async () => {
    await probe.echo({ count: 1n, at: new Date(0), text: 'first' });
    const pending = probe.forever().catch((error: unknown) => toFailure(error));
    opened.sendGarbage();
    expect(await pending).toEqual({ code: 'DISCONNECTED', data: {} });
    await vi.waitFor(() => expect(opened.link.state).toBe('open'), 10_000);
  });
});
