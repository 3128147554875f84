import type { ClientLink } from '@orpc/client';
import { HubFailure } from './errors.ts';

type NoContext = Record<never, never>;

/** One live connection to the core. */
export interface Session {
  link: ClientLink<NoContext>;
  /** Resolves when the other side is gone. */
  ended: Promise<void>;
  isOpen(): boolean;
  close(): void;
}

/** `refused`: the host does not admit this page, and asking again would not help. */
export type LinkState = 'connecting' | 'open' | 'lost' | 'refused';

/** Thrown by a dial when the host answered that it will not have us. */
export class Refused extends Error {}

export interface ReconnectingLink extends ClientLink<NoContext> {
  readonly state: LinkState;
  onState(listener: (state: LinkState) => void): () => void;
  close(): void;
}

const pausesMs = [200, 500, 1_000, 2_000, 5_000];

/**
 * A link that dials again whenever its session ends. A call waits while a dial is under way; it fails with
 * DISCONNECTED when that dial fails, when the session ends before the answer, or while the core is away.
 */
export function createReconnectingLink(dial: () => Promise<Session>): ReconnectingLink {
  const listeners = new Set<(state: LinkState) => void>();
  const underWay: UnderWay = new Set();
  let state: LinkState = 'connecting';
  let isClosed = false;
  let session = startDial();

  function setState(next: LinkState): void {
    if (state === next) return;
    state = next;
    for (const listener of listeners) listener(next);
  }

  function startDial(): Promise<Session> {
    const dialled = dial();
    dialled.catch(() => undefined); // a call that waits for it reports it
    return dialled;
  }

  async function keepConnected(): Promise<void> {
    for (let failures = 0; !isClosed;) {
      try {
        const live = await session;
        failures = 0;
        setState('open');
        await live.ended;
        for (const abandon of underWay) abandon();
      } catch (error) {
        if (error instanceof Refused) return setState('refused');
        failures += 1;
      }
      if (isClosed) return;
      setState('lost');
      session = Promise.reject(new HubFailure('DISCONNECTED'));
      session.catch(() => undefined);
      await pause(pausesMs[Math.min(failures, pausesMs.length - 1)] ?? 0);
      if (!isClosed) session = startDial();
    }
  }

  void keepConnected();
  return {
    get state() {
      return state;
    },
    call: (path, input, options) => callThrough(session, underWay, path, input, options),
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      isClosed = true;
      setState('lost');
      session.then((live) => live.close()).catch(() => undefined);
    },
  };
}

/**
 * What the end of a session does to the calls that wait for it. A set of their own, and not a reaction of each to the end: a session
 * lasts for days, and would keep every answer that it ever brought.
 */
type UnderWay = Set<() => void>;

async function callThrough(
  session: Promise<Session>,
  underWay: UnderWay,
  ...[path, input, options]: Parameters<ClientLink<NoContext>['call']>
): Promise<unknown> {
  const live = await session.catch((cause: unknown) => {
    throw cause instanceof HubFailure ? cause : new HubFailure('DISCONNECTED', {}, { cause });
  });
  if (!live.isOpen()) throw new HubFailure('DISCONNECTED');
  let abandon = (): void => undefined;
  const gone = new Promise<never>((_resolve, reject) => {
    abandon = () => reject(new HubFailure('DISCONNECTED'));
  });
  underWay.add(abandon);
  try {
    return await Promise.race([live.link.call(path, input, options), gone]);
  } catch (cause) {
    if (live.isOpen() || options.signal?.aborted) throw cause;
    throw new HubFailure('DISCONNECTED', {}, { cause }); // the session was ending already when the call was sent
  } finally {
    underWay.delete(abandon);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
