/**
 * Every procedure that a page can call. A new one is added here by hand, so that nobody exposes one unseen:
 * what it reads, who may call it and what is audited is to be looked at then.
 */
export const exposed = [
  'batches.issues view-rows personal-rows',
  'batches.list deliver none',
  'batches.report deliver none',
  'batches.undo undo write',
  'intake.deliver deliver write',
  'intake.discard deliver none',
  'intake.inspect deliver none',
  'intake.preview deliver none',
  'intake.propose deliver none',
  'jobs.cancel deliver write',
  'jobs.list view-aggregates none',
  'matching.run match write',
  'matching.summary view-aggregates none',
  'overview.areas view-aggregates none',
  'overview.chart view-aggregates none',
  'overview.figures view-aggregates none',
  'preferences.get view-aggregates none',
  'preferences.save view-aggregates none',
  'rows.query view-rows personal-rows',
  'sources.list view-aggregates none',
  'system.events view-aggregates none',
  'system.info view-aggregates none',
];
