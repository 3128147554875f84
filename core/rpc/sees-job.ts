import type { Job, JobKind } from '../../schemas/api/jobs.ts';
import type { Permission } from '../../schemas/api/procedure.ts';
import type { Actor } from '../access/actor.ts';
import { permissionsOf } from '../access/permissions.ts';
import { seesDepartment } from '../access/sees-department.ts';

/** Whom a job concerns: it names files and batches, which are no aggregates. */
const concerned: Record<JobKind, Permission> = {
  ingest: 'deliver',
  undo: 'deliver',
  release: 'deliver',
  dismiss: 'deliver',
  pull: 'manage-sources',
  match: 'match',
  master: 'view-aggregates',
  refresh: 'view-aggregates',
  risk: 'view-aggregates',
  opinion: 'view-aggregates',
};

/** Whether the actor is told of a job: a liaison of those of the own department, and that figures are made anew. */
export function seesJob(actor: Actor, job: Pick<Job, 'kind' | 'department'>): boolean {
  return job.kind === 'refresh' || job.kind === 'master' || isConcerned(actor, job);
}

/** Whether the actor may end a job. What belongs to no department is none of a liaison's business. */
export function cancelsJob(actor: Actor, job: Pick<Job, 'kind' | 'department'>): boolean {
  return permissionsOf(actor.role).includes('deliver') && isConcerned(actor, job);
}

function isConcerned(actor: Actor, { kind, department }: Pick<Job, 'kind' | 'department'>): boolean {
  if (!permissionsOf(actor.role).includes(concerned[kind])) return false;
  return department === null ? actor.role !== 'liaison' : seesDepartment(actor, department);
}
