import type { returns as zh } from '../zh/returns.ts';

export const returns: typeof zh = {
  held: {
    title: 'This batch waits for a decision; nothing of it is published',
    lead: 'The dataset is as it was. The counts below say what publishing would do.',
    overtaken:
      'Its source has published the newer batch {id}: publishing this one would bring old contents back, so it can only be dismissed. If this file is the right one, undo batch {id} first, or dismiss this one and deliver the file again.',
    openNewer: 'Show batch {id}',
    dismissed:
      'This batch was dismissed and not published. This is its report; the file may be delivered again.',
    release: 'It is right: publish',
    releaseTitle: 'Publish batch {id}?',
    releaseText:
      'As the report says: {added} new, {changed} changed, {gone} gone. It can be undone afterwards.',
    dismiss: 'Dismiss, do not publish',
    dismissTitle: 'Dismiss batch {id}?',
    dismissText:
      'The file is not published and the dataset stays as it is. The department may deliver it again.',
    released: 'Batch {id} is published',
    dismissedDone: 'Batch {id} is dismissed',
    describe: 'Complete the source',
  },
  slip: {
    title: 'To be put right by the department',
    open: '{returned} rows returned, {corrected} corrected, {open} still open',
    closed: 'All {returned} returned rows are corrected: the loop is closed',
    hint: 'The slip has the department’s own columns and row numbers, marks the failing cells and says what to do. Put them right in the slip and drop it on the intake page: only the corrected rows are published.',
    download: 'Download the slip',
    corrections: 'Corrections',
    corrects: 'This corrects batch {id}',
    fileName: 'slip_{department}_{file}_batch{id}.xlsx',
  },
  correction: {
    title: 'This is a corrected slip',
    text: 'It corrects batch {id} ({file}). Only corrected rows are published, all others stay; rows still wrong stay on the slip.',
    deliver: 'Hand in the correction',
    openBatch: 'Show the batch',
  },
  changes: {
    title: 'Compared with the last delivery',
    lead: 'The records that this batch changed (masked)',
    kinds: { new: 'New {count}', changed: 'Changed {count}', gone: 'Gone {count}' },
    fromTo: '{from} → {to}',
    blank: 'empty',
  },
  template: {
    text: 'Departments that fill it in need not check columns.',
    download: 'Download a template',
    fileName: '{dataset}_template.xlsx',
  },
};
