import type { FileProposal } from '../../schemas/api/intake.ts';
import type { Actor } from '../access/actor.ts';
import { permissionsOf } from '../access/permissions.ts';
import { seesDepartment } from '../access/sees-department.ts';
import { HubError } from '../base/hub-error.ts';
import type { Ingest } from '../ingest/ingest.ts';
import type { Bearer } from '../ingest/inspected-files.ts';
import type { CallContext } from './call-context.ts';

type OfFiles = 'inspect' | 'proposal' | 'propose' | 'preview' | 'deliver' | 'discard';
type OfBatches =
  'listBatches' | 'report' | 'issues' | 'changes' | 'slip' | 'listSources' | 'undo' | 'release' | 'dismiss';

/**
 * Ingest as the actor of a call may use it; procedures reach files, batches and sources in no other way. Files that
 * somebody else brought and batches of another department are not there: NOT_FOUND. Delivering for one is FORBIDDEN.
 */
export function ingestFor(context: CallContext): Pick<Ingest, OfFiles | OfBatches> {
  return { ...filesFor(context), ...batchesFor(context) };
}

function batchesFor({ services: { ingest }, actor }: CallContext): Pick<Ingest, OfBatches> {
  const isSeen = ({ department }: { department: string }) => seesDepartment(actor, department);
  const requireSeen = (batchId: number) => requireSeenBatch(ingest, actor, batchId);
  return {
    listBatches: async () => (await ingest.listBatches()).filter(isSeen),
    listSources: async () => (await ingest.listSources()).filter(isSeen),
    async report(batchId) {
      await requireSeen(batchId);
      return ingest.report(batchId);
    },
    async issues(query) {
      await requireSeen(query.batchId);
      return ingest.issues(query);
    },
    async changes(query) {
      await requireSeen(query.batchId);
      return ingest.changes(query);
    },
    async slip(batchId) {
      await requireSeen(batchId);
      return ingest.slip(batchId);
    },
    async undo(batchId, dataVersion, by) {
      await requireSeen(batchId);
      return ingest.undo(batchId, dataVersion, by);
    },
    async release(batchId, dataVersion, by) {
      await requireSeen(batchId);
      return ingest.release(batchId, dataVersion, by);
    },
    async dismiss(batchId, dataVersion, by) {
      await requireSeen(batchId);
      return ingest.dismiss(batchId, dataVersion, by);
    },
  };
}

function filesFor({ services: { ingest }, actor }: CallContext): Pick<Ingest, OfFiles> {
  const isOwn = (fileId: string) => mayGoOn(actor, ingest.bearerOf(fileId));
  /** An id that was overheard is of no use to anybody else. */
  function requireOwn(fileId: string): void {
    if (!isOwn(fileId)) throw new HubError('NOT_FOUND', { kind: 'file', id: fileId });
  }
  /** A slip names its batch; whoever made one up learns nothing of another department's. */
  async function requireOwnSlip({ fileId, correctionOf }: FileProposal): Promise<void> {
    if (!correctionOf) return;
    try {
      await requireSeenBatch(ingest, actor, correctionOf.batchId);
    } catch (error) {
      await ingest.discard(fileId);
      throw error;
    }
  }
  async function asSeen(proposal: FileProposal): Promise<FileProposal> {
    await requireOwnSlip(proposal);
    return { ...proposal, department: departmentShown(actor, proposal.department) };
  }
  return {
    inspect: async (location, bearer, fileId) => asSeen(await ingest.inspect(location, bearer, fileId)),
    async proposal(fileId) {
      requireOwn(fileId);
      return asSeen(await ingest.proposal(fileId));
    },
    async propose(fileId, table, dataset) {
      requireOwn(fileId);
      return ingest.propose(fileId, table, dataset);
    },
    async preview(fileId, choice) {
      requireOwn(fileId);
      return ingest.preview(fileId, choice);
    },
    async deliver(delivery, by) {
      if (!seesDepartment(actor, delivery.department))
        throw new HubError('FORBIDDEN', { permission: 'deliver' });
      requireOwn(delivery.fileId);
      return ingest.deliver(delivery, by);
    },
    async discard(fileId) {
      if (isOwn(fileId)) await ingest.discard(fileId);
    },
  };
}

async function requireSeenBatch(ingest: Ingest, actor: Actor, batchId: number): Promise<void> {
  const batches = await ingest.listBatches();
  if (!batches.some((batch) => batch.batchId === batchId && seesDepartment(actor, batch.department)))
    throw new HubError('NOT_FOUND', { kind: 'batch', id: String(batchId) });
}

function mayGoOn({ name, role, department }: Actor, bearer: Bearer | null | undefined): boolean {
  if (bearer === undefined) return false;
  if (bearer === null) return permissionsOf(role).includes('manage-sources');
  return bearer.name === name && bearer.role === role && (bearer.department ?? null) === department;
}

function departmentShown(actor: Actor, department: string | null): string | null {
  return department !== null && seesDepartment(actor, department) ? department : actor.department;
}
