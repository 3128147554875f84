import type { Field } from '../../../schemas/datasets/dataset.ts';
import { citizenNumber } from './citizen-number.ts';
import { isCreditCode } from './credit-code.ts';
import { found, type Normaliser, type NormaliseContext } from './normaliser.ts';

/** Passports, permits and other certificates: letters and digits, too short for the two numbers with a check character. */
const isCertificate = (text: string) =>
  `regexp_full_match(${text}, '[A-Z0-9()]{5,14}|[A-Z]{1,3}[0-9]{8,20}|[\\x{4e00}-\\x{9fff}]{1,4}字?第?[0-9]{4,12}号?')`;

/** The number of a person's or an organisation's certificate: citizen number, credit code, or another certificate. */
export function identityNumber(field: Field, context: NormaliseContext): Normaliser {
  const citizen = citizenNumber(field, context);
  return {
    steps: [
      ...citizen.steps,
      [
        'other',
        (at) =>
          `CASE WHEN ${at('valid')} THEN FALSE ELSE ${isCreditCode(at('number'))} OR ${isCertificate(at('number'))} END`,
      ],
    ],
    value: (at) => `CASE WHEN ${at('valid')} OR ${at('other')} THEN ${at('number')} END`,
    issue: (at) => `CASE WHEN ${at('other')} THEN NULL
      WHEN NOT regexp_matches(${at('number')}, '[0-9*]') THEN ${found('identity-number-form')}
      ELSE ${citizen.issue(at)} END`,
  };
}
