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
  current: 'Rows now',
  lastDelivery: 'Last delivery',
  none: 'none yet',
  unmapped: 'Not published',
  inbox: {
    reasons: {
      'layout-new': 'the department has no such table yet: open it and confirm its columns',
      'layout-changed': 'its headers differ from the last file: open it and confirm',
      'department-unknown':
        'nobody knows whose file it is: put it into a folder named after the department, or open it and choose',
      'batch-held': 'a batch of this source is held: release or dismiss it first',
      'partly-delivered':
        'tables of the file have not gone in, so it stays: deliver the others too, or move the file away yourself',
      'partly-read': 'a file in the archive cannot be read: open it, see which, and decide',
    },
    receipt:
      '“{file}” was taken at {at} as a file of “{department}”; the original is not kept. SHA-256: {sha256}',
    receiptBatch:
      'Batch {batch} ({state}): {delivered} rows delivered = {published} published + {quarantined} quarantined + {nonData} no data',
  },
  basis: {
    legalBasis: 'a legal basis',
    approvalNumber: 'an approval',
    purpose: 'a purpose',
    termUntil: 'a term that still runs',
  },
};
