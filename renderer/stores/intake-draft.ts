import type { ColumnMapping, Delivery, FileProposal, TableProposal } from '../../schemas/api/intake.ts';
import type { Reading } from '../../schemas/intake/reading.ts';
import type { Dataset, Reduction } from '../../schemas/datasets/dataset.ts';
import { datasetById } from '../../schemas/datasets/index.ts';

/** A table of a file in hand: what the hub proposes, and what the person made of it. */
export interface TableDraft {
  proposal: TableProposal;
  isIncluded: boolean;
  /** The field chosen for each column, by its position in the table. */
  fields: Record<number, string | null>;
  /** Codes and coordinates as the person says they are to be read. */
  reading: Reading;
  /** The person saw how the layout has changed and goes on. */
  isAdapted: boolean;
}

/** What stands in the way of delivering a table, or, for `identity`, what its later deliveries will lack. */
export type TableProblem =
  | { kind: 'dataset' }
  | { kind: 'layout' }
  | { kind: 'duplicate'; field: string; headers: string[] }
  | { kind: 'identity'; sets: string[][] };

/** What the person says about the whole file. */
export interface DeliveryForm {
  department: string;
  mode: 'snapshot' | 'delta';
  period: string;
}

/** A table as it is first shown: in when its dataset was recognised, with the proposed fields. */
export function draftOf(proposal: TableProposal): TableDraft {
  const fields = Object.fromEntries(proposal.columns.map(({ index, field }) => [index, field]));
  const reading = structuredClone(proposal.reading);
  return { proposal, isIncluded: proposal.dataset !== null, fields, reading, isAdapted: false };
}

/** The field chosen for a column now. */
export function fieldOfColumn(draft: TableDraft, { index }: ColumnMapping): string | null {
  return draft.fields[index] ?? null;
}

/** Whether the person chose otherwise than the hub proposed. */
export function isReassigned(draft: TableDraft, column: ColumnMapping): boolean {
  return fieldOfColumn(draft, column) !== column.field;
}

/** What becomes of a column before it is stored. Refused content stays refused whatever is chosen. */
export function reductionOf(draft: TableDraft, column: ColumnMapping): Reduction {
  if (column.refusal !== null || !isReassigned(draft, column)) return column.reduction;
  const dataset = datasetById(draft.proposal.dataset ?? '');
  const field = dataset?.fields.find(({ key }) => key === draft.fields[column.index]);
  return field?.reduction ?? column.reduction;
}

/** Everything to be settled or known before the table is delivered. */
export function problemsOf(draft: TableDraft): TableProblem[] {
  if (!draft.isIncluded) return [];
  const dataset = datasetById(draft.proposal.dataset ?? '');
  if (!dataset) return [{ kind: 'dataset' }];
  return [...unseenChange(draft), ...duplicatesOf(draft), ...missingIdentity(draft, dataset)];
}

function unseenChange({ proposal, isAdapted }: TableDraft): TableProblem[] {
  return proposal.layoutChange !== null && !isAdapted ? [{ kind: 'layout' }] : [];
}

function duplicatesOf(draft: TableDraft): TableProblem[] {
  const headers = new Map<string, string[]>();
  for (const column of draft.proposal.columns) {
    const field = fieldOfColumn(draft, column);
    if (field) headers.set(field, [...(headers.get(field) ?? []), column.header]);
  }
  return [...headers]
    .filter(([, taken]) => taken.length > 1)
    .map(([field, taken]) => ({ kind: 'duplicate', field, headers: taken }));
}

function missingIdentity(draft: TableDraft, dataset: Dataset): TableProblem[] {
  const mapped = new Set(Object.values(draft.fields));
  const isIdentified = dataset.identity.some((set) => set.every((key) => mapped.has(key)));
  return isIdentified ? [] : [{ kind: 'identity', sets: dataset.identity }];
}

/** The person's decisions in the form that the core takes. Every column is named: what they saw is what is applied. */
export function toDelivery(
  { fileId }: FileProposal,
  form: DeliveryForm,
  tables: readonly TableDraft[],
): Delivery {
  return {
    fileId,
    department: form.department.trim(),
    mode: form.mode,
    period: form.period.trim() || null,
    tables: tables.filter(({ isIncluded }) => isIncluded).map(choiceOf),
  };
}

/** How one table is to be read, as the person left it. */
export function choiceOf(draft: TableDraft): Delivery['tables'][number] {
  return {
    table: draft.proposal.table,
    dataset: draft.proposal.dataset ?? '',
    columns: draft.proposal.columns.map((column) => ({
      index: column.index,
      field: fieldOfColumn(draft, column),
    })),
    reading: draft.reading,
  };
}
