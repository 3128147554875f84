import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Core } from '../../core/create-core.ts';
import type { Logger } from '../../core/base/logger.ts';
import { loopback } from '../../schemas/api/hosts.ts';
import { listPageFiles } from './page-files.ts';
import { refusalOf } from './request-checks.ts';
import { createRoutes } from './routes.ts';
import { securityHeaders } from './security-headers.ts';
import { serveSockets } from './serve-sockets.ts';
import { createTokenGate, newToken } from './token-gate.ts';

const address = '127.0.0.1';
const mostConnections = 256;

export interface HostOptions {
  core: Core;
  logger: Logger;
  /** Folder of the built page, usually `dist/renderer`. */
  pageDirectory: string;
  /** 0, the default, takes any free port. */
  port?: number;
  /** Made anew at each start unless given. */
  token?: string;
  uploadLimitBytes?: number;
  /** Time for a socket's first message, in ms. */
  firstMessageMs?: number;
}

export interface Host {
  /** Address to open, with the token in the fragment, which browsers send to nobody. Never log it. */
  url: string;
  /** The same without the token. */
  origin: string;
  port: number;
  close(): Promise<void>;
}

/**
 * Serves a built core on 127.0.0.1: the page, the contract over a socket, uploads.
 * @throws Error when the page is not built or the port is taken
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const { core, logger, firstMessageMs = 5_000 } = options;
  const page = await listPageFiles(options.pageDirectory);
  const token = options.token ?? newToken();
  const gate = createTokenGate(token);
  const sockets = serveSockets({ core, gate, logger, firstMessageMs });
  const routes = createRoutes({
    page,
    gate,
    files: core.files,
    logger,
    uploadLimitBytes: options.uploadLimitBytes ?? loopback.uploadLimitBytes,
  });
  const server = createHardServer();
  const port = await listen(server, options.port ?? 0);
  server.on('request', (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders(`${address}:${port}`)))
      response.setHeader(name, value);
    const refusal = refusalOf(request, port, request.method !== 'GET' && request.method !== 'HEAD');
    if (refusal) refuse(response, refusal.status);
    else void routes(request, response);
    if (refusal) logger.warn(refusal, 'request refused');
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refusal = refusalOf(request, port, true);
    if (!refusal && request.url === loopback.socketPath) return sockets.upgrade(request, socket, head);
    logger.warn(refusal ?? { status: 404 }, 'socket refused');
    socket.end(
      `HTTP/1.1 ${refusal?.status ?? 404} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
  });
  const origin = `http://${address}:${port}`;
  return {
    url: `${origin}/#${loopback.fragmentKey}=${token}`,
    origin,
    port,
    close: () => closeServer(server, sockets.close),
  };
}

function createHardServer(): Server {
  const server = createServer({
    maxHeaderSize: 8 * 1024,
    headersTimeout: 10_000,
    requestTimeout: 30 * 60_000, // the largest upload
    keepAliveTimeout: 5_000,
    requireHostHeader: false, // refused with 403 like any other wrong Host
  });
  server.maxConnections = mostConnections;
  return server;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: address, port, exclusive: true }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close', 'content-length': 0 }).end();
}

/** Sockets are told to go, requests under way may end, then the port is free. */
function closeServer(server: Server, closeSockets: () => void): Promise<void> {
  closeSockets();
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), 2_000);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}
