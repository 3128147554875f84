import { os } from '@orpc/server';
import { z } from 'zod';
import type { CallContext } from '../../core/rpc/call-context.ts';

const base = os.$context<CallContext>();

/** What the handlers of a probe have seen, so that a test can look at the far side. */
export interface Sightings {
  startedCalls: number;
  abortedCalls: number;
  openStreams: number;
}

/**
 * A router with what the transports must carry but the contract's own procedures do not all show: BIGINT and
 * dates both ways, large binary results, calls that never end, streams that only stop when told.
 */
export function createProbe(seen: Sightings) {
  return {
    echo: base
      .input(z.object({ count: z.bigint(), at: z.date(), text: z.string() }))
      .handler(({ input }) => input),
    bytes: base.input(z.object({ size: z.number() })).handler(({ input }) => {
      const bytes = new Uint8Array(input.size).map((_, index) => index % 251);
      return { table: new Blob([bytes]), size: input.size };
    }),
    forever: base.handler(async ({ signal }) => {
      seen.startedCalls += 1;
      await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
      seen.abortedCalls += 1;
      return {};
    }),
    ticks: base.handler(async function* ({ signal }) {
      seen.openStreams += 1;
      try {
        for (let tick = 1; !signal?.aborted; tick += 1) {
          yield { tick };
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      } finally {
        seen.openStreams -= 1;
      }
    }),
  };
}
