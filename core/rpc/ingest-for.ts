import type { FileProposal } from '../../schemas/api/intake.ts';
import type { Actor } from '../access/actor.ts';
import { seesDepartment } from '../access/sees-department.ts';
import { HubError } from '../base/hub-error.ts';
import type { Ingest } from '../ingest/ingest.ts';
import type { CallContext } from './call-context.ts';

type Served =
  | 'listBatches'
  | 'report'
  | 'issues'
  | 'changes'
  | 'slip'
  | 'listSources'
  | 'inspect'
  | 'proposal'
  | 'deliver'
  | 'undo'
  | 'release'
  | 'dismiss';

/**
 * Ingest as the actor of a call may use it; procedures reach batches and sources in no other way. Batches of
 * another department are not there: NOT_FOUND. Delivering for one is FORBIDDEN.
 */
export function ingestFor({ services: { ingest }, actor }: CallContext): Pick<Ingest, Served> {
  const isSeen = ({ department }: { department: string }) => seesDepartment(actor, department);
  async function requireSeen(batchId: number): Promise<void> {
    const batches = await ingest.listBatches();
    if (!batches.some((batch) => batch.batchId === batchId && isSeen(batch)))
      throw new HubError('NOT_FOUND', { kind: 'batch', id: String(batchId) });
  }
  /** A slip names its batch; whoever made one up learns nothing of another department's. */
  async function requireOwnSlip({ fileId, correctionOf }: FileProposal): Promise<void> {
    if (!correctionOf) return;
    try {
      await requireSeen(correctionOf.batchId);
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
    inspect: async (location, by, fileId) => asSeen(await ingest.inspect(location, by, fileId)),
    proposal: async (fileId) => asSeen(await ingest.proposal(fileId)),
    async deliver(delivery, by) {
      if (!isSeen(delivery)) throw new HubError('FORBIDDEN', { permission: 'deliver' });
      return ingest.deliver(delivery, by);
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

function departmentShown(actor: Actor, department: string | null): string | null {
  return department !== null && seesDepartment(actor, department) ? department : actor.department;
}
