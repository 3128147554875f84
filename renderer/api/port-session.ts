import { RPCLink } from '@orpc/client/message-port';
import { portMessage } from '../../schemas/api/desktop-host.ts';
import type { DesktopBridge } from '../../schemas/api/hosts.ts';
import type { Session } from './reconnecting-link.ts';

/** How long the desktop host may take to start its core, in ms. */
const patienceMs = 30_000;

/** Asks the preload for a port and waits for it. */
export function dialPort(
  bridge: Pick<DesktopBridge, 'requestPort'>,
  page: Window = window,
): Promise<Session> {
  return new Promise((resolve, reject) => {
    const stop = new AbortController();
    const late = setTimeout(() => {
      stop.abort();
      reject(new Error('the desktop host handed over no port'));
    }, patienceMs);
    const accept = ({ source, data, ports: [port] }: MessageEvent) => {
      if (source !== page || data?.type !== portMessage || !port) return;
      stop.abort();
      clearTimeout(late);
      resolve(openPort(port));
    };
    page.addEventListener('message', accept, { signal: stop.signal });
    bridge.requestPort();
  });
}

/** A session over a port that is at hand. Its `close` event tells when the core's process has ended. */
export function openPort(port: MessagePort): Session {
  let isOpen = true;
  const ended = new Promise<void>((end) => {
    port.addEventListener('close', () => {
      isOpen = false;
      end();
    });
  });
  const link = new RPCLink({ port });
  port.start();
  return { link, ended, isOpen: () => isOpen, close: () => port.close() };
}
