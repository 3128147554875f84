import { HandOverReply, loopback, type DesktopBridge } from '../../schemas/api/hosts.ts';
import { HubFailure, isErrorCode } from './errors.ts';

/** Told how much of a file has reached the host, 0 to 1. */
type HandOverProgress = (fraction: number) => void;

/**
 * Hands a dropped or chosen file to the core, by the host's own way.
 * @returns the `fileId` for `intake.inspect`
 * @throws HubFailure FILE_LIMIT, DISK_FULL, CANCELLED, DISCONNECTED …
 */
export type HandOver = (file: File, onProgress?: HandOverProgress, signal?: AbortSignal) => Promise<string>;

/** On the desktop the preload registers the file's path; nothing is copied. */
export function desktopHandOver(bridge: Pick<DesktopBridge, 'handOver'>): HandOver {
  return async (file, onProgress) => {
    const fileId = fileIdOf(await bridge.handOver(file));
    onProgress?.(1);
    return fileId;
  };
}

/** On loopback the file is uploaded. XMLHttpRequest, because fetch tells no progress of what it sends. */
export function uploadHandOver(token: string): HandOver {
  return (file, onProgress, signal) =>
    new Promise((resolve, reject) => {
      if (file.size > loopback.uploadLimitBytes) throw sizeFailure(file.name);
      const request = new XMLHttpRequest();
      request.open('POST', loopback.filesPath);
      request.responseType = 'text';
      request.setRequestHeader('authorization', `Bearer ${token}`);
      request.setRequestHeader('content-type', 'application/octet-stream');
      request.setRequestHeader(loopback.fileNameHeader, encodeURIComponent(file.name));
      request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
      request.onerror = () => reject(new HubFailure('DISCONNECTED'));
      request.onabort = () => reject(new HubFailure('CANCELLED'));
      request.onload = () => {
        try {
          resolve(fileIdOf(JSON.parse(request.responseText || '{}')));
        } catch (error) {
          reject(error);
        }
      };
      signal?.addEventListener('abort', () => request.abort(), { once: true });
      request.send(file);
    });
}

function sizeFailure(file: string): HubFailure {
  return new HubFailure('FILE_LIMIT', { file, limit: 'size', where: String(loopback.uploadLimitBytes) });
}

function fileIdOf(reply: unknown): string {
  const parsed = HandOverReply.safeParse(reply);
  if (!parsed.success) throw new HubFailure('INTERNAL', { reference: '—' });
  if ('fileId' in parsed.data) return parsed.data.fileId;
  const { code, data } = parsed.data.error;
  throw new HubFailure(isErrorCode(code) ? code : 'INTERNAL', data);
}
