import { lstat, rm } from 'node:fs/promises';
import type { Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FileProposal } from '../../../schemas/api/intake.ts';
import type { InboxReason } from '../../../schemas/api/inbox.ts';
import type { ErrorCode } from '../../../schemas/api/errors.ts';
import { cityTime, type Clock } from '../../base/clock.ts';
import { HubError } from '../../base/hub-error.ts';
import { jobResult } from '../../jobs/job-result.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { ActorRef } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { Ingest } from '../ingest.ts';
import { knownDelivery } from '../deliver/known-delivery.ts';
import { leaveReceipt, requireOwnFolders, setAside } from './leave-note.ts';

export interface TakeContext {
  warehouse: Session;
  ingest: Ingest;
  jobs: Jobs;
  clock: Clock;
  /** When a person went on with the file, who may have delivered it since; undefined when nobody did. */
  openedAt: string | undefined;
  /** Told of the job that delivers the file, once it is started. */
  onJob(jobId: string): void;
}

/** What became of a file: it is gone from the folder, or it stays there for a person. */
export type Outcome = { state: 'gone' } | { state: 'waiting' | 'error'; reason: InboxReason };

/** Who delivers what comes through the inbox; its deliveries are found by this name. */
export const inboxActor: ActorRef = { name: 'inbox', role: 'program' };

/** No sense was to be had from the file's bytes, and none will be. */
const unreadable = new Set<ErrorCode>([
  'FILE_EMPTY',
  'FILE_UNREADABLE',
  'FILE_NOT_RECOGNISED',
  'FILE_REFUSED',
  'FILE_LIMIT',
  'FILE_CRASHED_PARSER',
  'HEADER_MISSING',
  'NO_TABLE',
]);

/** The department whose folder a file lies in; null at the top. */
export function departmentOf(name: string): string | null {
  const folder = dirname(name);
  return folder === '.' ? null : folder;
}

/**
 * Takes one file of the watched folder: delivers it when it needs no question and leaves a receipt in its place,
 * sets an unreadable one aside, and leaves any other where it is.
 */
export async function takeFile(context: TakeContext, folder: string, name: string): Promise<Outcome> {
  const path = join(folder, name);
  const seen = await lstat(path).catch(() => null);
  if (!seen?.isFile()) return { state: 'gone' };
  try {
    await requireOwnFolders(folder, name);
    const location = { kind: 'plain' as const, path, name: basename(name) };
    const proposal = await context.ingest.inspect(location, inboxActor);
    try {
      return await deliver(context, folder, name, seen, proposal);
    } finally {
      await context.ingest.discard(proposal.fileId);
    }
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    return refuse(folder, name, error);
  }
}

async function deliver(
  context: TakeContext,
  folder: string,
  name: string,
  seen: Stats,
  proposal: FileProposal,
): Promise<Outcome> {
  const { warehouse, ingest, jobs } = context;
  let deliveryId = deliveredByPerson(context, proposal);
  if (deliveryId === null) {
    const known = await knownDelivery(warehouse, proposal, departmentOf(name));
    if ('reason' in known) return waiting(known.reason);
    const { jobId } = await ingest.deliver({ fileId: proposal.fileId, ...known }, inboxActor);
    context.onJob(jobId);
    deliveryId = (await jobResult(jobs, jobId))['deliveryId'] as number;
  } else if (!(await isWhollyTaken(warehouse, proposal, deliveryId))) return waiting('partly-delivered');
  await replaceByReceipt(context, folder, name, seen, deliveryId);
  return { state: 'gone' };
}

function deliveredByPerson({ openedAt }: TakeContext, { deliveredAs }: FileProposal): number | null {
  const isSince = deliveredAs && openedAt !== undefined && deliveredAs.receivedAt >= openedAt;
  return isSince ? deliveredAs.deliveryId : null;
}

/** Whether each table of a file has gone in, also what was dismissed after; what a person left out is nowhere else. */
async function isWhollyTaken(
  warehouse: Session,
  { tables }: FileProposal,
  deliveryId: number,
): Promise<boolean> {
  const taken = await warehouse.all<{ sheet: string; tables: bigint }>(
    `SELECT b.sheet, count(DISTINCT b.source_id) AS tables
     FROM ops.batch b JOIN ops.delivery d USING (delivery_id)
     WHERE b.state <> 'undone' AND d.sha256 = (SELECT sha256 FROM ops.delivery WHERE delivery_id = $1)
     GROUP BY b.sheet`,
    [deliveryId],
  );
  const takenOf = new Map(taken.map(({ sheet, tables: count }) => [sheet, Number(count)]));
  return tables.every(
    ({ sheet }) => (takenOf.get(sheet) ?? 0) >= tables.filter((other) => other.sheet === sheet).length,
  );
}

/** The original goes only when it is still the file that was read. */
async function replaceByReceipt(
  { warehouse, ingest, clock }: TakeContext,
  folder: string,
  name: string,
  seen: Stats,
  deliveryId: number,
): Promise<void> {
  const deliveries = await warehouse.all<{ delivery_id: number; sha256: string }>(
    `SELECT delivery_id, sha256 FROM ops.delivery
     WHERE sha256 = (SELECT sha256 FROM ops.delivery WHERE delivery_id = $1)`,
    [deliveryId],
  );
  const ids = new Set(deliveries.map(({ delivery_id }) => delivery_id));
  const batches = (await ingest.listBatches())
    .filter((batch) => ids.has(batch.deliveryId) && batch.state !== 'undone')
    .reverse();
  await leaveReceipt(folder, name, { sha256: deliveries[0]!.sha256, at: cityTime(clock.now()), batches });
  const path = join(folder, name);
  const now = await lstat(path).catch(() => null);
  if (now && now.size === seen.size && now.mtimeMs === seen.mtimeMs && now.ino === seen.ino) await rm(path);
}

async function refuse(folder: string, name: string, error: HubError): Promise<Outcome> {
  const reason = { code: error.code, data: error.data };
  const isSecret = error.code === 'FILE_REFUSED' && 'reason' in error.data && error.data.reason === 'secret';
  if (isSecret) return { state: 'error', reason };
  if (!unreadable.has(error.code)) return { state: 'waiting', reason };
  const isThere = await lstat(join(folder, name)).catch(() => null);
  if (isThere) await setAside(folder, name, error);
  return { state: 'gone' };
}

function waiting(code: string): Outcome {
  return { state: 'waiting', reason: { code, data: {} } };
}
