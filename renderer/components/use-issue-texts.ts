import { useTexts } from './use-texts.ts';

/** What a validation rule or normaliser found, in words, and how to put it right. */
export function useIssueTexts() {
  const { t, textOr } = useTexts();

  const issueTitle = (code: string): string =>
    textOr(`issues.${code}.title`, t('app.states.unknownCode', { code }));
  /** The title of one row's issue, with the other row that it may name. */
  const rowIssueTitle = ({ code, value }: { code: string; value: string | null }): string =>
    textOr(`issues.${code}.located`, issueTitle(code), { row: value });
  const issueRemedy = (code: string): string => textOr(`issues.${code}.remedy`, '');

  return { issueTitle, rowIssueTitle, issueRemedy };
}
