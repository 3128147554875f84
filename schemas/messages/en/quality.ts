import type { quality as Chinese } from '../zh/quality.ts';

export const quality: typeof Chinese = {
  title: 'Data quality',
  source:
    'Dimensions of GB/T 36344-2018, Information technology: evaluation indicators for data quality. Measured by batch; published batches only.',
  indicators: {
    completeness: {
      name: 'Completeness',
      numerator: 'cells with a value in published rows',
      denominator: 'published rows × columns of the batch that became fields',
      definition:
        'Is there what should be there: the share of cells with a value, in published rows and in columns that were delivered and became fields. A value that is not published because it is unusable counts as missing.',
    },
    validity: {
      name: 'Validity',
      numerator: 'data rows without a problem of form, check digit, range or number of cells',
      denominator: 'published and quarantined rows',
      definition:
        'Does the content follow standards and rules: the share of rows no value of which is unusable for its form, check digit or range.',
    },
    uniqueness: {
      name: 'Uniqueness',
      numerator: 'published rows less those with the identity of an earlier row of the batch',
      denominator: 'published rows',
      definition:
        'Does each subject occur once: by the identity of the dataset, rows from the second on that repeat one within the batch (the standard lists it under accuracy).',
    },
    timeliness: {
      name: 'Timeliness',
      numerator: 'batches received on or before the day they were due',
      denominator: 'batches',
      definition:
        'Did it come in time by the agreed cadence: due is the last day of the period and the days of grace. Irregular sources are not judged.',
    },
    consistency: {
      name: 'Consistency',
      numerator: 'data rows without fields that contradict each other',
      denominator: 'published and quarantined rows',
      definition:
        'Do the fields of a row agree: sex and birth with the citizen number, the order of dates, the organisation code with the credit code.',
    },
  },
  notMeasured: 'nothing to measure',
  share: '{numerator} / {denominator}',
  showRows: 'Show the rows that fail',
};
