import { Cron } from 'croner';
import { HubError } from '../base/hub-error.ts';
import type { Logger } from '../base/logger.ts';

/** Work at set times of the city. It runs in whichever host owns the workspace, and not while none does. */
export interface Schedule {
  /**
   * Runs `work` at the times of a cron pattern (minute hour day month weekday, seconds before them if wanted). A run
   * that is still going on when the next is due is not doubled; one that fails is logged, and the next one comes.
   * @returns stops
   * @throws HubError BAD_INPUT for a pattern that is none
   */
  add(pattern: string, work: () => Promise<void>): () => void;
  /** Stops everything and waits for what runs. */
  close(): Promise<void>;
}

const cityZone = 'Asia/Shanghai';

export function createSchedule(logger: Logger): Schedule {
  const plans = new Set<Cron>();
  const running = new Set<Promise<void>>();

  async function run(work: () => Promise<void>): Promise<void> {
    const ended = work().catch((error: unknown) => logger.error({ error }, 'scheduled work failed'));
    running.add(ended);
    await ended;
    running.delete(ended);
  }

  return {
    add(pattern, work) {
      const plan = planned(pattern, () => run(work));
      plans.add(plan);
      return () => {
        plan.stop();
        plans.delete(plan);
      };
    },
    async close() {
      for (const plan of plans) plan.stop();
      await Promise.all(running);
    },
  };
}

function planned(pattern: string, work: () => Promise<void>): Cron {
  try {
    return new Cron(pattern, { timezone: cityZone, protect: true, unref: true }, work);
  } catch (cause) {
    throw new HubError('BAD_INPUT', { detail: 'schedule' }, { cause });
  }
}
