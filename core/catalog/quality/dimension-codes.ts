import type { Dataset, Rule, Severity } from '../../../schemas/datasets/dataset.ts';
import { valueIssues } from '../../../schemas/rules/issues.ts';
import { wrongLength } from '../../ingest/batch/typed-rows.ts';

/** Which issue codes of a dataset speak against which dimension; each code speaks against one. */
export interface DimensionCodes {
  /** Something that should be there is not. */
  completeness: string[];
  /** A row or value cannot be used as it is: its form, its check digit, its range. */
  validity: string[];
  /** Two values of a row contradict each other. */
  consistency: string[];
}

const absence = new Set<Rule['check']>(['any-present', 'required']);
const contradiction = new Set<Rule['check']>([
  'not-before',
  'sex-matches-number',
  'birth-matches-number',
  'organisation-code-matches',
]);
const unusable = new Set<Severity>(['row', 'field']);

export function dimensionCodes({ rules }: Pick<Dataset, 'rules'>): DimensionCodes {
  const codesOf = (belongs: (rule: Rule) => boolean) => [
    ...new Set(rules.filter(belongs).map(({ code }) => code)),
  ];
  const values = Object.entries(valueIssues).flatMap(([code, severity]) =>
    unusable.has(severity) ? [code] : [],
  );
  const ruled = codesOf(
    ({ check, severity }) => !absence.has(check) && !contradiction.has(check) && unusable.has(severity),
  );
  return {
    completeness: codesOf(({ check }) => absence.has(check)),
    validity: [...values, wrongLength, ...ruled],
    consistency: codesOf(({ check }) => contradiction.has(check)),
  };
}
