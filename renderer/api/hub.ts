import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../schemas/api/contract.ts';
import { loopback, type DesktopBridge } from '../../schemas/api/hosts.ts';
import type { SystemEvent } from '../../schemas/api/system.ts';
import { subscribe } from './events.ts';
import { desktopHandOver, uploadHandOver, type HandOver } from './hand-over.ts';
import { dialPort } from './port-session.ts';
import {
  createReconnectingLink,
  Refused,
  type LinkState,
  type ReconnectingLink,
} from './reconnecting-link.ts';
import { dialSocket } from './socket-session.ts';
import { takeToken } from './token.ts';

/** Every procedure of the contract as a typed function: `client.batches.undo({ … }, { signal })`. */
export type HubClient = ContractRouterClient<Contract>;

/** The page's one connection to the core, the same under both hosts. */
export interface Hub {
  client: HubClient;
  readonly state: LinkState;
  onState(listener: (state: LinkState) => void): () => void;
  /** Listens to `system.events` over every reconnection; returns what stops it. */
  onEvent(listener: (event: SystemEvent) => void): () => void;
  handOver: HandOver;
  close(): void;
}

declare global {
  interface Window {
    /** Set by the preload; absent in a browser. */
    tonghuiDesktop?: DesktopBridge;
  }
}

/** Connects the page to its host: by the preload's port on the desktop, by the socket in a browser. */
export function openHub(): Hub {
  const bridge = window.tonghuiDesktop;
  if (bridge)
    return createHub(
      createReconnectingLink(() => dialPort(bridge)),
      desktopHandOver(bridge),
    );
  const token = takeToken();
  const address = `ws://${location.host}${loopback.socketPath}`;
  const dial = () => (token ? dialSocket(address, token) : Promise.reject(new Refused()));
  return createHub(createReconnectingLink(dial), uploadHandOver(token ?? ''));
}

/** A hub over a link that is at hand. */
export function createHub(link: ReconnectingLink, handOver: HandOver): Hub {
  const client: HubClient = createORPCClient(link);
  return {
    client,
    get state() {
      return link.state;
    },
    onState: link.onState,
    onEvent: (listener) => subscribe(client, (signal) => whenOpen(link, signal), listener),
    handOver,
    close: link.close,
  };
}

/** Resolves when the link is open, or at once when the listener has gone. */
function whenOpen(link: ReconnectingLink, signal: AbortSignal): Promise<void> {
  if (link.state === 'open' || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const settle = () => {
      stop();
      resolve();
    };
    const stop = link.onState((state) => state === 'open' && settle());
    signal.addEventListener('abort', settle, { once: true });
  });
}
