import { computed, ref } from 'vue';
import type { EntityKind } from '../../../../schemas/api/linkage/entity-kind.ts';
import type { HistoryLine } from '../../../../schemas/api/master/entities.ts';
import { goldenKinds } from '../../../../schemas/master/index.ts';
import { useRead } from '../../../components/use-read.ts';
import { useEntitiesStore, useMaster } from '../../../stores/entities.ts';

/** What rows said about one field, the latest first. */
export interface FieldHistory {
  field: string;
  lines: HistoryLine[];
  /** A row stopped saying it, or two rows say different things. */
  hasChanged: boolean;
}

/** The values of an entity over time, by field in the order of the golden record. */
export function useHistory(kind: EntityKind, entityId: () => number, purpose: () => string | null) {
  const entities = useEntitiesStore();
  const onlyChanged = ref(true);
  const { data, failure, reload } = useRead(
    (signal) => useMaster().entities.history({ kind, entityId: entityId(), purpose: purpose() }, { signal }),
    [entityId, purpose, () => entities.built],
  );

  const shown = computed(() =>
    byField(kind, data.value ?? []).filter(({ hasChanged }) => hasChanged || !onlyChanged.value),
  );

  return { data, failure, reload, onlyChanged, shown };
}

function byField(kind: EntityKind, lines: readonly HistoryLine[]): FieldHistory[] {
  const histories = goldenKinds[kind].fields.map(({ field }) => historyOf(field, lines));
  return histories.filter((history) => history.lines.length > 0);
}

function historyOf(field: string, lines: readonly HistoryLine[]): FieldHistory {
  const own = lines.filter((line) => line.field === field).sort((a, b) => b.from.localeCompare(a.from));
  const values = new Set(own.map(({ value }) => value));
  return { field, lines: own, hasChanged: values.size > 1 || own.some(({ to }) => to !== null) };
}
