import type { SystemEvent } from '../../schemas/api/system.ts';
import type { HubClient } from './hub.ts';

/** Waits after a stream that ended by itself, so that a host that ends it at once is not hammered. */
const pauseMs = 300;

/**
 * Listens to the window's one event stream and subscribes again after every interruption. Each subscription
 * begins with `data.changed`, so a listener that compares versions misses nothing.
 * @param whenOpen resolves once the link is open
 * @returns stops listening
 */
export function subscribe(
  client: HubClient,
  whenOpen: (signal: AbortSignal) => Promise<void>,
  listener: (event: SystemEvent) => void,
): () => void {
  const stop = new AbortController();
  void listen(client, whenOpen, listener, stop.signal);
  return () => stop.abort();
}

async function listen(
  client: HubClient,
  whenOpen: (signal: AbortSignal) => Promise<void>,
  listener: (event: SystemEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await whenOpen(signal);
    try {
      for await (const event of await client.system.events({}, { signal })) notify(listener, event);
    } catch {
      // The link says why in its state; here it only means to subscribe again.
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** A listener's own mistake is reported as one, and does not end the stream. */
function notify(listener: (event: SystemEvent) => void, event: SystemEvent): void {
  try {
    listener(event);
  } catch (error) {
    reportError(error);
  }
}
