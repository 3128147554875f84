import type { Logger } from './base/logger.ts';
import type { Ingest } from './ingest/ingest.ts';
import { reportSources } from './ingest/sources/report-sources.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Notices } from './jobs/notices.ts';
import type { Schedule } from './jobs/schedule.ts';

interface DueWatch {
  ingest: Pick<Ingest, 'listSources'>;
  jobs: Jobs;
  notices: Notices;
  schedule: Schedule;
  logger: Logger;
}

/** Every morning, before people ask. */
const daily = '30 8 * * *';

/**
 * Tells which deliveries are overdue and which batches are held: now, every morning, and after every job, which may
 * have changed it.
 * @returns stops
 */
export function watchDues({ ingest, jobs, notices, schedule, logger }: DueWatch): () => void {
  let isStopped = false;
  const check = async () => {
    const sources = await ingest.listSources();
    if (!isStopped) reportSources(sources, notices);
  };
  let last: Promise<void> = Promise.resolve();
  // One after the other: what an earlier check read must not be told after what a later one read.
  const checkNow = () => {
    last = last.then(check).catch((error: unknown) => {
      if (!isStopped) logger.error({ error }, 'what is due could not be checked');
    });
  };
  checkNow();
  const stopDaily = schedule.add(daily, check);
  const stopListening = jobs.onChange(({ kind, state }) => {
    if (state === 'done' && kind !== 'refresh' && kind !== 'master') checkNow();
  });
  return () => {
    isStopped = true;
    stopDaily();
    stopListening();
  };
}
