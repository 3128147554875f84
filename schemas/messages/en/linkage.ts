import type { linkage as Chinese } from '../zh/linkage.ts';
import { audit } from './linkage/audit.ts';
import { charts } from './linkage/charts.ts';
import { clusters } from './linkage/clusters.ts';
import { model } from './linkage/model.ts';
import { comparisons, levels } from './linkage/names.ts';
import { evaluation, overview, scores, training, unlinkable } from './linkage/pages.ts';
import { pair } from './linkage/pair.ts';
import { report } from './linkage/report.ts';
import { review } from './linkage/review.ts';

export const linkage: typeof Chinese = {
  title: 'Matching',
  lead: 'Brings the records of one person, legal entity or dwelling together.',
  entity: 'What is matched',
  entities: { person: 'Persons', 'legal-entity': 'Legal entities', dwelling: 'Dwellings' },
  pages: 'Pages of the matching workbench',
  tabs: {
    overview: 'Overview',
    model: 'Model',
    training: 'Training',
    scores: 'Scores',
    review: 'Review',
    clusters: 'Entities',
    audit: 'Audit',
    evaluation: 'Evaluation',
    unlinkable: 'Unlinkable',
  },
  unverified: 'unverified',
  unverifiedHint:
    'Precision and recall are the model’s own estimates; no random sample has been judged yet. After an audit the measured values and their intervals are shown.',
  learnt: {
    none: 'There were no pairs to learn from (data of one department only?)',
    few: 'estimated by the model, which learnt from {pairs} pairs only: not reliable',
  },
  run: {
    action: 'Run matching',
    actionHint: 'Matches only the records that changed since the last run, by the trained model',
    train: 'Retrain and match',
    trainHint:
      'Estimates the weight of all evidence anew from the current records and the verdicts of review, then matches everything',
    ended: 'Matching done: {records} records are {entities} entities',
    verdictsWait: 'A run is going on; verdicts are kept when it ends',
    running: 'Matching: {step}',
    queued: 'Matching waits for its turn',
    cancel: 'Cancel',
  },
  audit,
  charts,
  clusters,
  comparisons,
  evaluation,
  levels,
  model,
  overview,
  pair,
  report,
  review,
  scores,
  training,
  unlinkable,
};
