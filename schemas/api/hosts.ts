import { z } from 'zod';
import type { ErrorCode } from './errors.ts';

/**
 * What the page and its host agree on outside the contract: how the connection is made and how a file is
 * handed over. The desktop host hands over a MessagePort; the loopback host has a socket and an upload.
 */

/** A handed-over file, or why it was not taken. Errors are plain data because they cross process boundaries. */
export const HandOverReply = z.union([
  z.object({ fileId: z.string() }),
  z.object({ error: z.object({ code: z.string(), data: z.record(z.string(), z.unknown()) }) }),
]);
export type HandOverReply = z.infer<typeof HandOverReply>;

/** What the preload exposes as `window.tonghuiDesktop`. */
export interface DesktopBridge {
  /** Asks for a port to the core; it arrives as a window message `{ type: portMessage }` with the port in `ports[0]`. */
  requestPort(): void;
  /** Registers a dropped or chosen file with the core by its path, which the page never sees. */
  handOver(file: Blob): Promise<HandOverReply>;
}

/** The loopback host's addresses and names. */
export const loopback = {
  socketPath: '/socket',
  filesPath: '/files',
  /** Carries the file's name, percent-encoded: a name may be personal and stays out of the URL. */
  fileNameHeader: 'x-tonghui-file-name',
  /** The page is opened once as `/#token=…`. */
  fragmentKey: 'token',
  sessionKey: 'tonghui.token',
  /** The largest file that is taken, in bytes, unless the host is started with another limit. */
  uploadLimitBytes: 8 * 1024 ** 3,
} as const;

/** First message on a socket; anything else closes it. The host answers with `welcome`, then serves the contract. */
export const Hello = z.strictObject({ type: z.literal('hello'), token: z.string().max(200) });
export type Hello = z.infer<typeof Hello>;

export const welcome = 'welcome';

/** Codes with which the host closes a socket (4000–4999 are free for applications, RFC 6455 §7.4.2). */
export const closeCodes = { refused: 4401, late: 4408, unreadable: 4400, goingAway: 1001 } as const;

/** HTTP status of an error that ends an upload; every other code answers 500. */
export const uploadStatus: Partial<Record<ErrorCode, number>> = {
  BAD_INPUT: 400,
  FORBIDDEN: 403,
  FILE_LIMIT: 413,
  DISK_FULL: 507,
};
