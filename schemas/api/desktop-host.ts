import type { HandOverReply } from './hosts.ts';

/** What the desktop's main process says to the core host. Ports travel beside the message. */
export type ToCoreHost =
  | { type: 'open'; workspace: string; name: string }
  | { type: 'connect' } // with a port for one window
  | { type: 'hand-over'; id: number; path: string }
  | { type: 'parser-started'; id: number } // with a port to the parser process
  | { type: 'parser-exited'; id: number; code: number }
  | { type: 'close' };

/** What the core host says to the main process. Only main may fork, so parser processes are asked of it. */
export type FromCoreHost =
  | { type: 'ready'; workspaceName: string }
  | { type: 'failed'; code: string; data: Record<string, unknown> }
  | { type: 'handed-over'; id: number; reply: HandOverReply }
  | { type: 'spawn-parser'; id: number }
  | { type: 'kill-parser'; id: number };

/** `type` of the window message by which the preload hands over one MessagePort to the core. */
export const portMessage = 'tonghui:port';

/** Channels between the preload and the main process: a port, and a file by its path. Nothing else is exposed. */
export const desktopChannels = {
  requestPort: 'tonghui:request-port',
  handOver: 'tonghui:hand-over',
} as const;
