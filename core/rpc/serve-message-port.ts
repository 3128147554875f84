import type { AnyRouter } from '@orpc/server';
import type { CallContext } from './call-context.ts';
import { servePeer, type PeerMessage } from './serve-peer.ts';

interface Port {
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

/** A port of a web page or a worker thread (`MessagePort`) … */
interface TargetPort extends Port {
  addEventListener(type: 'message' | 'close', listener: (event: { data: unknown }) => void): unknown;
}

/** … or of Electron's main and utility processes (`MessagePortMain`). */
interface EmitterPort extends Port {
  on(type: 'message' | 'close', listener: (event: { data: unknown }) => void): unknown;
}

/** Serves a router over a MessagePort, for as long as the other end is open. */
export function serveMessagePort(
  port: TargetPort | EmitterPort,
  router: AnyRouter,
  context: CallContext,
): void {
  const listen: EmitterPort['on'] = (type, listener) =>
    'addEventListener' in port ? port.addEventListener(type, listener) : port.on(type, listener);
  servePeer(
    {
      send: (message) => port.postMessage(message),
      onMessage: (listener) => listen('message', ({ data }) => listener(data as PeerMessage)),
      onClose: (listener) => listen('close', () => listener()),
      close: () => port.close(),
    },
    router,
    context,
  );
  port.start();
}
