import type { AnyRouter } from '@orpc/server';
import { StandardRPCHandler } from '@orpc/server/standard';
import { createServerPeerHandleRequestFn } from '@orpc/server/standard-peer';
import { ServerPeer } from '@orpc/standard-server-peer';
import type { CallContext } from './call-context.ts';

export type PeerMessage = string | ArrayBufferLike | Uint8Array;

/** A way to one page, whatever carries it. */
export interface PeerChannel {
  send(message: PeerMessage): void;
  onMessage(listener: (message: PeerMessage) => void): void;
  onClose(listener: () => void): void;
  /** Ends a channel whose messages cannot be read or answered. */
  close(): void;
}

/**
 * Serves a router over a channel. When the channel closes, the signals of all calls and streams under way
 * are aborted.
 */
export function servePeer(channel: PeerChannel, router: AnyRouter, context: CallContext): void {
  const handler = new StandardRPCHandler<CallContext>(router);
  const peer = new ServerPeer((message) => channel.send(message));
  const handle = createServerPeerHandleRequestFn(handler, { context });
  channel.onMessage((message) => {
    peer.message(message, handle).catch((error: unknown) => {
      // The text of a parse error quotes the message, which may be personal: only its kind is logged.
      const kind = error instanceof Error ? error.name : typeof error;
      context.services.logger.warn({ kind }, 'peer message could not be handled');
      channel.close();
    });
  });
  channel.onClose(() => peer.close());
}
