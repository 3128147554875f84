import type { Logger } from './base/logger.ts';
import type { Dispatch } from './dispatch/dispatch.ts';
import { tendMatters } from './dispatch/tending/tend-matters.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Notices } from './jobs/notices.ts';
import type { Schedule } from './jobs/schedule.ts';
import type { ActorRef } from './journal/command.ts';

interface MatterWatch {
  dispatch: Dispatch;
  jobs: Jobs;
  notices: Notices;
  schedule: Schedule;
  logger: Logger;
}

/** A minute after every half hour: also after the hours of business, when deadlines end. */
const halfHourly = '1,31 * * * *';

/**
 * Minds deadlines: now, every half hour, and after every job, which may have taken a matter's basis away.
 * @returns stops
 */
export function watchMatters(
  { dispatch, jobs, notices, schedule, logger }: MatterWatch,
  actor: ActorRef,
): () => void {
  let isStopped = false;
  let last: Promise<void> = Promise.resolve();
  const check = async () => {
    if (isStopped) return;
    const { near, overdue } = await tendMatters(dispatch, actor);
    if (isStopped) return;
    tell(notices, 'matters-near', near);
    tell(notices, 'matters-overdue', overdue);
  };
  /** One check at a time. */
  const checkNext = () => (last = last.catch(() => undefined).then(check));
  const checkNow = () =>
    void checkNext().catch((error: unknown) => {
      if (!isStopped) logger.error({ error }, 'deadlines of matters could not be minded');
    });
  checkNow();
  const stopSchedule = schedule.add(halfHourly, checkNext);
  const stopListening = jobs.onChange(({ state }) => {
    if (state === 'done') checkNow();
  });
  return () => {
    isStopped = true;
    stopSchedule();
    stopListening();
  };
}

function tell(notices: Notices, code: string, matters: number): void {
  if (matters > 0) notices.raise({ level: 'warning', code, data: { matters } });
  else notices.withdraw(code);
}
