import { useI18n } from 'vue-i18n';

/** Names of columns, comparisons and levels of a preset in words; with null, of a model of one's own, they stay raw. */
export function useLinkageNames(kind: () => string | null) {
  const { t, te } = useI18n();

  function named(keys: readonly string[], name: string): string {
    const key = kind() === null ? undefined : keys.find((candidate) => te(candidate));
    return key ? t(key) : name;
  }

  const columnName = (column: string): string => named([`linkage.pair.columns.${kind()}.${column}`], column);
  /** Named as its column where it has one: a person's name is not called like a company's. */
  const comparisonName = (name: string): string =>
    named([`linkage.pair.columns.${kind()}.${name}`, `linkage.comparisons.${name}`], name);
  const levelName = (level: string): string => named([`linkage.levels.${level}`], level);

  return { columnName, comparisonName, levelName };
}
