import { HubError } from '../../base/hub-error.ts';
import type { Schedule } from '../../jobs/schedule.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { readPulls, type KnownPull } from './read-pulls.ts';

/** The pulls that run at times of their own, as they stand now. */
export interface PullPlan {
  /** Throws BAD_INPUT for a pattern that says no times, or seconds: no department is asked more often than every minute. */
  requireTimes(pattern: string | null): void;
  /** From here on planned pulls run. */
  start(): Promise<void>;
  /** Takes over what the pulls say now. */
  renew(): Promise<void>;
}

/** Minute, hour, day, month, weekday; a pattern with more begins with seconds. */
const cronFields = 5;

export function createPullPlan(
  warehouse: Session,
  schedule: Schedule,
  run: (pull: KnownPull) => Promise<void>,
): PullPlan {
  let stops: (() => void)[] = [];
  let isStarted = false;

  async function renew(): Promise<void> {
    if (!isStarted) return;
    for (const stop of stops) stop();
    const pulls = await readPulls(warehouse);
    stops = pulls.flatMap((pull) => {
      const { schedule: pattern } = pull.definition;
      return pattern === null ? [] : [schedule.add(pattern, () => run(pull))];
    });
  }

  return {
    requireTimes(pattern) {
      if (pattern === null) return;
      if (pattern.split(/\s+/).length > cronFields)
        throw new HubError('BAD_INPUT', { detail: 'schedule-seconds' });
      schedule.add(pattern, async () => undefined)();
    },
    async start() {
      isStarted = true;
      await renew();
    },
    renew,
  };
}
