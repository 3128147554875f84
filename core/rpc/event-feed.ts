import type { SystemEvent } from '../../schemas/api/system.ts';
import type { Notice } from '../jobs/notices.ts';
import type { CallContext } from './call-context.ts';
import { seesJob } from './sees-job.ts';
import { seesNotice } from './sees-notice.ts';

const settled = new Set(['done', 'failed', 'cancelled']);

/**
 * The events of one window until its signal is aborted. Begins with the present data version, so that a window
 * that subscribes again knows whether it missed something. A window that reads slowly gets the newest state of
 * each job, not every step, so that nothing piles up.
 */
export async function* eventFeed(
  { actor, services }: Pick<CallContext, 'actor' | 'services'>,
  signal: AbortSignal,
): AsyncGenerator<SystemEvent> {
  const waiting = createEventBox(signal);
  const putDataVersion = () =>
    waiting.put('data', { type: 'data.changed', dataVersion: services.commands.dataVersion() });
  const putNotice = (notice: Notice) =>
    seesNotice(actor, notice) && waiting.put(`notice ${notice.code}`, { type: 'notice.raised', ...notice });
  const stopNotices = services.notices.onRaise(putNotice);
  const stopJobs = services.jobs.onChange((job) => {
    if (seesJob(actor, job)) waiting.put(job.id, { type: 'job.changed', job });
    if (settled.has(job.state)) putDataVersion();
  });
  try {
    putDataVersion();
    services.notices.standing().forEach(putNotice);
    while (!signal.aborted) {
      yield* waiting.take();
      await waiting.arrival();
    }
  } finally {
    stopJobs();
    stopNotices();
  }
}

/** Events not yet taken, the newest one per key, in the order in which the keys first came. */
function createEventBox(signal: AbortSignal) {
  const events = new Map<string, SystemEvent>();
  let wake: (() => void) | null = null;
  signal.addEventListener('abort', () => wake?.(), { once: true });
  return {
    put(key: string, event: SystemEvent): void {
      events.set(key, event);
      wake?.();
    },
    take(): SystemEvent[] {
      const taken = [...events.values()];
      events.clear();
      return taken;
    },
    arrival(): Promise<void> {
      if (events.size > 0 || signal.aborted) return Promise.resolve();
      return new Promise((resolve) => (wake = resolve));
    },
  };
}
