import type { FileProposal } from '../../schemas/api/intake.ts';
import { toFailure, type Failure } from '../api/errors.ts';
import { useHub } from './hub.ts';
import { draftOf, toDelivery, type DeliveryForm, type TableDraft } from './intake-draft.ts';
import { batchIdsOf, failureOf, useJobsStore } from './jobs.ts';
import { useSourcesStore } from './sources.ts';

export type IntakePhase = 'queued' | 'uploading' | 'inspecting' | 'ready' | 'delivering' | 'done' | 'failed';

/** A file on its way into the hub. */
export interface IntakeItem {
  key: number;
  fileName: string;
  size: number;
  phase: IntakePhase;
  /** Share of the file that has reached the host. */
  uploaded: number;
  proposal: FileProposal | null;
  form: DeliveryForm;
  tables: TableDraft[];
  jobId: string | null;
  batchIds: number[];
  /** The same content was delivered before, so nothing was done. */
  isRepeated: boolean;
  /** Some of it waits for a decision and is not published. */
  isHeld: boolean;
  failure: Failure | null;
}

export function newItem(key: number, { name, size }: Pick<File, 'name' | 'size'>): IntakeItem {
  return {
    key,
    fileName: name,
    size,
    phase: 'queued',
    uploaded: 0,
    proposal: null,
    form: { department: '', mode: 'snapshot', period: '' },
    tables: [],
    jobId: null,
    batchIds: [],
    isRepeated: false,
    isHeld: false,
    failure: null,
  };
}

/** How a file reaches the host: from this page, or it is there already. */
export type BringFile = (onProgress: (share: number) => void, signal: AbortSignal) => Promise<string>;

/** Brings the file to the host and has it inspected. Whatever goes wrong is the item's failure. */
export async function receiveItem(item: IntakeItem, bring: BringFile, signal: AbortSignal): Promise<void> {
  const sources = useSourcesStore();
  try {
    item.phase = 'uploading';
    const fileId = await bring((share) => (item.uploaded = share), signal);
    item.phase = 'inspecting';
    const [proposal] = await Promise.all([
      useHub().client.intake.inspect({ fileId }, { signal }),
      sources.load(signal),
    ]);
    showProposal(item, proposal);
  } catch (error) {
    fail(item, toFailure(error));
  }
}

function showProposal(item: IntakeItem, proposal: FileProposal): void {
  item.proposal = proposal;
  item.form.department ||= proposal.department ?? '';
  item.form.mode = proposal.tables.find(({ mode }) => mode !== null)?.mode ?? 'snapshot';
  item.tables = proposal.tables.map(draftOf);
  item.phase = 'ready';
}

/** Has one table's columns proposed again for the dataset that the person chose. */
export async function chooseDataset(item: IntakeItem, table: number, dataset: string): Promise<void> {
  if (!item.proposal) return;
  const { fileId } = item.proposal;
  try {
    const proposal = await useHub().client.intake.propose({ fileId, table, dataset });
    item.tables = item.tables.map((draft) =>
      draft.proposal.table === table ? { ...draftOf(proposal), isIncluded: true } : draft,
    );
  } catch (error) {
    fail(item, toFailure(error));
  }
}

/** Delivers the file as the person left it, and waits for the end of the job. */
export async function deliverItem(item: IntakeItem): Promise<void> {
  if (!item.proposal) return;
  item.phase = 'delivering';
  try {
    const delivery = toDelivery(item.proposal, item.form, item.tables);
    const { jobId } = await useHub().client.intake.deliver(delivery);
    item.jobId = jobId;
    const job = await useJobsStore().finished(jobId);
    if (job.state !== 'done') return fail(item, failureOf(job));
    item.batchIds = batchIdsOf(job);
    item.isRepeated = job.result?.repeated === true;
    item.isHeld = Array.isArray(job.result?.held) && job.result.held.length > 0;
    item.phase = 'done';
  } catch (error) {
    fail(item, toFailure(error));
  }
}

function fail(item: IntakeItem, failure: Failure): void {
  item.failure = failure;
  item.phase = 'failed';
}
