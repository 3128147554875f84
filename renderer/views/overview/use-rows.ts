import { tableFromIPC } from 'apache-arrow';
import type { ColDef } from 'ag-grid-community';
import { computed, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Field } from '../../../schemas/datasets/dataset.ts';
import { datasetById } from '../../../schemas/datasets/index.ts';
import type { Page } from '../../components/grid/PagedGrid.vue';
import { useDatasets } from '../../components/use-datasets.ts';
import { useHub } from '../../stores/hub.ts';
import type { RowsRequest } from './rows-request.ts';

export type Row = Record<string, unknown>;

/** Fields too long, or of no use, in a table cell. */
const unshown = new Set(['geometry']);
const numeric = new Set<Field['type']>(['integer', 'decimal', 'longitude', 'latitude']);

/** The rows that were asked for, page by page, and the columns that show them. */
export function useRows(request: Readonly<Ref<RowsRequest | null>>) {
  const { t } = useI18n();
  const { inLanguage } = useDatasets();

  const read = computed(() => {
    const asked = request.value;
    return async (offset: number, limit: number): Promise<Page<Row>> => {
      if (!asked) return { total: 0, rows: [] };
      const { dataset, filters } = asked;
      const page = await useHub().client.rows.query({ dataset, filters, sort: null, offset, limit });
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

  function fieldColumn({ key, label, type, unit }: Field): ColDef<Row> {
    const header = unit ? `${inLanguage(label)} (${unit})` : inLanguage(label);
    if (numeric.has(type)) return { ...number(key, header), width: 120 };
    return { ...text(key, header, type), width: type === 'long-text' || type === 'address' ? 240 : 136 };
  }

  function text(key: string, headerName: string, type: Field['type'] = 'text'): ColDef<Row> {
    const shown = (row: Row | undefined) => (row ? cellText(row[key], type) : '');
    return {
      ...{ colId: key, headerName, headerTooltip: headerName },
      valueGetter: ({ data }) => shown(data),
      tooltipValueGetter: ({ data }) => shown(data),
    };
  }

  function number(key: string, headerName: string): ColDef<Row> {
    return { ...text(key, headerName), cellClass: 'th-number', headerClass: 'th-number' };
  }

  /** Days and times as the city writes them; Arrow gives them as milliseconds. */
  function cellText(value: unknown, type: Field['type']): string {
    if (value === null || value === undefined) return '';
    if (typeof value === 'boolean') return t(value ? 'overview.rows.yes' : 'overview.rows.no');
    const isInstant = typeof value === 'number' || value instanceof Date;
    if (type === 'date' && isInstant) return new Date(value).toISOString().slice(0, 10);
    if (type === 'datetime' && isInstant) return new Date(value).toISOString().slice(0, 19).replace('T', ' ');
    return String(value);
  }

  return { read, columns };
}
