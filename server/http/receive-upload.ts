import type { IncomingMessage } from 'node:http';
import { HubError } from '../../core/base/hub-error.ts';
import type { FileDesk } from '../../core/rpc/file-desk.ts';
import { loopback } from '../../schemas/api/hosts.ts';

/**
 * Streams an upload into the sealed inbox; at no time is more than a chunk of it in memory.
 * @returns the `fileId` under which the contract knows the file
 * @throws HubError BAD_INPUT for a missing name or type, FILE_LIMIT when it is too large, DISK_FULL
 */
export async function receiveUpload(
  request: IncomingMessage,
  files: FileDesk,
  limitBytes: number,
): Promise<string> {
  if (request.headers['content-type'] !== 'application/octet-stream')
    throw new HubError('BAD_INPUT', { detail: 'content-type' });
  const name = fileName(request);
  if (Number(request.headers['content-length'] ?? 0) > limitBytes)
    throw new HubError('FILE_LIMIT', { file: name, limit: 'size', where: String(limitBytes) });
  return files.receive(name, request, limitBytes);
}

function fileName(request: IncomingMessage): string {
  const encoded = request.headersDistinct[loopback.fileNameHeader];
  try {
    if (encoded?.length === 1 && encoded[0]) return decodeURIComponent(encoded[0]);
  } catch {
    // Falls through: a name that cannot be decoded is as bad as none.
  }
  throw new HubError('BAD_INPUT', { detail: loopback.fileNameHeader });
}
