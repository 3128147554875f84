import type { review as Chinese } from '../../zh/linkage/review.ts';

export const review: typeof Chinese = {
  parts: 'The two parts of review',
  queue: 'To review',
  judgements: 'Verdicts {count}',
  today: 'reviewed today: {count}',
  left: 'left in this batch: {count}',
  pending: 'not applied yet: {count}',
  pendingHint:
    'Verdicts count from the next run of matching: the same are joined, different ones kept apart. Retraining also learns from them.',
  question: 'Pair {number} of {of}',
  evidence: 'Show what the model thinks',
  evidenceHint:
    'So that you are not led by the model, its opinion is hidden until you answer; go back with ← to see it.',
  previous: 'Previous pair (←)',
  next: 'Next pair (→)',
  note: 'Note',
  notePlaceholder:
    'Your reason; Enter keeps it, Esc leaves. Please write no names, numbers or other personal data',
  noteSave: 'Keep note',
  noted: 'Note: {note}',
  undo: 'Take back the last',
  back: 'Back to the last pair',
  none: 'No pairs to review',
  noneHint: 'Run matching first. The doubtful pairs that teach the model most are then listed here.',
  end: 'No more pairs to review',
  endHint:
    'All answers are kept. Retraining brings new doubtful pairs; ← goes back to look or to answer anew.',
  offer:
    '{count} new verdicts. Retraining weighs all evidence anew with them and matches everything; you can go on looking meanwhile.',
  retrain: 'Retrain',
  change: {
    title: 'Scores before and after retraining',
    found: 'Pairs at the threshold or above: {before} before, {after} after',
    weight: 'Weight (bits)',
    before: 'Before',
    after: 'After',
    threshold: 'Threshold',
    scores: 'Open scores',
    close: 'Close',
  },
  table: 'Verdicts',
  anyVerdict: 'All verdicts',
  anyState: 'All states',
  search: 'Find a name, note or reviewer',
  found: '{count} in all',
  newestOnly: ' (the newest {count} of {total})',
  columns: {
    pair: 'Both records',
    verdict: 'Verdict',
    note: 'Note',
    by: 'Reviewer',
    at: 'Time',
    state: 'State',
  },
  states: { applied: 'applied', pending: 'not yet' },
  withdraw: 'Withdraw',
  gone: 'Records no longer there',
  noJudgements: 'No verdicts yet',
  noJudgementsHint:
    'Answer pairs under “To review”, or split and merge on the entities page: all verdicts are listed here and can be withdrawn.',
};
