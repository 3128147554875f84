import { type CharacterRelation, differOnlyBy } from './character-relation.ts';
import { type CitizenNumber, isMisread, isSameCitizen, parseCitizenNumber } from './citizen-number.ts';
import { agreeOnPlaces, companyNameParser } from './company-name.ts';
import { type Binders, overValues, type Test } from './condition-test.ts';
import { numberTexts } from './dictionary.ts';
import type { PreparedColumns } from './prepared-columns.ts';
import { soundAlike } from './readings.ts';
import { lookAlike } from './similar-shapes.ts';
import { standardForm } from './variants.ts';

type ChineseKind =
  | 'homophone'
  | 'similar-shape'
  | 'variant'
  | 'same-citizen-number'
  | 'misread-citizen-number'
  | 'company-core';

/** Conditions on the mistakes that Chinese records have. */
export const chineseConditions: Binders<ChineseKind> = {
  homophone: ({ column }, columns) => characterwise('homophone', column, columns, soundAlike),
  'similar-shape': ({ column }, columns) => characterwise('similar-shape', column, columns, lookAlike),
  variant({ column }, columns) {
    const forms = columns.once(`variant ${column}`, () =>
      numberTexts(columns.numbered<string>(column).values.map(standardForm)),
    );
    return overValues(columns.numbered(column), (a, b) => forms[a] === forms[b]);
  },
  'same-citizen-number': ({ column }, columns) => onCitizenNumbers(column, columns, isSameCitizen),
  'misread-citizen-number': ({ column }, columns) => onCitizenNumbers(column, columns, isMisread),
  'company-core'({ column }, columns) {
    const parse = companyNameParser(columns.places);
    const names = columns.numbered<string>(column).values.map(parse);
    const cores = numberTexts(names.map(({ core }) => core));
    return overValues(
      columns.numbered(column),
      (a, b) => cores[a] === cores[b] && agreeOnPlaces(names[a]!, names[b]!),
    );
  },
};

function characterwise(
  kind: string,
  column: string,
  columns: PreparedColumns,
  relationOf: (alphabet: readonly string[]) => CharacterRelation,
): Test {
  const texts = columns.encoded(column);
  const isRelated = columns.once(`${kind} ${column}`, () => relationOf(texts.alphabet));
  return overValues(columns.numbered(column), differOnlyBy(texts, isRelated));
}

function onCitizenNumbers(
  column: string,
  columns: PreparedColumns,
  holds: (left: CitizenNumber, right: CitizenNumber) => boolean,
): Test {
  const numbers = columns.once(`citizen-numbers ${column}`, () =>
    columns.numbered<string>(column).values.map(parseCitizenNumber),
  );
  return overValues(columns.numbered(column), (a, b) => {
    const left = numbers[a]!;
    const right = numbers[b]!;
    return left !== null && right !== null && holds(left, right);
  });
}
