import { ref } from 'vue';
import type { TableDraft } from '../../stores/intake-draft.ts';

/** A field on its way to a column; `from` is the column that it leaves, null when none had it. */
interface DraggedField {
  field: string;
  from: number | null;
}

/** Gives fields to columns by drag or keyboard. A column's earlier field goes where the new one came from. */
export function useFieldMoves(draft: () => TableDraft) {
  const dragged = ref<DraggedField | null>(null);
  /** Column under the pointer while a field is dragged. */
  const target = ref<number | null>(null);

  const accepts = (index: number): boolean =>
    draft().proposal.columns.find((column) => column.index === index)?.refusal === null;

  function begin(event: DragEvent, field: string, from: number | null): void {
    dragged.value = { field, from };
    event.dataTransfer?.setData('text/plain', field);
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
  }

  function over(event: DragEvent, index: number): void {
    if (!dragged.value || !accepts(index)) return;
    event.preventDefault();
    target.value = index;
  }

  function drop(event: DragEvent, index: number): void {
    if (!dragged.value || !accepts(index)) return;
    event.preventDefault();
    give(dragged.value.field, dragged.value.from, index);
    end();
  }

  function end(): void {
    dragged.value = null;
    target.value = null;
  }

  function give(field: string, from: number | null, to: number): void {
    if (from === to) return;
    const { fields } = draft();
    const before = fields[to] ?? null;
    fields[to] = field;
    if (from !== null) fields[from] = before;
  }

  /** Moves a column's field to the next column that takes one, upwards or downwards; returns that column. */
  function moveBy(index: number, step: 1 | -1): number | null {
    const field = draft().fields[index];
    const open = draft()
      .proposal.columns.filter((column) => accepts(column.index))
      .map((column) => column.index);
    const to = open[open.indexOf(index) + step];
    if (!field || to === undefined) return null;
    give(field, index, to);
    return to;
  }

  return { dragged, target, begin, over, drop, end, moveBy };
}

export type FieldMoves = ReturnType<typeof useFieldMoves>;
