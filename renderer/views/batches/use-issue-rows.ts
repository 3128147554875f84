import type { CellClassParams, ColDef, ITooltipParams } from 'ag-grid-community';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Batch, QuarantineRow, RuleCount } from '../../../schemas/api/batches.ts';
import type { Severity } from '../../../schemas/datasets/dataset.ts';
import { useIssueTexts } from '../../components/use-issue-texts.ts';
import { useBatchesStore } from '../../stores/batches.ts';

/** Which rows with issues are shown: all, those of one severity, those that one rule spoke about. */
export interface IssueFilter {
  severity?: Severity;
  code?: string;
  /** Any of these: what an indicator of quality counts. */
  codes?: string[];
}

const bySeverity = ['row', 'field', 'warning'] as const;

/** The worst severity among rules that spoke. */
export function worstOf(rules: readonly Pick<RuleCount, 'severity'>[]): Severity | undefined {
  return bySeverity.find((severity) => rules.some((rule) => rule.severity === severity));
}

/** Rows with issues of one batch, and the columns that show them with their failing cells marked. */
export function useIssueRows(batch: () => Batch, filter: () => IssueFilter, headers: () => string[]) {
  const { t } = useI18n();
  const { rowIssueTitle } = useIssueTexts();
  const store = useBatchesStore();

  const read = computed(() => {
    const chosen = { batchId: batch().batchId, ...filter() };
    return (offset: number, limit: number) => store.issues({ ...chosen, offset, limit });
  });

  const reasonsOf = (row: QuarantineRow | undefined): string =>
    [...new Set(row?.issues.map(rowIssueTitle))].join(t('intake.mapping.listSeparator'));

  const issuesOfCell = (row: QuarantineRow | undefined, header: string) =>
    row?.issues.filter((issue) => issue.header === header) ?? [];

  function cellColumn(header: string, position: number): ColDef<QuarantineRow> {
    return {
      headerName: header,
      headerTooltip: header,
      colId: `cell-${position}`,
      minWidth: 110,
      valueGetter: ({ data }) => data?.cells[position] ?? '',
      cellClass: ({ data }: CellClassParams<QuarantineRow>) =>
        issuesOfCell(data, header).length > 0 ? 'th-cell-failing' : '',
      tooltipValueGetter: ({ data, value }: ITooltipParams<QuarantineRow>) =>
        issuesOfCell(data, header).map(rowIssueTitle).join('\n') || value,
    };
  }

  const numberColumn = (
    name: string,
    field: 'rowNumber' | 'correctedRow',
    width: number,
  ): ColDef<QuarantineRow> => ({
    headerName: t(`batches.issues.${name}`),
    headerTooltip: t(`batches.issues.${name}Hint`),
    field,
    width,
    pinned: 'left',
    type: 'rightAligned',
  });

  const columns = computed<ColDef<QuarantineRow>[]>(() => [
    ...(batch().corrects === null
      ? [numberColumn('rowNumber', 'rowNumber', 84)]
      : [numberColumn('correctedRow', 'correctedRow', 116), numberColumn('slipRow', 'rowNumber', 116)]),
    {
      headerName: t('batches.issues.severity'),
      width: 104,
      pinned: 'left',
      valueGetter: ({ data }) => (data ? t(`batches.severities.${data.severity}`) : ''),
      cellClass: ({ data }: CellClassParams<QuarantineRow>) => `th-severity is-${data?.severity}`,
    },
    {
      headerName: t('batches.issues.reasons'),
      width: 260,
      pinned: 'left',
      valueGetter: ({ data }) => reasonsOf(data),
      tooltipValueGetter: ({ data }: ITooltipParams<QuarantineRow>) => reasonsOf(data),
    },
    ...headers().map(cellColumn),
  ]);

  return { read, columns };
}
