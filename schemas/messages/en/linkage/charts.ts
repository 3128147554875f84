import type { charts as Chinese } from '../../zh/linkage/charts.ts';

export const charts: typeof Chinese = {
  dataVersion: 'Data version {version}',
  comparison: 'Comparison',
  level: 'Level',
  bits: 'Evidence (bits)',
  weight: 'Score (bits)',
  probability: 'Probability',
  pairs: 'Pairs',
  prior: 'Prior',
  precision: 'Precision',
  recall: 'Recall',
  f1: 'F1',
  threshold: 'Threshold',
  m: 'm: among pairs that are one',
  u: 'u: among pairs that are two',
  before: 'before (version {version})',
  weights: {
    title: 'Match weights',
    definition:
      'Bits that each level adds to or takes from the evidence, log₂(m/u); one bit more doubles the odds. Every sum begins with the prior, the chance of two records drawn at random.',
    earlier: 'Pale marks: the version compared with.',
  },
  shares: {
    title: 'm and u probabilities',
    definition: 'How often each level is met among pairs that are one (m) and among pairs that are two (u).',
  },
  history: {
    title: 'Training',
    definition:
      'How far the furthest probability moved in each iteration of EM (logarithmic); below the dashed line it has converged.',
    iteration: 'Iteration',
    change: 'Largest change',
    matchShare: 'Matches among candidates',
    limit: 'Converged below {value}',
  },
  histogram: {
    title: 'Scores',
    definition:
      'Candidate pairs by score; dark ones reach the threshold. Below: precision, recall and F1 if all pairs from a score on were matches, estimated by the model, unverified.',
    matches: 'Expected matches',
  },
  waterfall: {
    title: 'How the evidence adds up',
    definition: 'From the prior on, the evidence of each comparison is added up to the score of the pair.',
    step: 'Step',
    sum: 'Sum (bits)',
    rarity: 'frequency of the value',
    together: 'overlap of {names}',
    total: 'Score',
  },
  roc: {
    title: 'ROC curve',
    definition:
      'From high to low thresholds: share found of the pairs that people call the same (up), and share wrongly found of those they call different (across).',
    falsePositiveRate: 'False positive rate',
  },
  precisionRecall: {
    title: 'Precision–recall curve',
    definition:
      'From high to low thresholds: recall (across) and precision (up) on the pairs that people judged.',
  },
  unlinkable: {
    title: 'Scores of records against themselves',
    definition:
      'The score that each record reaches against itself. Of those below the threshold too little is known to match anything.',
    records: 'Records',
  },
};
