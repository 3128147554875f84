import { computed } from 'vue';
import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import { certainConfidence } from '../../../schemas/intake/mapping-confidence.ts';
import { fieldOfColumn, isReassigned, type TableDraft } from '../../stores/intake-draft.ts';

export type LineFilter = 'all' | 'check' | 'unmapped';

/** One column of a delivered table with what the person needs to judge it. */
export interface MappingLineData {
  column: ColumnMapping;
  field: string | null;
  /** First different values of the sample, as the core masked them. */
  samples: string[];
  isReassigned: boolean;
  /** The source's earlier files did not have this column, or it was read otherwise. */
  isChanged: boolean;
  is: { check: boolean; unmapped: boolean };
}

const shownSamples = 3;

/** Which columns share one field. */
export type FieldHolders = Map<string, string[]>;

export function useMappingLines(draft: () => TableDraft) {
  const lines = computed(() =>
    draft().proposal.columns.map((column, position) => toLine(draft(), column, position)),
  );

  const counts = computed(() => ({
    all: lines.value.length,
    check: lines.value.filter((line) => line.is.check).length,
    unmapped: lines.value.filter((line) => line.is.unmapped).length,
  }));

  const summary = computed(() => ({
    mapped: lines.value.filter(({ field }) => field !== null).length,
    unmapped: counts.value.unmapped,
    refused: lines.value.filter(({ column }) => column.refusal !== null && column.field === null).length,
  }));

  const holders = computed<FieldHolders>(() => {
    const found: FieldHolders = new Map();
    for (const { field, column } of lines.value)
      if (field) found.set(field, [...(found.get(field) ?? []), column.header]);
    return found;
  });

  return { lines, counts, summary, holders };
}

function toLine(draft: TableDraft, column: ColumnMapping, position: number): MappingLineData {
  const field = fieldOfColumn(draft, column);
  const reassigned = isReassigned(draft, column);
  const isChanged =
    draft.proposal.layout === 'changed' && column.reason !== 'remembered' && column.refusal === null;
  const isDoubtful =
    field !== null && !reassigned && column.refusal === null && column.confidence < certainConfidence;
  return {
    column,
    field,
    samples: samplesOf(draft, position),
    isReassigned: reassigned,
    isChanged,
    is: { check: isChanged || isDoubtful, unmapped: field === null && column.refusal === null },
  };
}

function samplesOf(draft: TableDraft, position: number): string[] {
  const values = draft.proposal.sample.map((cells) => cells[position]).filter((value) => value != null);
  return [...new Set(values)].slice(0, shownSamples);
}
