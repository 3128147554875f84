import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { basename } from 'node:path';
import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads';
import { WebSocket as NodeSocket } from 'ws';
import type { Core } from '../../core/create-core.ts';
import { serveMessagePort } from '../../core/rpc/serve-message-port.ts';
import { openPort } from '../../renderer/api/port-session.ts';
import { createReconnectingLink, type ReconnectingLink } from '../../renderer/api/reconnecting-link.ts';
import { dialSocket } from '../../renderer/api/socket-session.ts';
import { loopback } from '../../schemas/api/hosts.ts';
import { startHost } from '../../server/http/start-host.ts';
import { silentLogger } from '../fixtures/silent-logger.ts';
import { emptyPage } from '../fixtures/empty-page.ts';

export interface OpenLink {
  link: ReconnectingLink;
  /** Hands a file to the core by the host's own way and returns its id. */
  handOver(path: string): Promise<string>;
  /** Ends the present connection the hard way, as when the other process dies. */
  cut(): void;
  /** What the core sends when it cannot be read: bytes that are no message. */
  sendGarbage(): void;
  close(): Promise<void>;
}

/** The two ways to the core, behind one face: every contract test runs over both. */
export const linkKinds: { name: string; open(core: Core): Promise<OpenLink> }[] = [
  { name: 'message port', open: openPortLink },
  { name: 'web socket', open: openSocketLink },
];

async function openPortLink(core: Core): Promise<OpenLink> {
  let far: NodePort | undefined;
  let near: NodePort | undefined;
  const link = createReconnectingLink(async () => {
    ({ port1: near, port2: far } = new MessageChannel());
    serveMessagePort(far, core.router, core.contextFor({ host: 'desktop' }));
    return openPort(near as unknown as MessagePort);
  });
  return {
    link,
    handOver: (path) => core.files.register(path),
    cut: () => far?.close(),
    sendGarbage: () => near?.postMessage('{"not a message'),
    close: async () => link.close(),
  };
}

async function openSocketLink(core: Core): Promise<OpenLink> {
  const host = await startHost({ core, logger: silentLogger, pageDirectory: emptyPage() });
  const token = new URLSearchParams(new URL(host.url).hash.slice(1)).get('token') ?? '';
  let socket: NodeSocket | undefined;
  const link = createReconnectingLink(() =>
    dialSocket(`ws://127.0.0.1:${host.port}/socket`, token, (address) => {
      socket = new NodeSocket(address, { origin: host.origin });
      return socket as unknown as WebSocket;
    }),
  );
  return {
    link,
    handOver: (path) => upload(host.origin, token, path),
    cut: () => socket?.terminate(),
    sendGarbage: () => socket?.send('{"not a message'),
    close: async () => {
      link.close();
      await host.close();
    },
  };
}

/** What the page sends, without the page. */
async function upload(origin: string, token: string, path: string): Promise<string> {
  const body = await readFile(path);
  const headers = {
    origin,
    authorization: `Bearer ${token}`,
    'content-type': 'application/octet-stream',
    'content-length': body.length,
    [loopback.fileNameHeader]: encodeURIComponent(basename(path)),
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}${loopback.filesPath}`, { method: 'POST', headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () => resolve((JSON.parse(text) as { fileId: string }).fileId));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
