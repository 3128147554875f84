import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { closeCodes } from '../../schemas/api/hosts.ts';
import { startHost, type Host } from '../../server/http/start-host.ts';
import { emptyPage } from '../fixtures/empty-page.ts';
import { silentLogger } from '../fixtures/silent-logger.ts';
import { openTestCore, type TestCore } from '../fixtures/test-core.ts';

let core: TestCore;
beforeAll(async () => {
  core = await openTestCore();
});
afterAll(() => core.remove());

const start = (options: { port?: number; pageDirectory?: string } = {}): Promise<Host> =>
  startHost({ core, logger: silentLogger, pageDirectory: emptyPage(), ...options });

/** Whether anything listens there. */
function isReachable(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.setTimeout(1_000, () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

describe('the loopback host', () => {
  it('listens on 127.0.0.1 and on no other address of this machine', async () => {
    const host = await start();
    expect(await isReachable('127.0.0.1', host.port)).toBe(true);
    const others = Object.values(networkInterfaces())
      .flatMap((addresses = []) => addresses)
      .filter(({ address, family }) => address !== '127.0.0.1' && family === 'IPv4')
      .map(({ address }) => address);
    for (const address of [...others, '::1']) expect(await isReachable(address, host.port)).toBe(false);
    await host.close();
  });

  it('says goodbye to open sockets, frees its port and can be started again there', async () => {
    const host = await start();
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}/socket`, { origin: host.origin });
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'hello', token: new URL(host.url).hash.slice('#token='.length) }));
    await once(socket, 'message');
    const closed = once(socket, 'close');
    await host.close();
    expect((await closed)[0]).toBe(closeCodes.goingAway);
    const again = await start({ port: host.port });
    expect(again.port).toBe(host.port);
    await again.close();
  });

  it('does not start without a page, or on a port that is taken', async () => {
    await expect(start({ pageDirectory: import.meta.dirname })).rejects.toThrow('build it first');
    const host = await start();
    await expect(start({ port: host.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await host.close();
  });
});
