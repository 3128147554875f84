import { codeTableById } from '../../schemas/codes/index.ts';
import { useDatasets } from './use-datasets.ts';

/** The words for the codes of code tables, in the chosen language. */
export function useCodes() {
  const { inLanguage } = useDatasets();

  /** The label of a code; a code that the table does not list stays as it is. */
  function codeLabel(table: string, code: string): string {
    const value = codeTableById(table)?.values.find((candidate) => candidate.code === code);
    return value ? inLanguage(value.label) : code;
  }

  return { codeLabel };
}
