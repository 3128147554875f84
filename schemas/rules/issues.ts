import type { Severity } from '../datasets/dataset.ts';

/**
 * What a normaliser can find in one value, with its severity (DESIGN §5). The texts stand in
 * `schemas/messages/<language>/issues.ts`; what rules find has its severity in the dataset's rule.
 */
export const valueIssues = {
  'value-masked': 'field', // asterisks instead of characters
  'digits-lost': 'field', // scientific notation, or more digits than a number cell holds
  'characters-lost': 'field', // U+FFFD, or ? for a character that the encoding lacks
  'same-as-above': 'field', // 同上 with nothing above
  'filled-down': 'warning', // 同上, and what stands above it
  'citizen-number-form': 'field',
  'citizen-number-checksum': 'field',
  'citizen-number-birth': 'field',
  'citizen-number-area': 'warning',
  'citizen-number-age': 'warning',
  'credit-code-form': 'field',
  'credit-code-checksum': 'field',
  'credit-code-organisation': 'field',
  'credit-code-old-number': 'field',
  'organisation-code-form': 'field',
  'organisation-code-checksum': 'field',
  'identity-number-form': 'field',
  'date-form': 'field',
  'date-impossible': 'field',
  'date-ambiguous': 'field',
  'date-no-year': 'field',
  'date-month-only': 'warning',
  'name-form': 'field',
  'name-several': 'field',
  'phone-form': 'field',
  'phone-no-area': 'warning',
  'phone-several': 'warning',
  'code-unknown': 'field',
  'division-unknown': 'field',
  'division-ambiguous': 'field',
  'division-code-unknown': 'warning',
  'division-abolished': 'warning',
  'number-form': 'field',
  'number-not-whole': 'field',
  'number-approximate': 'warning',
  'coordinate-form': 'field',
  'coordinate-out-of-range': 'field',
  'coordinate-system-needed': 'field', // metres of a grid that nobody declared and no zone number proves
  'coordinate-alone': 'field', // one of the two, in a system that must be converted
  'coordinate-swapped': 'warning',
  'coordinate-sexagesimal-suspected': 'warning', // 120.332096 may mean 120°33'20.96"
  'geometry-form': 'field',
} as const satisfies Record<string, Severity>;

export type ValueIssue = keyof typeof valueIssues;

/** A warning against a row that claims an identity which an earlier row of the file has; its value is that row's number. */
export const repeatedIdentity = 'identity-repeated';

/** What is wrong with a row of a corrected slip when nobody can say which row it corrects; each concerns the whole row. */
export const slipIssues = ['slip-row-unnumbered', 'slip-row-unknown', 'slip-row-repeated'] as const;
