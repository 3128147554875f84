import type { Rule } from '../../../schemas/datasets/dataset.ts';
import { quote } from '../../warehouse/quote.ts';
import type { NormaliseContext } from '../normalise/index.ts';

type RuleKind = (rule: Rule, context: Pick<NormaliseContext, 'today'>) => string;

/** SQL of the field that stands at a place in the rule's arguments. */
function argument({ code, fields }: Rule, at: number): string {
  const field = fields[at];
  if (field === undefined) throw new TypeError(`rule ${code} lacks its field ${at + 1}`);
  return quote(field);
}

const notPresent: RuleKind = ({ fields }) => fields.map((field) => `${quote(field)} IS NULL`).join(' AND ');

/** By the 17th digit of a citizen number: odd for men (GB 11643). */
const sexMatchesNumber: RuleKind = (rule) => {
  const [sex, number] = [argument(rule, 0), argument(rule, 1)];
  return `${sex} IN ('1', '2') AND (ascii(substr(${number}, 17, 1)) % 2 = 1) <> (${sex} = '1')`;
};

/** Digits 7 to 14 of a citizen number are the date of birth (GB 11643). */
const birthMatchesNumber: RuleKind = (rule) => {
  const [birth, number] = [argument(rule, 0), argument(rule, 1)];
  return `year(${birth}) * 10000 + month(${birth}) * 100 + day(${birth}) <> TRY_CAST(substr(${number}, 7, 8) AS INTEGER)`;
};

/** Characters 9 to 17 of a credit code are the organisation code (GB 32100). */
const organisationCodeMatches: RuleKind = (rule) =>
  `replace(upper(${argument(rule, 0)}), '-', '') <> substr(${argument(rule, 1)}, 9, 9)`;

const between: RuleKind = (rule) => {
  const value = argument(rule, 0);
  const bounds = [
    ...(rule.min === undefined ? [] : [`${value} < ${rule.min}`]),
    ...(rule.max === undefined ? [] : [`${value} > ${rule.max}`]),
  ];
  if (bounds.length === 0) throw new TypeError(`rule ${rule.code} has no bounds`);
  return bounds.join(' OR ');
};

/** The SQL of each kind of rule: true when violated, not true when a value it needs is missing. */
export const ruleKinds: Record<Rule['check'], RuleKind> = {
  'any-present': notPresent,
  required: notPresent,
  'not-before': (rule) => `CAST(${argument(rule, 0)} AS DATE) < CAST(${argument(rule, 1)} AS DATE)`,
  'not-future': (rule, { today }) => `CAST(${argument(rule, 0)} AS DATE) > DATE '${today}'`,
  between,
  'sex-matches-number': sexMatchesNumber,
  'birth-matches-number': birthMatchesNumber,
  'organisation-code-matches': organisationCodeMatches,
};
