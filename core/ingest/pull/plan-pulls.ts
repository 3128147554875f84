import type { Schedule } from '../../jobs/schedule.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { readPulls } from './read-pulls.ts';

/** The pulls that run at times of their own, as they stand now. */
export interface PullPlan {
  /** Throws BAD_INPUT for a pattern that says no times. */
  requireTimes(pattern: string | null): void;
  /** From here on planned pulls run. */
  start(): Promise<void>;
  /** Takes over what the pulls say now. */
  renew(): Promise<void>;
}

export function createPullPlan(
  warehouse: Session,
  schedule: Schedule,
  run: (pullId: number) => Promise<void>,
): PullPlan {
  let stops: (() => void)[] = [];
  let isStarted = false;

  async function renew(): Promise<void> {
    if (!isStarted) return;
    for (const stop of stops) stop();
    const pulls = await readPulls(warehouse);
    stops = pulls.flatMap(({ pullId, definition }) =>
      definition.schedule === null ? [] : [schedule.add(definition.schedule, () => run(pullId))],
    );
  }

  return {
    requireTimes(pattern) {
      if (pattern !== null) schedule.add(pattern, async () => undefined)();
    },
    async start() {
      isStarted = true;
      await renew();
    },
    renew,
  };
}
