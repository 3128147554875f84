import type { CellClassParams, ColDef } from 'ag-grid-community';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { BatchReport, ChangedRow, ChangeKind } from '../../../schemas/api/batches.ts';
import { useCodes } from '../../components/use-codes.ts';
import { fieldOf, useDatasets } from '../../components/use-datasets.ts';
import { useBatchesStore } from '../../stores/batches.ts';

/** The records that a batch changed, and the columns that show them; of changed ones what was and what is. */
export function useChangedRows(report: () => BatchReport, kind: () => ChangeKind) {
  const { t } = useI18n();
  const { codeLabel } = useCodes();
  const { fieldLabel } = useDatasets();
  const store = useBatchesStore();

  const read = computed(() => {
    const chosen = { batchId: report().batch.batchId, kind: kind() };
    return (offset: number, limit: number) => store.changes({ ...chosen, offset, limit });
  });

  const shown = (field: string, value: string | null | undefined): string => {
    if (value == null) return '';
    const codes = fieldOf(report().batch.dataset, field)?.codes;
    return codes ? codeLabel(codes, value) : value;
  };

  function cellText(row: ChangedRow | undefined, field: string): string {
    const difference = row?.differences.find((candidate) => candidate.field === field);
    if (!difference) return shown(field, row?.values[field]);
    const side = (value: string | null) => shown(field, value) || t('returns.changes.blank');
    return t('returns.changes.fromTo', { from: side(difference.from), to: side(difference.to) });
  }

  const columns = computed<ColDef<ChangedRow>[]>(() => [
    {
      headerName: t('batches.issues.rowNumber'),
      field: 'rowNumber',
      width: 84,
      pinned: 'left',
      type: 'rightAligned',
    },
    ...report().columns.flatMap(({ field }): ColDef<ChangedRow>[] => {
      if (field === null) return [];
      return [
        {
          colId: field,
          headerName: fieldLabel(report().batch.dataset, field),
          minWidth: 120,
          valueGetter: ({ data }) => cellText(data, field),
          tooltipValueGetter: ({ data }) => cellText(data, field),
          cellClass: ({ data }: CellClassParams<ChangedRow>) =>
            data?.differences.some((difference) => difference.field === field) ? 'th-cell-failing' : '',
        },
      ];
    }),
  ]);

  return { read, columns };
}
