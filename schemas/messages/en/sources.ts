import type { sources as zh } from '../zh/sources.ts';

export const sources: typeof zh = {
  title: 'Sources',
  lead: 'A source is one kind of data of one department. Its columns are remembered: the same layout goes straight in next time.',
  empty: {
    title: 'No sources yet',
    text: 'A source is made when a department’s first file is delivered.',
    action: 'Go to data intake',
  },
  summary: '{sources} sources, {departments} departments, {rows} rows now',
  department: 'Department',
  dataset: 'Dataset',
  connector: 'Format',
  mode: 'Kind of delivery',
  current: 'Rows now',
  lastDelivery: 'Last delivery',
  mapping: 'Remembered columns',
  mappingCount: '{count} columns',
  share: 'Share',
  none: 'none yet',
  field: 'Field',
  header: 'Column in the file',
  unmapped: 'Not published',
  showBatches: 'Show batches',
};
