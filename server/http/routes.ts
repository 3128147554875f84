import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '../../core/base/logger.ts';
import { failureOf } from '../../core/rpc/failure.ts';
import type { FileDesk } from '../../core/rpc/file-desk.ts';
import { loopback, uploadStatus, type HandOverReply } from '../../schemas/api/hosts.ts';
import { sendPageFile, type PageFiles } from './page-files.ts';
import { receiveUpload } from './receive-upload.ts';
import type { TokenGate } from './token-gate.ts';

export interface RouteOptions {
  page: PageFiles;
  gate: TokenGate;
  files: FileDesk;
  logger: Logger;
  uploadLimitBytes: number;
}

/** Answers a request that passed the checks: a file of the page, or an upload. There is nothing else. */
export function createRoutes(options: RouteOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      if (request.url === loopback.filesPath) await answerUpload(request, response, options);
      else await answerPage(request, response, options.page);
    } catch (error) {
      options.logger.error({ error }, 'request failed');
      if (!response.headersSent) end(response, 500);
      else response.destroy();
    }
  };
}

async function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: PageFiles,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return end(response, 405, { allow: 'GET, HEAD' });
  const file = page.find(request.url ?? '');
  if (!file) return end(response, 404);
  await sendPageFile(response, file, request.method === 'GET');
}

async function answerUpload(
  request: IncomingMessage,
  response: ServerResponse,
  { gate, files, logger, uploadLimitBytes }: RouteOptions,
): Promise<void> {
  if (request.method !== 'POST') return end(response, 405, { allow: 'POST' });
  if (!(await gate.admits(bearerToken(request)))) {
    logger.warn({}, 'upload refused: wrong token');
    return end(response, 401, { 'www-authenticate': 'Bearer' });
  }
  try {
    reply(response, 200, { fileId: await receiveUpload(request, files, uploadLimitBytes) });
  } catch (error) {
    const failure = failureOf(error, logger);
    reply(response, uploadStatus[failure.code] ?? 500, {
      error: { code: failure.code, data: { ...failure.data } },
    });
  }
}

function bearerToken(request: IncomingMessage): string {
  const [scheme, token, ...rest] = (request.headers.authorization ?? '').split(' ');
  return scheme === 'Bearer' && rest.length === 0 ? (token ?? '') : '';
}

function reply(response: ServerResponse, status: number, body: HandOverReply): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    ...(status === 200 ? {} : { connection: 'close' }),
  });
  response.end(text);
}

function end(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { ...headers, connection: 'close', 'content-length': '0' }).end();
}
