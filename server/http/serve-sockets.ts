import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { Core } from '../../core/create-core.ts';
import type { Logger } from '../../core/base/logger.ts';
import { servePeer, type PeerChannel } from '../../core/rpc/serve-peer.ts';
import { closeCodes, Hello, loopback, welcome } from '../../schemas/api/hosts.ts';
import type { TokenGate } from './token-gate.ts';

/** Calls are small; files go by the upload. */
const longestMessageBytes = 8 * 1024 * 1024;
const mostSockets = 64;

export interface SocketOptions {
  core: Core;
  gate: TokenGate;
  logger: Logger;
  /** How long a socket may stay silent before its first message, in ms. */
  firstMessageMs: number;
}

export interface Sockets {
  /** Takes over a request that passed the checks; the contract is served once the token was shown. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

export function serveSockets(options: SocketOptions): Sockets {
  const server = new WebSocketServer({
    noServer: true,
    path: loopback.socketPath,
    maxPayload: longestMessageBytes,
    perMessageDeflate: false,
  });
  return {
    upgrade(request, socket, head) {
      if (server.clients.size >= mostSockets) socket.destroy();
      else server.handleUpgrade(request, socket, head, (peer) => awaitHello(peer, options));
    },
    close() {
      for (const peer of server.clients) peer.close(closeCodes.goingAway);
      server.close();
    },
  };
}

function awaitHello(peer: WebSocket, { core, gate, logger, firstMessageMs }: SocketOptions): void {
  peer.on('error', (error) => logger.debug({ error: error.message }, 'socket failed'));
  const late = setTimeout(() => peer.close(closeCodes.late), firstMessageMs);
  peer.once('close', () => clearTimeout(late));
  peer.once('message', (data: RawData, isBinary: boolean) => {
    clearTimeout(late);
    void gate.admits(isBinary ? '' : tokenOf(String(data))).then((isAdmitted) => {
      if (peer.readyState !== peer.OPEN) return;
      if (!isAdmitted) {
        logger.warn({}, 'socket refused: wrong first message');
        peer.close(closeCodes.refused);
        return;
      }
      servePeer(channelOf(peer), core.router, core.contextFor({ host: 'loopback' }));
      peer.send(welcome);
    });
  });
}

/** The token in a well-formed first message, otherwise text that no gate admits. */
function tokenOf(text: string): string {
  try {
    return Hello.parse(JSON.parse(text)).token;
  } catch {
    return '';
  }
}

function channelOf(peer: WebSocket): PeerChannel {
  return {
    send: (message) => peer.send(message),
    onMessage: (listener) =>
      peer.on('message', (data, isBinary) => listener(isBinary ? bytesOf(data) : String(data))),
    onClose: (listener) => peer.on('close', listener),
    close: () => peer.close(closeCodes.unreadable),
  };
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
