import type { ActorRef } from '../journal/command.ts';
import type { Job } from '../../schemas/api/jobs.ts';
import type { Services } from './call-context.ts';

/** Counts the indicators anew and assesses by them, as a job. */
export function startRisk({ jobs, risk }: Pick<Services, 'jobs' | 'risk'>, actor: ActorRef): Job {
  return jobs.start({ kind: 'risk', subject: '', writes: true }, (context) => risk.refresh(actor, context));
}
