import { tableFromIPC } from 'apache-arrow';
import type { ColDef } from 'ag-grid-community';
import { computed, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Field } from '../../../schemas/datasets/dataset.ts';
import { datasetById } from '../../../schemas/datasets/index.ts';
import type { Page } from '../grid/PagedGrid.vue';
import { useCodes } from '../use-codes.ts';
import { useDatasets } from '../use-datasets.ts';
import { useHub } from '../../stores/hub.ts';
import type { RowsRequest } from './rows-request.ts';

export type Row = Record<string, unknown>;

/** Fields too long, or of no use, in a table cell. */
const unshown = new Set(['geometry']);
const widths: Partial<Record<Field['type'], number>> = {
  'long-text': 260,
  address: 240,
  'organisation-name': 220,
  'citizen-number': 176,
  'identity-number': 176,
  'credit-code': 176,
  'grid-code': 160,
  datetime: 160,
};
const numeric = new Set<Field['type']>(['integer', 'decimal', 'longitude', 'latitude']);

/** The rows that were asked for, page by page, and the columns that show them. */
export function useRows(request: Readonly<Ref<RowsRequest | null>>) {
  const { t } = useI18n();
  const { inLanguage } = useDatasets();
  const cellText = useCellText();

  const read = computed(() => {
    const asked = request.value;
    return async (offset: number, limit: number): Promise<Page<Row>> => {
      if (!asked) return { total: 0, rows: [] };
      const { dataset, filters, asOf = null } = asked;
      const page = await useHub().client.rows.query({ dataset, filters, asOf, sort: null, offset, limit });
      const table = tableFromIPC(new Uint8Array(await page.table.arrayBuffer()));
      return { total: page.total, rows: table.toArray().map((row) => row.toJSON()) };
    };
  });

  const columns = computed<ColDef<Row>[]>(() => {
    const dataset = request.value && datasetById(request.value.dataset);
    if (!dataset) return [];
    const hasAge = dataset.entity === 'person' && dataset.fields.some(({ key }) => key === 'birth');
    return [
      ...originColumns(),
      ...(hasAge ? [{ ...number('age', t('overview.rows.age')), width: 76 }] : []),
      ...dataset.fields.filter(({ type }) => !unshown.has(type)).map(fieldColumn),
    ];
  });

  function originColumns(): ColDef<Row>[] {
    return [
      { ...text('department', t('overview.rows.department')), width: 148, pinned: 'left' },
      { ...text('file', t('overview.rows.file')), width: 190 },
      { ...text('sheet', t('overview.rows.sheet')), width: 96 },
      { ...number('row_number', t('overview.rows.rowNumber')), width: 84 },
    ];
  }

  function fieldColumn({ key, label, type, unit, codes }: Field): ColDef<Row> {
    const header = unit ? `${inLanguage(label)} (${unit})` : inLanguage(label);
    if (numeric.has(type)) return { ...number(key, header), width: 120 };
    return {
      ...text(key, header, type, codes),
      width: widths[type] ?? 136,
    };
  }

  function text(key: string, headerName: string, type: Field['type'] = 'text', codes?: string): ColDef<Row> {
    const shown = (row: Row | undefined) => (row ? cellText(row[key], type, codes) : '');
    return {
      colId: key,
      headerName,
      headerTooltip: headerName,
      valueGetter: ({ data }) => shown(data),
      tooltipValueGetter: ({ data }) => shown(data),
    };
  }

  function number(key: string, headerName: string): ColDef<Row> {
    return { ...text(key, headerName), cellClass: 'th-number', headerClass: 'th-number' };
  }

  return { read, columns };
}

/** Values as people read them; Arrow gives days and times of the city as milliseconds. */
function useCellText() {
  const { t } = useI18n();
  const { codeLabel } = useCodes();
  return (value: unknown, type: Field['type'], codes?: string): string => {
    if (value === null || value === undefined) return '';
    if (codes) return codeLabel(codes, String(value));
    if (typeof value === 'boolean') return t(value ? 'overview.rows.yes' : 'overview.rows.no');
    if (typeof value !== 'number' && !(value instanceof Date)) return String(value);
    if (type === 'date') return new Date(value).toISOString().slice(0, 10);
    if (type === 'datetime') return new Date(value).toISOString().slice(0, 19).replace('T', ' ');
    return String(value);
  };
}
