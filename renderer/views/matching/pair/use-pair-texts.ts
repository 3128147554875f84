import type { EntityKind } from '../../../../schemas/api/linkage/entity-kind.ts';
import { useLinkageNames } from '../../../components/linkage/use-linkage-names.ts';
import { useCodes } from '../../../components/use-codes.ts';

/** Columns of the standardised records that hold codes, and their code tables. */
const codes: Readonly<Record<string, string>> = { sex: 'sex' };

/** Names of columns, comparisons and levels in words; models of one's own keep their raw names. */
export function usePairTexts(entity: () => EntityKind) {
  const { codeLabel } = useCodes();

  const valueText = (column: string, value: string | null): string | null => {
    const table = codes[column];
    return value !== null && table ? codeLabel(table, value) : value;
  };

  /** Where the words for a code differ is no matter: all of them stand for it. */
  const marksOf = (column: string, value: string | null, marks: readonly number[]): readonly number[] =>
    codes[column] && marks.length > 0 ? [...[...(valueText(column, value) ?? '')].keys()] : marks;

  return { ...useLinkageNames(entity), valueText, marksOf };
}
