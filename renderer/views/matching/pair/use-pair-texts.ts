import type { EntityKind } from '../../../../schemas/api/linkage/entity-kind.ts';
import { useCodes } from '../../../components/use-codes.ts';
import { useTexts } from '../../../components/use-texts.ts';

/** Columns of the standardised records that hold codes, and their code tables. */
const codes: Readonly<Record<string, string>> = { sex: 'sex' };

/** Names of columns, comparisons and levels in words; models of one's own keep their raw names. */
export function usePairTexts(entity: () => EntityKind) {
  const { textOr } = useTexts();
  const { codeLabel } = useCodes();

  const columnName = (column: string): string => textOr(`linkage.pair.columns.${entity()}.${column}`, column);
  /** Named as its column where it has one: a person's name is not called like a company's. */
  const comparisonName = (name: string): string =>
    textOr(`linkage.pair.columns.${entity()}.${name}`, textOr(`linkage.comparisons.${name}`, name));
  const levelName = (level: string): string => textOr(`linkage.levels.${level}`, level);
  const valueText = (column: string, value: string | null): string | null => {
    const table = codes[column];
    return value !== null && table ? codeLabel(table, value) : value;
  };

  /** Where the words for a code differ is no matter: all of them stand for it. */
  const marksOf = (column: string, value: string | null, marks: readonly number[]): readonly number[] =>
    codes[column] && marks.length > 0 ? [...[...(valueText(column, value) ?? '')].keys()] : marks;

  return { columnName, comparisonName, levelName, valueText, marksOf };
}
